using CommunityToolkit.HighPerformance.Helpers;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu;

/// <summary>
/// A copy of one type of elements as planes, one call of the C kernel each. The columns of a plane lie along the axis on which y takes
/// its shortest steps, the rows along that on which x does, or beside the columns where both are the same:
/// <code>
///   (n, c, h, w) to (n, h, w, c)   n planes of h w rows and c columns, transposed
///   (n, s, h, d) to (n, h, s, d)   n h planes of s rows and d columns, as they lie
/// </code>
/// Small planes are taken several in a block, large ones in pieces, by the sizes alone.
/// </summary>
internal readonly unsafe struct CopyPlanes : IAction
{
    // A piece of a transposition: squarish, so that cache lines and pages that it opens on either side are used up.
    private const long PieceRows = 128, PieceColumns = CpuThreads.BlockElements / PieceRows;

    private readonly byte* _x, _y;
    private readonly int _size, _rank;
    private readonly long _rows, _columns, _xRow, _xColumn, _yRow, _yColumn;
    private readonly long _planes, _planesPerBlock, _rowsPerPiece, _columnsPerPiece, _piecesAcross, _pieces;

    // The axes of which each index has a plane, from the longest steps in y to the shortest.
    private readonly Extents _sizes, _xSteps, _ySteps;

    private CopyPlanes(in Shape shape, Layout xLayout, Layout yLayout, int size, byte* x, byte* y)
    {
        _x = x;
        _y = y;
        _size = size;
        Extents sizes = default, xs = default, ys = default;
        int rank = SortAxes(shape, xLayout, yLayout, ref sizes, ref xs, ref ys);
        (_columns, _xColumn, _yColumn) = (sizes[rank - 1], xs[rank - 1], ys[rank - 1]);
        _rows = 1;
        int row = RowAxis(rank, xs);
        if (row >= 0) (_rows, _xRow, _yRow) = (sizes[row], xs[row], ys[row]);
        _planes = 1;
        for (int i = 0; i < rank - 1; i++)
        {
            if (i == row) continue;
            (_sizes[_rank], _xSteps[_rank], _ySteps[_rank]) = (sizes[i], xs[i], ys[i]);
            _planes *= sizes[i];
            _rank++;
        }
        bool turned = _xRow == 1 && _xColumn is not (0 or 1);
        _rowsPerPiece = turned ? Math.Min(_rows, PieceRows) : Math.Clamp(CpuThreads.BlockElements / _columns, 1, _rows);
        _columnsPerPiece = Math.Min(_columns, turned ? Math.Max(PieceColumns, CpuThreads.BlockElements / _rowsPerPiece & -64) : CpuThreads.BlockElements);
        _piecesAcross = (_columns + _columnsPerPiece - 1) / _columnsPerPiece;
        _pieces = (_rows + _rowsPerPiece - 1) / _rowsPerPiece * _piecesAcross;
        _planesPerBlock = _pieces > 1 ? 1 : Math.Max(1, CpuThreads.BlockElements / (_rows * _columns));
    }

    /// <summary>y = x, of elements of one size in bytes; y is not empty.</summary>
    internal static void Run(in Shape shape, Layout xLayout, Layout yLayout, int size, byte* x, byte* y)
    {
        var planes = new CopyPlanes(shape, xLayout, yLayout, size, x, y);
        CpuThreads.For(checked((int)((planes._planes + planes._planesPerBlock - 1) / planes._planesPerBlock * planes._pieces)), planes);
    }

    public void Invoke(int block)
    {
        (long group, long piece) = Math.DivRem(block, _pieces);
        (long down, long across) = Math.DivRem(piece, _piecesAcross);
        long first = group * _planesPerBlock, last = Math.Min(_planes, first + _planesPerBlock), i = down * _rowsPerPiece, j = across * _columnsPerPiece;
        long rows = Math.Min(_rowsPerPiece, _rows - i), columns = Math.Min(_columnsPerPiece, _columns - j);
        long xAt = i * _xRow + j * _xColumn, yAt = i * _yRow + j * _yColumn;
        Extents index = default;
        long rest = first;
        for (int axis = _rank - 1; axis >= 0; axis--)
        {
            (rest, index[axis]) = Math.DivRem(rest, _sizes[axis]);
            xAt += index[axis] * _xSteps[axis];
            yAt += index[axis] * _ySteps[axis];
        }
        for (long plane = first; plane < last; plane++)
        {
            DezeroKernels.Copy(_size, rows, columns, _x + xAt * _size, _xRow, _xColumn, _y + yAt * _size, _yRow, _yColumn);
            for (int axis = _rank - 1; axis >= 0; axis--)
            {
                xAt += _xSteps[axis];
                yAt += _ySteps[axis];
                if (++index[axis] < _sizes[axis]) break;
                xAt -= _sizes[axis] * _xSteps[axis];
                yAt -= _sizes[axis] * _ySteps[axis];
                index[axis] = 0;
            }
        }
    }

    /// <summary>The axes from the longest steps of y to the shortest, those joined that both cross without a gap.</summary>
    private static int SortAxes(in Shape shape, Layout xLayout, Layout yLayout, ref Extents sizes, ref Extents xs, ref Extents ys)
    {
        int rank = 0;
        for (int k = 0; k < shape.Rank; k++)
        {
            if (shape.Sizes[k] == 1) continue;
            int at = rank++;
            for (; at > 0 && Math.Abs(ys[at - 1]) < Math.Abs(yLayout.Strides[k]); at--)
                (sizes[at], xs[at], ys[at]) = (sizes[at - 1], xs[at - 1], ys[at - 1]);
            (sizes[at], xs[at], ys[at]) = (shape.Sizes[k], xLayout.Strides[k], yLayout.Strides[k]);
        }
        int last = 0;
        for (int k = 1; k < rank; k++)
        {
            bool joins = ys[last] == sizes[k] * ys[k] && xs[last] == sizes[k] * xs[k];
            if (!joins) last++;
            (sizes[last], xs[last], ys[last]) = (joins ? sizes[last] * sizes[k] : sizes[k], xs[k], ys[k]);
        }
        if (rank > 0) return last + 1;
        (sizes[0], xs[0], ys[0]) = (1, 1, 1);
        return 1;
    }

    /// <summary>The axis along which x is dense, or else that beside the columns; -1 where there is none.</summary>
    private static int RowAxis(int rank, in Extents xs)
    {
        if (xs[rank - 1] == 1) return rank - 2;
        for (int i = rank - 2; i >= 0; i--)
            if (xs[i] == 1) return i;
        return rank - 2;
    }
}
