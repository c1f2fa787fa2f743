namespace DeZeroNative.Bench.Work;

/// <summary>Inputs: standard normal float32 numbers, as the peers draw them.</summary>
internal static class Noise
{
    public static Tensor Of(Shape shape)
    {
        var random = new Random(0);
        var values = new float[shape.Size];
        // Box-Muller.
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return Tensor.From(values, shape);
    }
}
