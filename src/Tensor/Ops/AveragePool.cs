using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The mean of each window over the last two axes; NaN of no cell.</summary>
    internal static Tensor AveragePool(Tensor x, in PoolWindows windows)
    {
        using Tensor images = Images(x);
        Tensor y = Allocate(windows.Pooled(x.Shape), images.DType, x.Device);
        if (y.Size > 0) x.Backend.AveragePool(images, windows, y);
        return y;
    }

    /// <summary>The gradient and adjoint of <see cref="AveragePool"/>: each window's gy in equal shares to its cells.</summary>
    internal static Tensor AveragePoolSpread(Tensor gy, in PoolWindows windows)
    {
        using Tensor images = Images(gy);
        Tensor gx = Allocate(windows.Unpooled(gy.Shape), images.DType, gy.Device);
        if (gx.Size > 0) gy.Backend.AveragePoolSpread(images, windows, gx);
        return gx;
    }
}
