using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DeZeroNative.Backends.OpenCL;

/// <summary>
/// The axes that up to four operands of one shape walk together, as a kernel takes them: axes of size 1 are dropped, and axes
/// that every operand crosses without a gap are merged, so that dense operands of any rank have one axis.
/// </summary>
internal struct StridedAxes
{
    internal const int MaxOperands = 4;

    private readonly int _operands;
    private Extents _sizes;
    private Operands _strides;

    internal StridedAxes(int operands) => _operands = operands;

    /// <summary>Number of axes.</summary>
    internal int Rank { get; private set; }

    /// <summary>Lengths of the axes.</summary>
    [UnscopedRef]
    internal readonly ReadOnlySpan<long> Sizes => ((ReadOnlySpan<long>)_sizes)[..Rank];

    /// <summary>Number of positions.</summary>
    internal readonly long Size
    {
        get
        {
            long size = 1;
            foreach (long n in Sizes) size *= n;
            return size;
        }
    }

    /// <summary>The steps of an operand along the axes.</summary>
    [UnscopedRef]
    internal readonly ReadOnlySpan<long> Strides(int operand) => ((ReadOnlySpan<long>)_strides[operand])[..Rank];

    /// <summary>Whether an operand lies without gaps in row-major order.</summary>
    internal readonly bool IsDense(int operand) => Rank == 0 || (Rank == 1 && _strides[operand][0] == 1);

    /// <summary>Adds an axis inside those before it; strides are those of the operands, 0 for one that is a number.</summary>
    internal void Append(long size, long y, long a = 0, long b = 0, long c = 0)
    {
        if (size == 1) return;
        int axis = Rank - 1;
        if (Rank > 0 && Joins(axis, 0, size * y) && Joins(axis, 1, size * a) && Joins(axis, 2, size * b) && Joins(axis, 3, size * c))
        {
            _sizes[axis] *= size;
        }
        else
        {
            axis = Rank++;
            _sizes[axis] = size;
        }
        _strides[0][axis] = y;
        _strides[1][axis] = a;
        _strides[2][axis] = b;
        _strides[3][axis] = c;
    }

    /// <summary>The axes of whole tensors; a null layout is a number.</summary>
    internal static StridedAxes Of(Layout y, Layout? a = null, Layout? b = null, Layout? c = null)
    {
        var axes = new StridedAxes(c is not null ? 4 : b is not null ? 3 : a is not null ? 2 : 1);
        ReadOnlySpan<long> sizes = y.Shape.Sizes;
        for (int i = 0; i < sizes.Length; i++)
            axes.Append(sizes[i], y.Strides[i], a is null ? 0 : a.Strides[i], b is null ? 0 : b.Strides[i], c is null ? 0 : c.Strides[i]);
        return axes;
    }

    private readonly bool Joins(int axis, int operand, long step) => operand >= _operands || _strides[operand][axis] == step;

    [InlineArray(MaxOperands)]
    private struct Operands
    {
        private Extents _first;
    }
}
