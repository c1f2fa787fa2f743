using System.Numerics;
using CommunityToolkit.HighPerformance.Helpers;

namespace DeZeroNative.Backends.Cpu.Gemm;

/// <summary>
/// What happens to a product beside the product: its sums start at a bias, and an activation is applied to them. Done for each
/// block of the result while it is in the cache.
/// </summary>
internal readonly unsafe struct Epilogue<T>(T* bias, Activation activation) where T : unmanaged, IFloatingPointIeee754<T>
{
    internal bool HasBias => bias != null;

    /// <summary>Puts the bias into the rows of a block that starts at a column of the result; nothing where there is none.</summary>
    internal void Begin(int rows, int columns, int column, T* c, int ldc)
    {
        if (bias == null) return;
        var line = new ReadOnlySpan<T>(bias + column, columns);
        for (int i = 0; i < rows; i++) line.CopyTo(new(c + (long)i * ldc, columns));
    }

    /// <summary>Applies the activation to a block.</summary>
    internal void End(int rows, int columns, T* c, int ldc)
    {
        if (activation == Activation.None) return;
        for (int i = 0; i < rows; i++) Apply(activation, new(c + (long)i * ldc, columns));
    }

    /// <summary>Applies the activation to the whole of a dense result.</summary>
    internal void EndAll(long count, T* c)
    {
        if (activation == Activation.None) return;
        var part = new PartAction(activation, count, c);
        CpuThreads.For(checked((int)((count + CpuThreads.BlockElements - 1) / CpuThreads.BlockElements)), part);
    }

    private static void Apply(Activation activation, Span<T> y)
    {
        switch (activation)
        {
            case Activation.Relu: UnaryRow<ReluOp, T>.Apply(y, y); break;
            case Activation.Sigmoid: UnaryRow<SigmoidOp, T>.Apply(y, y); break;
            default: UnaryRow<TanhOp, T>.Apply(y, y); break;
        }
    }

    /// <summary>One block of a dense result.</summary>
    private readonly struct PartAction(Activation activation, long count, T* c) : IAction
    {
        public void Invoke(int block)
        {
            long first = (long)block * CpuThreads.BlockElements;
            Apply(activation, new(c + first, (int)Math.Min(CpuThreads.BlockElements, count - first)));
        }
    }
}
