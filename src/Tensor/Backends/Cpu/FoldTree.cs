using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeZeroNative.Backends.Cpu;

/// <summary>
/// Folds a stream of partial results as a balanced tree would, so that the error grows with the logarithm of their number.
/// Level i holds the fold of 2^i of them, or is empty, as the bits of the count say.
/// </summary>
internal struct FoldTree<TOp, T> where TOp : struct, IReduceOp where T : unmanaged, INumber<T>
{
    private Levels _levels;
    private long _count;

    /// <summary>Takes in the next partial result.</summary>
    internal void Add(T value)
    {
        int level = 0;
        for (; (_count >> level & 1) != 0; level++) value = TOp.Invoke(_levels[level], value);
        _levels[level] = value;
        _count++;
    }

    /// <summary>The fold of all; at least one was taken in.</summary>
    internal readonly T Result()
    {
        int level = BitOperations.TrailingZeroCount(_count);
        T result = _levels[level];
        for (level++; _count >> level != 0; level++)
            if ((_count >> level & 1) != 0) result = TOp.Invoke(_levels[level], result);
        return result;
    }

    [InlineArray(64)]
    private struct Levels
    {
        private T _first;
    }
}
