namespace DeZeroNative.Backends.Cpu;

/// <summary>
/// A walk over up to four operands of one shape. Axes that all operands cross without a gap are merged, so that dense
/// operands of any rank become one row:
/// <code>
///   (2, 3, 4) all dense             ->  1 row of 24
///   (2, 3, 4) and a broadcast (4,)  ->  6 rows of 4
/// </code>
/// Strides are in elements.
/// </summary>
internal unsafe struct StridedLoop
{
    internal const int MaxOperands = 4;

    private Extents _sizes;
    private OperandStrides _strides;
    private int _rank;
    private readonly int _operands;

    internal StridedLoop(in Shape shape, Layout y, Layout? a = null, Layout? b = null, Layout? c = null)
    {
        // Operands are given last to first without gaps; a null one is a number and takes no step.
        _operands = c is not null ? 4 : b is not null ? 3 : a is not null ? 2 : 1;
        for (int i = 0; i < shape.Rank; i++)
        {
            if (shape.Sizes[i] == 1) continue;
            Append(shape.Sizes[i], y.Strides[i], a is null ? 0 : a.Strides[i], b is null ? 0 : b.Strides[i], c is null ? 0 : c.Strides[i]);
        }
        if (_rank == 0) Append(shape.Size, 1, 0, 0, 0);
    }

    /// <summary>Length of a row.</summary>
    internal readonly long Inner => _sizes[_rank - 1];

    /// <summary>Number of rows.</summary>
    internal readonly long Outer
    {
        get
        {
            long n = 1;
            for (int i = 0; i < _rank - 1; i++) n *= _sizes[i];
            return n;
        }
    }

    /// <summary>The step of an operand along a row.</summary>
    internal readonly long InnerStride(int operand) => _strides[operand][_rank - 1];

    /// <summary>Puts the cursor on a row.</summary>
    internal readonly void Seek(long row, ref Cursor cursor)
    {
        cursor = default;
        for (int i = _rank - 2; i >= 0; i--)
        {
            (row, long index) = Math.DivRem(row, _sizes[i]);
            cursor.Index[i] = index;
            for (int k = 0; k < _operands; k++) cursor.Offset[k] += index * _strides[k][i];
        }
    }

    /// <summary>Moves the cursor to the next row.</summary>
    internal readonly void Next(ref Cursor cursor)
    {
        for (int i = _rank - 2; i >= 0; i--)
        {
            bool carry = ++cursor.Index[i] == _sizes[i];
            long steps = carry ? 1 - _sizes[i] : 1;
            for (int k = 0; k < _operands; k++) cursor.Offset[k] += steps * _strides[k][i];
            if (!carry) return;
            cursor.Index[i] = 0;
        }
    }

    private void Append(long size, long y, long a, long b, long c)
    {
        int last = _rank - 1;
        if (_rank > 0 && _strides[0][last] == size * y && _strides[1][last] == size * a && _strides[2][last] == size * b && _strides[3][last] == size * c)
        {
            _sizes[last] *= size;
        }
        else
        {
            last = _rank++;
            _sizes[last] = size;
        }
        _strides[0][last] = y;
        _strides[1][last] = a;
        _strides[2][last] = b;
        _strides[3][last] = c;
    }

    /// <summary>The place of a row: its index on each outer axis, and the offset of each operand.</summary>
    internal struct Cursor
    {
        internal Extents Index;
        internal OperandOffsets Offset;
    }

    [System.Runtime.CompilerServices.InlineArray(MaxOperands)]
    internal struct OperandOffsets
    {
        private long _first;
    }

    [System.Runtime.CompilerServices.InlineArray(MaxOperands)]
    private struct OperandStrides
    {
        private Extents _first;
    }
}
