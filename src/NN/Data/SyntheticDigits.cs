namespace DeZeroNative.NN;

/// <summary>
/// Handwritten-looking digits in MNIST's format, (n, 1, 28, 28) uint8 with labels 0..9, drawn from strokes under random size, slant,
/// rotation, shift, thickness and tremble. Needs no file and no network; a seed makes the same bytes on every platform.
/// </summary>
public sealed class SyntheticDigits : TensorDataset
{
    /// <summary>Pictures to train on, unless a count is given; as many as MNIST has.</summary>
    public const int TrainCount = 60_000;

    /// <summary>Pictures to test on, unless a count is given; as many as MNIST has.</summary>
    public const int TestCount = 10_000;

    /// <summary>Streams below are left to the order of epochs.</summary>
    private const uint FirstStream = 1u << 31;

    /// <summary>Draws the data. Without a transform, inputs are float32 in 0..1, flat, as those of <see cref="MNIST"/>.</summary>
    public SyntheticDigits(
        bool train = true,
        int? count = null,
        ulong seed = 0,
        Func<Tensor, Tensor>? transform = null,
        Func<Tensor, Tensor>? targetTransform = null)
        : this(Draw(train, count ?? (train ? TrainCount : TestCount), seed), train, transform, targetTransform)
    {
    }

    private SyntheticDigits((Tensor Images, Tensor Labels) data, bool train, Func<Tensor, Tensor>? transform, Func<Tensor, Tensor>? targetTransform)
        : base(data.Images, data.Labels, train, transform ?? new UnitPixels(), targetTransform)
    {
    }

    private static (Tensor Images, Tensor Labels) Draw(bool train, int count, ulong seed)
    {
        if (count < 0 || count > Array.MaxLength / (DigitPainter.Side * DigitPainter.Side))
            throw new ArgumentOutOfRangeException(nameof(count), $"[synthetic_digits] {count} pictures cannot be made");
        var pixels = new byte[count * DigitPainter.Side * DigitPainter.Side];
        var labels = new long[count];
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = DeZeroRuntime.Threads }, i =>
        {
            // A stream of numbers for each picture: threads do not matter, and a longer set begins with the shorter one.
            var random = new PhiloxStream(seed, FirstStream + ((uint)i << 1) + (train ? 0u : 1u));
            labels[i] = (long)(random.NextDouble() * 10);
            DigitPainter.Paint((int)labels[i], random, pixels.AsSpan(i * DigitPainter.Side * DigitPainter.Side, DigitPainter.Side * DigitPainter.Side));
        });
        return (Tensor.FromMemory<byte>(pixels, (count, 1, DigitPainter.Side, DigitPainter.Side)), Tensor.FromMemory<long>(labels, count));
    }
}
