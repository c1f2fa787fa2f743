using System.Numerics;
using System.Runtime.CompilerServices;
using CommunityToolkit.HighPerformance.Helpers;

namespace DeZeroNative.Backends.Cpu;

// Planes are independent: threads share them out, and each is worked in one order.
internal sealed unsafe partial class CpuBackend
{
    public void MaxPool(Tensor x, in PoolWindows windows, Tensor y, Tensor? index)
    {
        if (x.DType == DType.Float32) OverPlanes<float, MaxPlane<float>>(x, index, windows, y);
        else OverPlanes<double, MaxPlane<double>>(x, index, windows, y);
    }

    public void MaxPoolScatter(Tensor gy, Tensor index, in PoolWindows windows, Tensor gx)
    {
        if (gy.DType == DType.Float32) OverPlanes<float, MaxScatterPlane<float>>(gy, index, windows, gx);
        else OverPlanes<double, MaxScatterPlane<double>>(gy, index, windows, gx);
    }

    public void MaxPoolGather(Tensor x, Tensor index, in PoolWindows windows, Tensor y)
    {
        if (x.DType == DType.Float32) OverPlanes<float, MaxGatherPlane<float>>(x, index, windows, y);
        else OverPlanes<double, MaxGatherPlane<double>>(x, index, windows, y);
    }

    public void AveragePool(Tensor x, in PoolWindows windows, Tensor y)
    {
        if (x.DType == DType.Float32) OverPlanes<float, AveragePlane<float>>(x, null, windows, y);
        else OverPlanes<double, AveragePlane<double>>(x, null, windows, y);
    }

    public void AveragePoolSpread(Tensor gy, in PoolWindows windows, Tensor gx)
    {
        if (gy.DType == DType.Float32) OverPlanes<float, AverageSpreadPlane<float>>(gy, null, windows, gx);
        else OverPlanes<double, AverageSpreadPlane<double>>(gy, null, windows, gx);
    }

    private static void OverPlanes<T, TPlane>(Tensor x, Tensor? index, in PoolWindows windows, Tensor y)
        where T : unmanaged, IFloatingPointIeee754<T> where TPlane : struct, IPlane<T>
    {
        long xSize = x.Shape[^2] * x.Shape[^1], ySize = y.Shape[^2] * y.Shape[^1], planes = y.Size / ySize;
        long perBlock = Math.Max(1, CpuThreads.BlockElements / Math.Max(xSize, ySize));
        PoolBounds rows = PoolBounds.Of(windows.Rows, windows.CountPad), columns = PoolBounds.Of(windows.Columns, windows.CountPad);
        fixed (T* px = &x.Origin<T>(), py = &y.Origin<T>())
        fixed (long* pi = &(index is null ? ref Unsafe.NullRef<long>() : ref index.Origin<long>()))
        {
            var blocks = new PlaneBlocks<T, TPlane>(px, xSize, pi, py, ySize, planes, perBlock, rows, columns);
            CpuThreads.For(checked((int)((planes + perBlock - 1) / perBlock)), blocks);
        }
        GC.KeepAlive(x);
        GC.KeepAlive(index);
        GC.KeepAlive(y);
    }

    private readonly struct PlaneBlocks<T, TPlane>(
        T* x, long xSize, long* index, T* y, long ySize, long planes, long perBlock, PoolBounds rows, PoolBounds columns) : IAction
        where T : unmanaged where TPlane : struct, IPlane<T>
    {
        public void Invoke(int i)
        {
            // An index has an element per window, in the smaller of the two planes or the same.
            long indexSize = (long)rows.Start.Length * columns.Start.Length;
            for (long p = i * perBlock; p < Math.Min((i + 1) * perBlock, planes); p++)
                TPlane.Run(x + p * xSize, index is null ? null : index + p * indexSize, y + p * ySize, rows, columns);
        }
    }
}
