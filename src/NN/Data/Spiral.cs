namespace DeZeroNative.NN;

/// <summary>
/// Three arms of a spiral, 100 points each: x (300, 2) float32, t (300) int64. The very numbers of DeZero's <c>Spiral</c>, in its order.
/// </summary>
public sealed class Spiral : TensorDataset
{
    private const int PointsPerClass = 100;
    private const int Classes = 3;
    private const uint TrainSeed = 1984;
    private const uint TestSeed = 2020;

    /// <summary>Makes the part to train on, or the part to test on.</summary>
    public Spiral(bool train = true, Func<Tensor, Tensor>? transform = null, Func<Tensor, Tensor>? targetTransform = null)
        : this(Make(train), train, transform, targetTransform)
    {
    }

    private Spiral((Tensor Points, Tensor Classes) data, bool train, Func<Tensor, Tensor>? transform, Func<Tensor, Tensor>? targetTransform)
        : base(data.Points, data.Classes, train, transform, targetTransform)
    {
    }

    private static (Tensor Points, Tensor Classes) Make(bool train)
    {
        var random = new NumPyRandomState(train ? TrainSeed : TestSeed);
        var points = new (double X, double Y)[PointsPerClass * Classes];
        for (int i = 0; i < points.Length; i++)
        {
            double radius = (double)(i % PointsPerClass) / PointsPerClass;
            double theta = (i / PointsPerClass * 4.0) + (4.0 * radius) + (random.RandN() * 0.2);
            points[i] = (radius * Math.Sin(theta), radius * Math.Cos(theta));
        }

        int[] order = random.Permutation(points.Length);
        var x = new float[2 * order.Length];
        var t = new long[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            x[2 * i] = (float)points[order[i]].X;
            x[(2 * i) + 1] = (float)points[order[i]].Y;
            t[i] = order[i] / PointsPerClass;
        }

        return (Tensor.FromMemory<float>(x, (order.Length, 2)), Tensor.FromMemory<long>(t, order.Length));
    }
}
