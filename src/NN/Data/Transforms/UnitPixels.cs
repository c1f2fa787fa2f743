namespace DeZeroNative.NN;

/// <summary>
/// Flattens a uint8 picture and maps 0..255 to float32 0..1: Compose(Flatten, ToFloat, Normalize(0, 255)), DeZero's transform for MNIST,
/// in one pass and with the same bits.
/// </summary>
public sealed class UnitPixels : Transform
{
    private static readonly float[] s_values = [.. Enumerable.Range(0, 256).Select(i => i / 255f)];

    internal override bool MakesItsResult => true;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Apply(x, x.Size);
    }

    /// <inheritdoc/>
    public override Tensor ApplyBatch(Tensor xs)
    {
        ArgumentNullException.ThrowIfNull(xs);
        return Apply(xs, (xs.Length, xs.Length == 0 ? 0 : xs.Size / xs.Length));
    }

    private static Tensor Apply(Tensor x, Shape shape)
    {
        if (x.DType != DType.UInt8) throw new DTypeException($"[unit_pixels] uint8 expected, got {x.DType.Name()}");
        if (!x.Device.IsCpu) return x.To(DType.Float32).Reshape(shape) / 255;
        Tensor pixels = x.Contiguous();
        Tensor y = Tensor.Empty(shape, DType.Float32, x.Device, "unit_pixels");
        ReadOnlySpan<byte> from = pixels.Elements<byte>();
        Span<float> to = y.Elements<float>();
        for (int i = 0; i < to.Length; i++) to[i] = s_values[from[i]];
        GC.KeepAlive(pixels);
        GC.KeepAlive(y);
        return y;
    }
}
