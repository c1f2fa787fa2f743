using System.Numerics;

namespace DeZeroNative.Backends.Cpu;

internal sealed unsafe partial class CpuBackend
{
    public void CheckIndices(Tensor index, long low, long high, string operation)
    {
        foreach (long i in index.HostSpan<long>())
            if (i < low || i >= high) throw new ArgumentOutOfRangeException(nameof(index), $"[{operation}] index {i} is out of range for size {high}");
        GC.KeepAlive(index);
    }

    public void Gather(Tensor x, Tensor index, int axis, Tensor y)
    {
        switch (x.DType.Size())
        {
            case 8: Gather<long>(x, index, axis, y); break;
            case 4: Gather<int>(x, index, axis, y); break;
            default: Gather<byte>(x, index, axis, y); break;
        }
    }

    public void ScatterAdd(Tensor x, Tensor index, int axis, Tensor y)
    {
        switch (x.DType)
        {
            case DType.Float32: ScatterAdd<float>(x, index, axis, y); break;
            case DType.Float64: ScatterAdd<double>(x, index, axis, y); break;
            case DType.Int64: ScatterAdd<long>(x, index, axis, y); break;
            case DType.Int32: ScatterAdd<int>(x, index, axis, y); break;
            default: ScatterAdd<byte>(x, index, axis, y); break;
        }
    }

    public void IndexSelect(Tensor x, Tensor index, Tensor y)
    {
        long inner = x.Shape[2] * x.DType.Size(), n = x.Shape[1], k = index.Size;
        fixed (byte* px = &Bytes(x), py = &Bytes(y))
        fixed (long* pi = &index.Origin<long>())
        {
            for (long o = 0; o < x.Shape[0]; o++)
                for (long j = 0; j < k; j++)
                    Buffer.MemoryCopy(px + (o * n + pi[j]) * inner, py + (o * k + j) * inner, inner, inner);
        }
        KeepAlive(y, x, index);
    }

    public void IndexPut(Tensor x, Tensor index, Tensor y)
    {
        long inner = x.Shape[2] * x.DType.Size(), n = y.Shape[1], k = index.Size;
        fixed (byte* px = &Bytes(x), py = &Bytes(y))
        fixed (long* pi = &index.Origin<long>())
        {
            for (long o = 0; o < x.Shape[0]; o++)
                for (long j = 0; j < k; j++)
                    Buffer.MemoryCopy(px + (o * k + j) * inner, py + (o * n + pi[j]) * inner, inner, inner);
        }
        KeepAlive(y, x, index);
    }

    public void IndexAdd(Tensor x, Tensor index, Tensor y)
    {
        switch (x.DType)
        {
            case DType.Float32: IndexAdd<float>(x, index, y); break;
            case DType.Float64: IndexAdd<double>(x, index, y); break;
            case DType.Int64: IndexAdd<long>(x, index, y); break;
            case DType.Int32: IndexAdd<int>(x, index, y); break;
            default: IndexAdd<byte>(x, index, y); break;
        }
    }

    private static void Gather<T>(Tensor x, Tensor index, int axis, Tensor y) where T : unmanaged
    {
        // The step of x along the axis is taken from the index instead of the position.
        long step = x.Strides[axis];
        var loop = new StridedLoop(y.Shape, y.Layout, WithoutStep(x.Layout, y.Shape, axis), index.Layout);
        fixed (byte* px = &Bytes(x), py = &Bytes(y))
        fixed (long* pi = &index.Origin<long>())
            RowRunner.Run(loop, new GatherRow<T>((T*)px, pi, step, (T*)py));
        KeepAlive(y, x, index);
    }

    private static void ScatterAdd<T>(Tensor x, Tensor index, int axis, Tensor y) where T : unmanaged, INumber<T>
    {
        // Two indices may name one element, so this runs on one thread, in order.
        long step = y.Strides[axis];
        var loop = new StridedLoop(x.Shape, WithoutStep(y.Layout, x.Shape, axis), x.Layout, index.Layout);
        StridedLoop.Cursor cursor = default;
        fixed (T* px = &x.Origin<T>(), py = &y.Origin<T>())
        fixed (long* pi = &index.Origin<long>())
        {
            long s0 = loop.InnerStride(0), s1 = loop.InnerStride(1), s2 = loop.InnerStride(2), rows = loop.Outer, inner = loop.Inner;
            for (long r = 0; r < rows && inner > 0; r++)
            {
                for (long i = 0; i < inner; i++)
                    py[cursor.Offset[0] + i * s0 + pi[cursor.Offset[2] + i * s2] * step] += px[cursor.Offset[1] + i * s1];
                loop.Next(ref cursor);
            }
        }
        KeepAlive(y, x, index);
    }

    private static void IndexAdd<T>(Tensor x, Tensor index, Tensor y) where T : unmanaged, INumber<T>
    {
        int inner = checked((int)x.Shape[2]);
        long n = y.Shape[1], k = index.Size;
        fixed (T* px = &x.Origin<T>(), py = &y.Origin<T>())
        fixed (long* pi = &index.Origin<long>())
        {
            for (long o = 0; o < x.Shape[0]; o++)
                for (long j = 0; j < k; j++)
                    SumOp.Accumulate(new ReadOnlySpan<T>(px + (o * k + j) * inner, inner), new Span<T>(py + (o * n + pi[j]) * inner, inner));
        }
        KeepAlive(y, x, index);
    }

    private static Layout WithoutStep(Layout layout, in Shape shape, int axis)
    {
        Span<long> strides = stackalloc long[layout.Rank];
        layout.Strides.CopyTo(strides);
        strides[axis] = 0;
        return Layout.Strided(shape, strides);
    }

    private static ref byte Bytes(Tensor x) =>
        ref System.Runtime.CompilerServices.Unsafe.AddByteOffset(ref x.HostOrigin, (nint)(x.Offset * x.DType.Size()));

    private static void KeepAlive(Tensor y, Tensor a, Tensor b)
    {
        GC.KeepAlive(y);
        GC.KeepAlive(a);
        GC.KeepAlive(b);
    }

    private readonly struct GatherRow<T>(T* x, long* index, long step, T* y) : IRow where T : unmanaged
    {
        public void Invoke(long y0, long yStride, long x0, long xStride, long i0, long iStride, long c, long cStride, int count)
        {
            for (int i = 0; i < count; i++)
                y[y0 + i * yStride] = x[x0 + i * xStride + index[i0 + i * iStride] * step];
        }
    }
}
