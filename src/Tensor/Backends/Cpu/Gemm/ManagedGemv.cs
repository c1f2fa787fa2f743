using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using CommunityToolkit.HighPerformance.Helpers;

namespace DeZeroNative.Backends.Cpu.Gemm;

/// <summary>
/// Products of a matrix and a vector, y = alpha A x + beta y: every element of A is used once, so nothing is packed.
/// Where rows of A are dense each is one dot product; where columns are, they are added up in blocks of y.
/// </summary>
internal static unsafe class ManagedGemv
{
    private const int BlockRows = 64, BlockColumns = 1024;
    private const long SerialWork = 64 * 1024; // elements of A below which handing out costs more than it gains

    /// <summary>
    /// A is (rows, inner) with element (i, p) at <c>a[i * rowStride + p * innerStride]</c>, one of the strides being 1; x and y have steps.
    /// </summary>
    internal static void Run<T>(
        int rows, int inner, T alpha, T* a, long rowStride, long innerStride, T* x, long xStep, T beta, T* y, long yStep)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[]? scratch = null;
        if (xStep != 1)
        {
            scratch = ArrayPool<T>.Shared.Rent(inner);
            for (int p = 0; p < inner; p++) scratch[p] = x[p * xStep];
        }
        fixed (T* dense = scratch)
        {
            int block = innerStride == 1 ? BlockRows : BlockColumns, blocks = (rows + block - 1) / block;
            var action = new GemvAction<T>(rows, inner, alpha, a, rowStride, innerStride, scratch is null ? x : dense, beta, y, yStep);
            if ((long)rows * inner >= SerialWork) CpuThreads.For(blocks, action);
            else
                for (int i = 0; i < blocks; i++) action.Invoke(i);
        }
        if (scratch is not null) ArrayPool<T>.Shared.Return(scratch);
    }

    private readonly struct GemvAction<T>(int rows, int inner, T alpha, T* a, long rowStride, long innerStride, T* x, T beta, T* y, long yStep)
        : IAction
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int block)
        {
            if (innerStride == 1) Dots(block * BlockRows, Math.Min(rows, (block + 1) * BlockRows));
            else Columns(block * BlockColumns, Math.Min(rows, (block + 1) * BlockColumns));
        }

        private void Dots(int first, int last)
        {
            var vector = new ReadOnlySpan<T>(x, inner);
            for (int i = first; i < last; i++) Store(i, TensorPrimitives.Dot(new ReadOnlySpan<T>(a + i * rowStride, inner), vector));
        }

        private void Columns(int first, int last)
        {
            Span<T> sums = stackalloc T[last - first];
            sums.Clear();
            for (int p = 0; p < inner; p++)
                TensorPrimitives.MultiplyAdd(new ReadOnlySpan<T>(a + p * innerStride + first, sums.Length), x[p], sums, sums);
            for (int i = first; i < last; i++) Store(i, sums[i - first]);
        }

        private void Store(int i, T sum)
        {
            T* target = y + i * yStep;
            *target = beta == T.Zero ? alpha * sum : alpha * sum + beta * *target;
        }
    }
}
