using System.Buffers;
using System.Numerics;
using CommunityToolkit.HighPerformance.Helpers;
using DeZeroNative.Backends.Cpu.Gemm;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu.Recurrent;

/// <summary>
/// A recurrent layer by rows of the batch, which know nothing of each other: a thread takes some of them through all the steps, products and
/// gates, and so threads meet once per sequence and not twice per step. The hidden weights are packed once for all blocks and steps.
/// </summary>
internal static unsafe class RowBlocks<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    // Two tiles of rows read each sliver of the weights while it is near; more blocks than that leave nobody without work.
    private const int LeastRows = 16, MostRows = 64, ManyBlocks = 8;

    // Multiplications below which handing out costs more than it gains, and below which a product of all rows is not handed out either.
    private const long SerialWork = 500_000, SerialProduct = 150 * 150 * 150;

    // Products of the baseline take three times as long as those of OpenBLAS or the managed kernel, which may use wider vectors.
    private static readonly bool s_isFaster = DezeroKernels.IsAvailable && DezeroKernels.Variant != KernelVariant.Baseline;

    private static readonly Func<Tensor, Tensor> s_pack = Pack;

    /// <summary>Whether a layer of these sizes goes by rows: there is a block for a second thread, or nothing for it to do.</summary>
    internal static bool Takes(HiddenWeights u, long rows)
    {
        (long width, long units) = (u.Tensor.Shape[0], u.Tensor.Shape[1]);
        return s_isFaster && rows * width <= int.MaxValue && (rows > LeastRows || rows * width * units < SerialProduct);
    }

    /// <summary>Runs an action over blocks of rows, whose size depends on their number alone.</summary>
    internal static void For<TAction>(HiddenWeights u, Tensor sequence, TAction action) where TAction : struct, IRowsAction
    {
        int rows = (int)sequence.Shape[1], height = Math.Clamp((rows + ManyBlocks - 1) / ManyBlocks, LeastRows, MostRows);
        height = (height + LeastRows - 1) / LeastRows * LeastRows;
        var run = new BlockAction<TAction>(action, rows, height, left: (int)u.Tensor.Shape[0]);
        int blocks = (rows + height - 1) / height;
        if (sequence.Shape[0] * rows * u.Tensor.Size >= SerialWork) CpuThreads.For(blocks, run);
        else
            for (int block = 0; block < blocks; block++) run.Invoke(block);
    }

    /// <summary>The hidden weights as <see cref="Multiply"/> wants them, those of units to gates or those of gates to units.</summary>
    internal static Tensor Weights(HiddenWeights u, bool fromUnits) => u.Packed(fromUnits, s_pack);

    /// <summary>y (rows, n) = x (rows, k) times packed w (k, n), or that added to y; left has room for x packed.</summary>
    internal static void Multiply(int rows, int n, int k, T* x, T* w, bool accumulate, T* y, T* left)
    {
        NativeGemm.Pack(rows, k, lineStride: k, innerStride: 1, x, left);
        if (typeof(T) == typeof(float)) DezeroKernels.MultiplyPacked(rows, n, k, (float*)left, (float*)w, accumulate, (float*)y, n);
        else DezeroKernels.MultiplyPacked(rows, n, k, (double*)left, (double*)w, accumulate, (double*)y, n);
    }

    private static Tensor Pack(Tensor w)
    {
        int k = (int)w.Shape[0], n = (int)w.Shape[1];
        Tensor packed = Tensor.Allocate(DezeroKernels.PackedRightLength(n, k), w.DType, w.Device);
        bool transposed = n > 1 && w.Strides[1] != 1;
        long step = transposed ? w.Strides[1] : k > 1 ? w.Strides[0] : n;
        fixed (T* from = &w.Origin<T>(), to = &packed.Origin<T>())
        {
            if (typeof(T) == typeof(float)) DezeroKernels.PackRight(n, k, (float*)from, transposed, step, (float*)to);
            else DezeroKernels.PackRight(n, k, (double*)from, transposed, step, (double*)to);
        }
        GC.KeepAlive(w);
        return packed;
    }

    /// <summary>One block of rows, with room for the left operand of its products.</summary>
    private readonly struct BlockAction<TAction>(TAction action, int rows, int height, int left) : IAction where TAction : struct, IRowsAction
    {
        public void Invoke(int block)
        {
            int first = block * height, count = Math.Min(height, rows - first);
            T[] room = ArrayPool<T>.Shared.Rent(height * left);
            fixed (T* start = room) action.Invoke(first, count, start);
            ArrayPool<T>.Shared.Return(room);
        }
    }

    /// <summary>What is done with some rows.</summary>
    internal interface IRowsAction
    {
        /// <summary>Does it for rows first .. first + count - 1; left has room for as many rows of gates, packed.</summary>
        void Invoke(int first, int count, T* left);
    }
}
