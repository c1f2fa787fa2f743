using System.Numerics;
using System.Runtime.CompilerServices;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu;

internal sealed unsafe partial class CpuBackend
{
    public void Fill(Scalar value, Tensor y)
    {
        switch (y.DType)
        {
            case DType.Float32: Fill(value.To<float>(), y); break;
            case DType.Float64: Fill(value.To<double>(), y); break;
            case DType.Int64: Fill(value.ToInt64(), y); break;
            case DType.Int32: Fill(value.To<int>(), y); break;
            case DType.UInt8: Fill(value.To<byte>(), y); break;
            default: Fill(value.ToDouble() != 0 ? (byte)1 : (byte)0, y); break;
        }
    }

    public void Copy(Tensor x, Tensor y)
    {
        // The managed loop copies what is dense as fast.
        if (x.DType == y.DType && DezeroKernels.IsAvailable && y.Size > 0 && !(x.IsContiguous && y.IsContiguous))
        {
            CopyByPlanes(x, y);
            return;
        }
        switch (x.DType)
        {
            case DType.Float32: CopyFrom<float>(x, y); break;
            case DType.Float64: CopyFrom<double>(x, y); break;
            case DType.Int64: CopyFrom<long>(x, y); break;
            case DType.Int32: CopyFrom<int>(x, y); break;
            default: CopyFrom<byte>(x, y); break;
        }
    }

    private static void Fill<T>(T value, Tensor y) where T : unmanaged
    {
        fixed (T* py = &y.Origin<T>()) RowRunner.Run(new StridedLoop(y.Shape, y.Layout), new FillRow<T>(value, py));
        GC.KeepAlive(y);
    }

    private static void CopyByPlanes(Tensor x, Tensor y)
    {
        int size = x.DType.Size();
        fixed (byte* px = &Unsafe.Add(ref x.HostOrigin, (nint)(x.Offset * size)), py = &Unsafe.Add(ref y.HostOrigin, (nint)(y.Offset * size)))
            CopyPlanes.Run(y.Shape, x.Layout, y.Layout, size, px, py);
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }

    private static void CopyFrom<TFrom>(Tensor x, Tensor y) where TFrom : unmanaged, INumber<TFrom>
    {
        switch (y.DType)
        {
            case DType.Float32: Copy<TFrom, float>(x, y); break;
            case DType.Float64: Copy<TFrom, double>(x, y); break;
            case DType.Int64: Copy<TFrom, long>(x, y); break;
            case DType.Int32: Copy<TFrom, int>(x, y); break;
            case DType.UInt8: Copy<TFrom, byte>(x, y); break;
            default: CopyToBool<TFrom>(x, y); break;
        }
    }

    private static void Copy<TFrom, TTo>(Tensor x, Tensor y) where TFrom : unmanaged, INumber<TFrom> where TTo : unmanaged, INumber<TTo>
    {
        var loop = new StridedLoop(y.Shape, y.Layout, x.Layout);
        fixed (TFrom* px = &x.Origin<TFrom>())
        fixed (TTo* py = &y.Origin<TTo>())
        {
            if (typeof(TFrom) == typeof(TTo)) RowRunner.Run(loop, new CopyRow<TTo>((TTo*)px, py));
            else RowRunner.Run(loop, new ConvertRow<TFrom, TTo>(px, py));
        }
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }

    private static void CopyToBool<TFrom>(Tensor x, Tensor y) where TFrom : unmanaged, INumber<TFrom>
    {
        var loop = new StridedLoop(y.Shape, y.Layout, x.Layout);
        fixed (TFrom* px = &x.Origin<TFrom>())
        fixed (byte* py = &y.Origin<byte>())
            RowRunner.Run(loop, new TruthRow<TFrom>(px, py));
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }
}
