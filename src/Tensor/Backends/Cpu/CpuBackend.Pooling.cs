using System.Numerics;
using System.Runtime.CompilerServices;
using CommunityToolkit.HighPerformance.Helpers;
using DeZeroNative.Interop;

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
        int blocks = checked((int)((planes + perBlock - 1) / perBlock));
        fixed (T* px = &x.Origin<T>(), py = &y.Origin<T>())
        fixed (long* pi = &(index is null ? ref Unsafe.NullRef<long>() : ref index.Origin<long>()))
        {
            var memory = new PlaneMemory<T>(px, xSize, pi, (long)windows.Rows.Windows * windows.Columns.Windows, py, ySize, planes, perBlock);
            if (TPlane.IsNative(windows))
            {
                CpuThreads.For(blocks, new NativeBlocks<T, TPlane>(memory, NativePooling.Describe(windows)));
            }
            else
            {
                PoolBounds rows = PoolBounds.Of(windows.Rows, windows.CountPad), columns = PoolBounds.Of(windows.Columns, windows.CountPad);
                CpuThreads.For(blocks, new PlaneBlocks<T, TPlane>(memory, rows, columns));
            }
        }
        GC.KeepAlive(x);
        GC.KeepAlive(index);
        GC.KeepAlive(y);
    }

    /// <summary>Where planes lie, and how many go together in a block. An index has an element per window.</summary>
    private readonly struct PlaneMemory<T>(T* x, long xSize, long* index, long indexSize, T* y, long ySize, long planes, long perBlock) where T : unmanaged
    {
        internal T* X(long plane) => x + plane * xSize;

        internal long* Index(long plane) => index is null ? null : index + plane * indexSize;

        internal T* Y(long plane) => y + plane * ySize;

        internal (long First, long End) Block(int i) => (i * perBlock, Math.Min((i + 1) * perBlock, planes));
    }

    private readonly struct PlaneBlocks<T, TPlane>(PlaneMemory<T> memory, PoolBounds rows, PoolBounds columns) : IAction
        where T : unmanaged where TPlane : struct, IPlane<T>
    {
        public void Invoke(int i)
        {
            (long first, long end) = memory.Block(i);
            for (long p = first; p < end; p++) TPlane.Run(memory.X(p), memory.Index(p), memory.Y(p), rows, columns);
        }
    }

    private readonly struct NativeBlocks<T, TPlane>(PlaneMemory<T> memory, KernelPool pool) : IAction
        where T : unmanaged where TPlane : struct, IPlane<T>
    {
        public void Invoke(int i)
        {
            (long first, long end) = memory.Block(i);
            TPlane.RunNative(pool, end - first, memory.X(first), memory.Index(first), memory.Y(first));
        }
    }
}
