namespace DeZeroNative.NN;

/// <summary>(x - mean) / deviation, with one number each, or one per channel (axis 0 of an item).</summary>
public sealed class Normalize : Transform
{
    private readonly double[] _mean;
    private readonly double[] _deviation;

    /// <summary>The same numbers for every element.</summary>
    public Normalize(double mean = 0, double deviation = 1)
        : this([mean], [deviation])
    {
    }

    /// <summary>A mean and a deviation per channel.</summary>
    public Normalize(double[] mean, double[] deviation)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(deviation);
        (_mean, _deviation) = (mean, deviation);
    }

    internal override bool MakesItsResult => true;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => Apply(x, channelAxis: 0);

    /// <inheritdoc/>
    public override Tensor ApplyBatch(Tensor xs) => Apply(xs, channelAxis: 1);

    private Tensor Apply(Tensor x, int channelAxis)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (_mean is [double mean] && _deviation is [double deviation])
        {
            if (mean == 0) return x / deviation;
            using Tensor shifted = x - mean;
            return shifted / deviation;
        }

        using Tensor means = PerChannel(_mean, x, channelAxis), deviations = PerChannel(_deviation, x, channelAxis), centered = x - means;
        return centered / deviations;
    }

    private static Tensor PerChannel(double[] values, Tensor x, int channelAxis)
    {
        if (x.Rank <= channelAxis || x.Shape[channelAxis] != values.Length)
            throw new ShapeException($"[normalize] {values.Length} channels expected on axis {channelAxis}, got shape {x.Shape}");
        var shape = new long[x.Rank];
        Array.Fill(shape, 1);
        shape[channelAxis] = values.Length;
        return Tensor.From(values, shape).To(x.DType.IsFloat() ? x.DType : DType.Float32).To(x.Device);
    }
}
