namespace DeZeroNative.NN;

/// <summary>Makes of a picture (H, W, C) what networks take, (C, H, W) in a type, float32 if none is given. The values stay as they are, as in DeZero.</summary>
public sealed class ToArray(DType dtype = DType.Float32) : ImageTransform(ImageLayout.ChannelsLast)
{
    private protected override string Operation => "to_array";

    private protected override Tensor Apply(Tensor x, bool batch, ImageShape shape)
    {
        Tensor y = Tensor.Empty((shape with { ChannelsLast = false }).ToShape(x, batch), dtype, x.Device, "to_array");
        using Tensor view = x.Rank - (batch ? 1 : 0) == 2 ? x.View(x.Layout) : batch ? x.Transpose(0, 3, 1, 2) : x.Transpose(2, 0, 1);
        y.CopyFrom(view);
        return y;
    }
}
