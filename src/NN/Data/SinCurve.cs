namespace DeZeroNative.NN;

/// <summary>
/// 999 pairs of neighbours on a curve: x (999, 1) and what follows, t (999, 1). To train on, a period of the sine with noise within
/// 0.05; to test on, the cosine, as in DeZero.
/// </summary>
public sealed class SinCurve : TensorDataset
{
    private const int Points = 1000;
    private const double Noise = 0.05;

    /// <summary>Makes the part to train on, or the part to test on.</summary>
    /// <param name="train">Whether the part to train on is wanted.</param>
    /// <param name="transform">What is applied to an input.</param>
    /// <param name="targetTransform">What is applied to a target.</param>
    /// <param name="dtype">Type of the numbers.</param>
    /// <param name="seed">Decides the noise.</param>
    public SinCurve(
        bool train = true,
        Func<Tensor, Tensor>? transform = null,
        Func<Tensor, Tensor>? targetTransform = null,
        DType dtype = DType.Float32,
        ulong seed = 0)
        : this(Make(train, dtype, seed), train, transform, targetTransform)
    {
    }

    private SinCurve(Tensor curve, bool train, Func<Tensor, Tensor>? transform, Func<Tensor, Tensor>? targetTransform)
        : base(curve[new Slice(0, -1)], curve[new Slice(1)], train, transform, targetTransform)
    {
    }

    private static Tensor Make(bool train, DType dtype, ulong seed)
    {
        var random = new PhiloxStream(seed, 0);
        var values = new double[Points];
        for (int i = 0; i < Points; i++)
        {
            double x = 2 * Math.PI * i / (Points - 1);
            values[i] = train ? Math.Sin(x) + Noise * (2 * random.NextDouble() - 1) : Math.Cos(x);
        }
        return Tensor.From(values, (Points, 1)).To(dtype);
    }
}
