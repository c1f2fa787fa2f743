using DeZeroNative.Backends.Cpu.Gemm;

namespace DeZeroNative.Backends.Cpu;

internal sealed unsafe partial class CpuBackend
{
    public void Gemm(double alpha, Tensor a, Tensor b, double beta, Tensor y)
    {
        if (y.Size == 0) return;
        if (y.DType == DType.Float32) Gemm<float>((float)alpha, a, b, (float)beta, y);
        else Gemm<double>(alpha, a, b, beta, y);
    }

    public void Linear(Tensor x, Tensor w, Tensor? b, Activation activation, Tensor y)
    {
        if (y.Size == 0) return;
        if (y.DType == DType.Float32) Linear<float>(x, w, b, activation, y);
        else Linear<double>(x, w, b, activation, y);
    }

    private static void Linear<T>(Tensor x, Tensor w, Tensor? b, Activation activation, Tensor y) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        int m = checked((int)y.Shape[0]), n = checked((int)y.Shape[1]), k = checked((int)x.Shape[1]);
        MatrixOrder orderX = MatrixOrder.Of(x), orderW = MatrixOrder.Of(w);
        T none = default;
        fixed (T* px = &x.Origin<T>(), pw = &w.Origin<T>(), py = &y.Origin<T>(), pb = &(b is null ? ref none : ref b.Origin<T>()))
        {
            var epilogue = new Epilogue<T>(b is null ? null : pb, activation);
            GemmProvider.Linear(orderX.Transposed, orderW.Transposed, m, n, k, px, orderX.Leading, pw, orderW.Leading, epilogue, py);
        }
        KeepAlive(y, x, w);
        GC.KeepAlive(b);
    }

    private static void Gemm<T>(T alpha, Tensor a, Tensor b, T beta, Tensor y) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        int m = checked((int)y.Shape[^2]), n = checked((int)y.Shape[^1]), k = checked((int)a.Shape[^1]);
        MatrixOrder orderA = MatrixOrder.Of(a), orderB = MatrixOrder.Of(b);
        var batch = new StridedLoop(LeadingAxes(y.Shape), Leading(y), Leading(a), Leading(b));
        long s0 = batch.InnerStride(0), s1 = batch.InnerStride(1), s2 = batch.InnerStride(2);
        fixed (T* pa = &a.Origin<T>(), pb = &b.Origin<T>(), py = &y.Origin<T>())
        {
            StridedLoop.Cursor cursor = default;
            for (long r = 0; r < batch.Outer; r++)
            {
                for (long i = 0; i < batch.Inner; i++)
                {
                    GemmProvider.Gemm(
                        orderA.Transposed, orderB.Transposed, m, n, k, alpha, pa + cursor.Offset[1] + i * s1, orderA.Leading,
                        pb + cursor.Offset[2] + i * s2, orderB.Leading, beta, py + cursor.Offset[0] + i * s0, n);
                }
                batch.Next(ref cursor);
            }
        }
        KeepAlive(y, a, b);
    }

    private static Shape LeadingAxes(in Shape shape) => new(shape.Sizes[..^2]);

    private static Layout Leading(Tensor x) => Layout.Strided(LeadingAxes(x.Shape), x.Strides[..^2]);

    /// <summary>How a BLAS sees a matrix: transposed or not, and the distance between its rows as stored.</summary>
    private readonly record struct MatrixOrder(bool Transposed, int Leading)
    {
        internal static MatrixOrder Of(Tensor x)
        {
            long rows = x.Shape[^2], columns = x.Shape[^1], rowStride = x.Strides[^2], columnStride = x.Strides[^1];
            bool plain = columns == 1 || columnStride == 1;
            if (plain && (rows == 1 || rowStride >= columns)) return new(false, checked((int)(rows == 1 ? columns : rowStride)));
            return new(true, checked((int)(columns == 1 ? rows : columnStride)));
        }
    }
}
