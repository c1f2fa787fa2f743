namespace DeZeroNative.TestKit;

/// <summary>Elements of tensors as doubles, and made-up ones.</summary>
public static class Values
{
    /// <summary>The elements in row-major order. Integers beyond 2^53 lose digits.</summary>
    public static double[] Of(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor.DType switch
        {
            DType.Float32 => Array.ConvertAll(tensor.ToArray<float>(), x => (double)x),
            DType.Float64 => tensor.ToArray<double>(),
            DType.Int64 => Array.ConvertAll(tensor.ToArray<long>(), x => (double)x),
            DType.Int32 => Array.ConvertAll(tensor.ToArray<int>(), x => (double)x),
            _ => Array.ConvertAll(tensor.ToArray<byte>(), x => (double)x),
        };
    }

    /// <summary>Numbers between two bounds, the same for the same seed, as the type holds them.</summary>
    public static Tensor Random(Shape shape, DType dtype = DType.Float32, int seed = 1, double low = -2, double high = 2)
    {
        var random = new Random(seed);
        var values = new double[shape.Size];
        for (int i = 0; i < values.Length; i++) values[i] = low + (high - low) * random.NextDouble();
        return From(values, shape, dtype);
    }

    /// <summary>The numbers in a shape, converted to a type.</summary>
    public static Tensor From(double[] values, Shape shape, DType dtype)
    {
        // Converted here, so that a fault in the library's own conversion cannot hide itself.
        ArgumentNullException.ThrowIfNull(values);
        return dtype switch
        {
            DType.Float64 => Tensor.From(values, shape),
            DType.Float32 => Tensor.From(Array.ConvertAll(values, x => (float)x), shape),
            DType.Int64 => Tensor.From(Array.ConvertAll(values, x => (long)x), shape),
            DType.Int32 => Tensor.From(Array.ConvertAll(values, x => (int)x), shape),
            DType.UInt8 => Tensor.From(Array.ConvertAll(values, x => (byte)(long)x), shape),
            _ => Tensor.From(Array.ConvertAll(values, x => x != 0), shape),
        };
    }
}
