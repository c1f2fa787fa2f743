using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu;

/// <summary>
/// Softmax and cross entropy of some dense rows, by the C kernels or by their managed twins: each row goes through its passes (largest,
/// exp and sum, result) while it is in the cache.
/// </summary>
internal static unsafe class SoftmaxRows<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    // Numbers that are added in a row, which without SIMD they are one by one, before they enter a tree.
    private const int SumRun = 256;

    /// <summary>y = softmax(x) or its logarithm.</summary>
    internal static void Run(long rows, int n, T* x, T* y, bool logarithm)
    {
        if (!DezeroKernels.IsAvailable)
        {
            if (logarithm) ManagedLogSoftmax(rows, n, x, y);
            else ManagedSoftmax(rows, n, x, y);
        }
        else if (typeof(T) == typeof(float))
        {
            if (logarithm) DezeroKernels.LogSoftmax(rows, n, (float*)x, (float*)y);
            else DezeroKernels.Softmax(rows, n, (float*)x, (float*)y);
        }
        else if (logarithm)
        {
            DezeroKernels.LogSoftmax(rows, n, (double*)x, (double*)y);
        }
        else
        {
            DezeroKernels.Softmax(rows, n, (double*)x, (double*)y);
        }
    }

    /// <summary>The sum over rows of log(sum of exp(x)) - x[label].</summary>
    internal static double CrossEntropy(long rows, int n, T* x, long* t)
    {
        if (!DezeroKernels.IsAvailable) return ManagedCrossEntropy(rows, n, x, t);
        return typeof(T) == typeof(float) ? DezeroKernels.CrossEntropy(rows, n, (float*)x, t) : DezeroKernels.CrossEntropy(rows, n, (double*)x, t);
    }

    /// <summary>gx = (softmax(x) - 1 at the label) scale.</summary>
    internal static void CrossEntropyGradient(long rows, int n, T* x, long* t, T scale, T* gx)
    {
        if (!DezeroKernels.IsAvailable) ManagedCrossEntropyGradient(rows, n, x, t, scale, gx);
        else if (typeof(T) == typeof(float)) DezeroKernels.CrossEntropyGradient(rows, n, (float*)x, t, float.CreateTruncating(scale), (float*)gx);
        else DezeroKernels.CrossEntropyGradient(rows, n, (double*)x, t, double.CreateTruncating(scale), (double*)gx);
    }

    internal static void ManagedSoftmax(long rows, int n, T* x, T* y)
    {
        for (; rows > 0; rows--, x += n, y += n)
        {
            var target = new Span<T>(y, n);
            T sum = ShiftedExp(new(x, n), target, out _);
            TensorPrimitives.Divide(target, sum, target);
        }
    }

    internal static void ManagedLogSoftmax(long rows, int n, T* x, T* y)
    {
        T[] exps = ArrayPool<T>.Shared.Rent(n);
        for (; rows > 0; rows--, x += n, y += n)
        {
            var target = new Span<T>(y, n);
            T sum = ShiftedExp(new(x, n), exps.AsSpan(0, n), out T max);

            // In two steps: beside a huge maximum its logarithm would be rounded away.
            TensorPrimitives.Subtract(new ReadOnlySpan<T>(x, n), max, target);
            TensorPrimitives.Subtract(target, T.Log(sum), target);
        }
        ArrayPool<T>.Shared.Return(exps);
    }

    internal static double ManagedCrossEntropy(long rows, int n, T* x, long* t)
    {
        T[] exps = ArrayPool<T>.Shared.Rent(n);
        double total = 0;
        for (long r = 0; r < rows; r++, x += n)
        {
            double sum = double.CreateTruncating(ShiftedExp(new(x, n), exps.AsSpan(0, n), out T max));
            total += Math.Log(sum) + double.CreateTruncating(max - x[t[r]]);
        }
        ArrayPool<T>.Shared.Return(exps);
        return total;
    }

    internal static void ManagedCrossEntropyGradient(long rows, int n, T* x, long* t, T scale, T* gx)
    {
        for (long r = 0; r < rows; r++, x += n, gx += n)
        {
            var target = new Span<T>(gx, n);
            T sum = ShiftedExp(new(x, n), target, out _);
            TensorPrimitives.Divide(target, sum, target);
            target[(int)t[r]] -= T.One;
            TensorPrimitives.Multiply(target, scale, target);
        }
    }

    /// <summary>y = exp(x - max); returns the sum.</summary>
    private static T ShiftedExp(ReadOnlySpan<T> x, Span<T> y, out T max)
    {
        max = TensorPrimitives.Max(x);
        TensorPrimitives.Subtract(x, max, y);
        UnaryRow<ExpOp, T>.Apply(y, y);
        var tree = new FoldTree<SumOp, T>();
        for (int start = 0; start < y.Length; start += SumRun) tree.Add(TensorPrimitives.Sum<T>(y[start..Math.Min(y.Length, start + SumRun)]));
        return tree.Result();
    }
}
