using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// The largest element of each window over the last two axes; NaN where there is one, negative infinity where a window holds no element.
    /// Where <paramref name="track"/> says so, also its position in the image, row by row: the first of equal ones, -1 for none.
    /// </summary>
    internal static (Tensor Y, Tensor? Index) MaxPool(Tensor x, in PoolWindows windows, bool track)
    {
        using Tensor images = Images(x);
        Shape shape = windows.Pooled(x.Shape);
        Tensor y = Allocate(shape, images.DType, x.Device);
        Tensor? index = track ? Allocate(shape, DType.Int64, x.Device) : null;
        if (y.Size > 0) x.Backend.MaxPool(images, windows, y, index);
        return (y, index);
    }

    /// <summary>The gradient of <see cref="MaxPool"/>: for each element the sum of gy over the windows that chose it.</summary>
    internal static Tensor MaxPoolScatter(Tensor gy, Tensor index, in PoolWindows windows)
    {
        RequireDevice(index.Device, gy, "pooling");
        using Tensor images = Images(gy);
        Tensor gx = Allocate(windows.Unpooled(gy.Shape), images.DType, gy.Device);
        if (gx.Size > 0) gy.Backend.MaxPoolScatter(images, index, windows, gx);
        return gx;
    }

    /// <summary>The elements at the positions that <see cref="MaxPool"/> chose; 0 for none. The adjoint of <see cref="MaxPoolScatter"/>.</summary>
    internal static Tensor MaxPoolGather(Tensor x, Tensor index, in PoolWindows windows)
    {
        RequireDevice(index.Device, x, "pooling");
        using Tensor images = Images(x);
        Tensor y = Allocate(index.Layout, images.DType, x.Device);
        if (y.Size > 0) x.Backend.MaxPoolGather(images, index, windows, y);
        return y;
    }

    /// <summary>The tensor dense and of a floating type, for the caller to dispose.</summary>
    private static Tensor Images(Tensor x)
    {
        using Tensor real = x.DType.IsFloat() ? x.View(x._layout) : x.To(DType.Float32);
        return real.ContiguousView();
    }
}
