namespace DeZeroNative.NN;

/// <summary>
/// A transform of pictures that differs from item to item. What happens to an item is a function of the seed, the kind of transform, the epoch
/// and the number of the item, see <see cref="ItemScope"/>: neither threads nor batches nor order matter, and each epoch differs.
/// Two transforms of one kind in a row need two seeds.
/// </summary>
public abstract class RandomTransform : ImageTransform
{
    private readonly ulong _key;

    private protected RandomTransform(ulong seed, ImageLayout layout)
        : base(layout)
    {
        // FNV-1a of the name, so that kinds with one seed do not act in step.
        ulong name = 14695981039346656037;
        foreach (char letter in Operation) name = (name ^ letter) * 1099511628211;
        _key = seed ^ name;
    }

    private protected sealed override Tensor Apply(Tensor x, bool batch, ImageShape shape)
    {
        ImageShape result = ResultOf(shape, x);
        Tensor dense = x.Contiguous();
        Tensor y = Tensor.Empty(result.ToShape(x, batch), x.DType, x.Device, Operation);
        switch (x.DType.Size())
        {
            case 1:
                Apply(dense.Elements<byte>(), y.Elements<byte>(), shape, result, batch);
                break;
            case 4:
                Apply(dense.Elements<float>(), y.Elements<float>(), shape, result, batch);
                break;
            default:
                Apply(dense.Elements<double>(), y.Elements<double>(), shape, result, batch);
                break;
        }

        GC.KeepAlive(y);
        GC.KeepAlive(dense);
        if (!ReferenceEquals(dense, x)) dense.Dispose();
        return y;
    }

    /// <summary>The size of what comes out.</summary>
    /// <exception cref="DTypeException">The type is none that this transform takes: uint8, float32 and float64 unless it says otherwise.</exception>
    private protected virtual ImageShape ResultOf(ImageShape shape, Tensor x)
    {
        if (x.DType is not (DType.UInt8 or DType.Float32 or DType.Float64))
            throw new DTypeException($"[{Operation}] uint8, float32 or float64 expected, got {x.DType.Name()}");
        return shape;
    }

    /// <summary>Transforms one picture; <paramref name="shape"/> and <paramref name="result"/> are those of one.</summary>
    private protected abstract void Apply<T>(ReadOnlySpan<T> x, Span<T> y, ImageShape shape, ImageShape result, ref PhiloxStream random)
        where T : unmanaged, System.Numerics.INumber<T>;

    private void Apply<T>(ReadOnlySpan<T> x, Span<T> y, ImageShape shape, ImageShape result, bool batch)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        (uint low, uint high, _, _) = Philox.Block(_key, (uint)ItemScope.Epoch);
        ulong key = ((ulong)high << 32) | low;
        for (int row = 0; row < shape.Images; row++)
        {
            var random = new PhiloxStream(key, (uint)(batch ? ItemScope.IndexOfRow(row) : ItemScope.Index));
            Apply(
                x.Slice(row * shape.Length, shape.Length),
                y.Slice(row * result.Length, result.Length),
                shape with { Images = 1 },
                result with { Images = 1 },
                ref random);
        }
    }
}
