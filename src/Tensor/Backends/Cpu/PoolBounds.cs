namespace DeZeroNative.Backends.Cpu;

/// <summary>The cells of every window along one axis, worked out once for all planes.</summary>
internal sealed class PoolBounds
{
    internal PoolBounds(in PoolAxis axis, bool countPad)
    {
        Size = axis.Size;
        Start = new int[axis.Windows];
        End = new int[axis.Windows];
        Cells = new int[axis.Windows];
        for (int i = 0; i < axis.Windows; i++)
        {
            Start[i] = axis.Start(i);
            End[i] = axis.End(i);
            Cells[i] = countPad ? axis.CellsWithPadding(i) : End[i] - Start[i];
        }
    }

    /// <summary>Cells on the axis.</summary>
    internal int Size { get; }

    /// <summary>The first cell of each window.</summary>
    internal int[] Start { get; }

    /// <summary>The cell behind the last one of each window.</summary>
    internal int[] End { get; }

    /// <summary>What a mean divides by.</summary>
    internal int[] Cells { get; }
}
