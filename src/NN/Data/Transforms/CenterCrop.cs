namespace DeZeroNative.NN;

/// <summary>Cuts the middle out of pictures. Where the border has an odd number of pixels, the left and upper part has one less, as in DeZero.</summary>
public sealed class CenterCrop(Pair size, ImageLayout layout = ImageLayout.Auto) : ImageTransform(layout)
{
    private protected override string Operation => "center_crop";

    private protected override Tensor Apply(Tensor x, bool batch, ImageShape shape)
    {
        if (size.Height <= 0 || size.Width <= 0 || size.Height > shape.Height || size.Width > shape.Width)
            throw new ShapeException($"[center_crop] {size} pixels cannot be cut out of {shape.Height} by {shape.Width}");
        int top = (shape.Height - size.Height) / 2, left = (shape.Width - size.Width) / 2;
        Slice rows = new(top, top + size.Height), columns = new(left, left + size.Width);
        bool pixelsLast = !shape.ChannelsLast || x.Rank - (batch ? 1 : 0) == 2;
        // A view would keep the whole picture.
        using Tensor view = pixelsLast ? x[TensorIndex.Ellipsis, rows, columns] : x[TensorIndex.Ellipsis, rows, columns, TensorIndex.All];
        return view.Clone();
    }
}
