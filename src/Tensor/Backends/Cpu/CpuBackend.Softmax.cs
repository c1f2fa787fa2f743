using System.Numerics;
using System.Numerics.Tensors;
using CommunityToolkit.HighPerformance.Helpers;

namespace DeZeroNative.Backends.Cpu;

internal sealed unsafe partial class CpuBackend
{
    public void Softmax(Tensor x, Tensor y)
    {
        if (x.DType == DType.Float32) Softmax<float>(x, y, logarithm: false);
        else Softmax<double>(x, y, logarithm: false);
    }

    public void LogSoftmax(Tensor x, Tensor y)
    {
        if (x.DType == DType.Float32) Softmax<float>(x, y, logarithm: true);
        else Softmax<double>(x, y, logarithm: true);
    }

    public void CrossEntropy(Tensor x, Tensor t, Tensor y)
    {
        if (x.DType == DType.Float32) CrossEntropy<float>(x, t, y);
        else CrossEntropy<double>(x, t, y);
    }

    public void CrossEntropyGradient(Tensor x, Tensor t, Tensor gy, Tensor y)
    {
        if (x.DType == DType.Float32) CrossEntropyGradient<float>(x, t, gy, y);
        else CrossEntropyGradient<double>(x, t, gy, y);
    }

    private static void Softmax<T>(Tensor x, Tensor y, bool logarithm) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.Size == 0) return;
        int n = checked((int)x.Shape[1]);
        long rows = x.Shape[0], rowsPerBlock = Math.Max(1, CpuThreads.BlockElements / n);
        fixed (T* px = &x.Origin<T>(), py = &y.Origin<T>())
            CpuThreads.For(checked((int)((rows + rowsPerBlock - 1) / rowsPerBlock)), new SoftmaxRows<T>(px, py, rows, n, rowsPerBlock, logarithm));
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }

    private static void CrossEntropy<T>(Tensor x, Tensor t, Tensor y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int n = checked((int)x.Shape[1]);
        long rows = x.Shape[0];
        T[] buffer = System.Buffers.ArrayPool<T>.Shared.Rent(n);
        double total = 0;
        fixed (T* px = &x.Origin<T>())
        fixed (long* pt = &t.Origin<long>())
        {
            for (long r = 0; r < rows; r++)
            {
                var row = new ReadOnlySpan<T>(px + r * n, n);
                T max = TensorPrimitives.Max(row);
                double sum = double.CreateChecked(ShiftedExp(row, max, buffer.AsSpan(0, n)));
                total += Math.Log(sum) + double.CreateChecked(max - row[(int)pt[r]]);
            }
        }
        System.Buffers.ArrayPool<T>.Shared.Return(buffer);
        y.Origin<T>() = T.CreateChecked(total / rows);
        GC.KeepAlive(x);
        KeepAlive(y, t, t);
    }

    private static void CrossEntropyGradient<T>(Tensor x, Tensor t, Tensor gy, Tensor y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Softmax<T>(x, y, logarithm: false);
        int n = checked((int)x.Shape[1]);
        long rows = x.Shape[0];
        T scale = gy.Origin<T>() / T.CreateChecked(rows);
        fixed (T* py = &y.Origin<T>())
        fixed (long* pt = &t.Origin<long>())
        {
            for (long r = 0; r < rows; r++)
            {
                var row = new Span<T>(py + r * n, n);
                row[(int)pt[r]] -= T.One;
                TensorPrimitives.Multiply(row, scale, row);
            }
        }
        KeepAlive(y, t, gy);
    }

    /// <summary>y = exp(x - max); returns the sum.</summary>
    private static T ShiftedExp<T>(ReadOnlySpan<T> x, T max, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        TensorPrimitives.Subtract(x, max, y);
        UnaryRow<ExpOp, T>.Apply(y, y);
        return TensorPrimitives.Sum<T>(y);
    }

    private readonly struct SoftmaxRows<T>(T* x, T* y, long rows, int n, long rowsPerBlock, bool logarithm) : IAction where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int i)
        {
            for (long r = i * rowsPerBlock; r < Math.Min((i + 1) * rowsPerBlock, rows); r++)
            {
                var source = new ReadOnlySpan<T>(x + r * n, n);
                var target = new Span<T>(y + r * n, n);
                T max = TensorPrimitives.Max(source);
                T sum = ShiftedExp(source, max, target);
                if (!logarithm)
                {
                    TensorPrimitives.Divide(target, sum, target);
                    continue;
                }

                // In two steps: beside a huge maximum its logarithm would be rounded away.
                TensorPrimitives.Subtract(source, max, target);
                TensorPrimitives.Subtract(target, T.Log(sum), target);
            }
        }
    }
}
