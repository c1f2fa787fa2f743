namespace DeZeroNative.NN;

/// <summary>Makes of (C, H, W) a picture (H, W, C) of uint8: values are rounded and held within 0..255. DeZero's <c>ToPIL</c>.</summary>
public sealed class ToImage() : ImageTransform(ImageLayout.ChannelsFirst)
{
    private protected override string Operation => "to_image";

    private protected override Tensor Apply(Tensor x, bool batch, ImageShape shape)
    {
        Tensor y = Tensor.Empty((shape with { ChannelsLast = true }).ToShape(x, batch), DType.UInt8, x.Device, "to_image");
        using Tensor view = x.Rank - (batch ? 1 : 0) == 2 ? x.View(x.Layout) : batch ? x.Transpose(0, 2, 3, 1) : x.Transpose(1, 2, 0);
        if (x.DType.IsFloat())
        {
            using Tensor whole = view.Round();
            using Tensor bytes = whole.Clip(0, byte.MaxValue);
            y.CopyFrom(bytes);
        }
        else
        {
            using Tensor bytes = x.DType == DType.UInt8 ? view.View(view.Layout) : view.Clip(0, byte.MaxValue);
            y.CopyFrom(bytes);
        }

        return y;
    }
}
