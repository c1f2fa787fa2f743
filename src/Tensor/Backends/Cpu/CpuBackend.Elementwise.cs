using System.Numerics;
using System.Runtime.InteropServices;

namespace DeZeroNative.Backends.Cpu;

internal sealed unsafe partial class CpuBackend
{
    public void Unary<TOp>(Tensor x, Tensor y) where TOp : struct, IUnaryOp
    {
        if (y.DType == DType.Float32) Unary<TOp, float>(x, y);
        else Unary<TOp, double>(x, y);
    }

    public void Binary<TOp>(in Operand a, in Operand b, Tensor y) where TOp : struct, IBinaryOp
    {
        switch (y.DType)
        {
            case DType.Float32: Binary<TOp, float>(a, b, y); break;
            case DType.Float64: Binary<TOp, double>(a, b, y); break;
            case DType.Int64: Binary<TOp, long>(a, b, y); break;
            case DType.Int32: Binary<TOp, int>(a, b, y); break;
            default: Binary<TOp, byte>(a, b, y); break;
        }
    }

    public void Compare<TOp>(DType dtype, in Operand a, in Operand b, Tensor y) where TOp : struct, ICompareOp
    {
        switch (dtype)
        {
            case DType.Float32: Compare<TOp, float>(a, b, y); break;
            case DType.Float64: Compare<TOp, double>(a, b, y); break;
            case DType.Int64: Compare<TOp, long>(a, b, y); break;
            case DType.Int32: Compare<TOp, int>(a, b, y); break;
            default: Compare<TOp, byte>(a, b, y); break;
        }
    }

    public void Where(Tensor condition, in Operand a, in Operand b, Tensor y)
    {
        switch (y.DType)
        {
            case DType.Float32: Where<float>(condition, a, b, y); break;
            case DType.Float64: Where<double>(condition, a, b, y); break;
            case DType.Int64: Where<long>(condition, a, b, y); break;
            case DType.Int32: Where<int>(condition, a, b, y); break;
            default: Where<byte>(condition, a, b, y); break;
        }
    }

    private static void Unary<TOp, T>(Tensor x, Tensor y) where TOp : struct, IUnaryOp where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (y.Size < CpuThreads.BlockElements && x.IsContiguous && y.IsContiguous)
        {
            int count = (int)y.Size;
            UnaryRow<TOp, T>.Apply(MemoryMarshal.CreateReadOnlySpan(ref x.Origin<T>(), count), MemoryMarshal.CreateSpan(ref y.Origin<T>(), count));
            GC.KeepAlive(x);
            GC.KeepAlive(y);
            return;
        }
        fixed (T* px = &x.Origin<T>(), py = &y.Origin<T>())
            RowRunner.Run(new StridedLoop(y.Shape, y.Layout, x.Layout), new UnaryRow<TOp, T>(px, py));
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }

    private static void Binary<TOp, T>(in Operand a, in Operand b, Tensor y) where TOp : struct, IBinaryOp where T : unmanaged, INumber<T>
    {
        T an = default, bn = default;
        if (y.Size < CpuThreads.BlockElements && y.IsContiguous && IsDenseOrNumber(a) && IsDenseOrNumber(b))
        {
            int count = (int)y.Size;
            Span<T> ys = MemoryMarshal.CreateSpan(ref y.Origin<T>(), count);
            ref T ao = ref OriginOf(a, ref an);
            ref T bo = ref OriginOf(b, ref bn);
            if (TOp.Kernel is not null)
            {
                fixed (T* pa = &ao, pb = &bo, py = ys)
                    BinaryRow<TOp, T>.Apply(pa, a.Tensor is null ? 0 : 1, pb, b.Tensor is null ? 0 : 1, py, count);
            }
            else if (b.Tensor is null) TOp.Invoke(MemoryMarshal.CreateReadOnlySpan(ref ao, count), bn, ys);
            else if (a.Tensor is null) TOp.Invoke(an, MemoryMarshal.CreateReadOnlySpan(ref bo, count), ys);
            else TOp.Invoke(MemoryMarshal.CreateReadOnlySpan(ref ao, count), MemoryMarshal.CreateReadOnlySpan(ref bo, count), ys);
            KeepAlive(y, a, b);
            return;
        }
        fixed (T* pa = &OriginOf(a, ref an), pb = &OriginOf(b, ref bn), py = &y.Origin<T>())
            RowRunner.Run(new StridedLoop(y.Shape, y.Layout, LayoutOf(a), LayoutOf(b)), new BinaryRow<TOp, T>(pa, pb, py));
        KeepAlive(y, a, b);
    }

    private static void Compare<TOp, T>(in Operand a, in Operand b, Tensor y) where TOp : struct, ICompareOp where T : unmanaged, INumber<T>
    {
        T an = default, bn = default;
        fixed (T* pa = &OriginOf(a, ref an), pb = &OriginOf(b, ref bn))
        fixed (byte* py = &y.Origin<byte>())
            RowRunner.Run(new StridedLoop(y.Shape, y.Layout, LayoutOf(a), LayoutOf(b)), new CompareRow<TOp, T>(pa, pb, py));
        KeepAlive(y, a, b);
    }

    private static void Where<T>(Tensor condition, in Operand a, in Operand b, Tensor y) where T : unmanaged, INumber<T>
    {
        T an = default, bn = default;
        fixed (T* pa = &OriginOf(a, ref an), pb = &OriginOf(b, ref bn), py = &y.Origin<T>())
        fixed (byte* pc = &condition.Origin<byte>())
            RowRunner.Run(new StridedLoop(y.Shape, y.Layout, LayoutOf(a), LayoutOf(b), condition.Layout), new WhereRow<T>(pa, pb, pc, py));
        GC.KeepAlive(condition);
        KeepAlive(y, a, b);
    }

    private static bool IsDenseOrNumber(in Operand operand) => operand.Tensor is not { } tensor || tensor.IsContiguous;
}
