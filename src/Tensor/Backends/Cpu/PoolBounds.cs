namespace DeZeroNative.Backends.Cpu;

/// <summary>The cells of every window along one axis, worked out once for all planes.</summary>
internal sealed class PoolBounds
{
    private const int Recent = 8;

    // A network pools over the same few axes in every step.
    [ThreadStatic]
    private static PoolBounds?[]? t_recent;

    [ThreadStatic]
    private static int t_oldest;

    private readonly PoolAxis _axis;
    private readonly bool _countPad;

    private PoolBounds(in PoolAxis axis, bool countPad)
    {
        (_axis, _countPad) = (axis, countPad);
        Size = axis.Size;
        Start = new int[axis.Windows];
        End = new int[axis.Windows];
        Cells = new int[axis.Windows];
        Stride = axis.Stride;
        Kernel = axis.Kernel;
        for (int i = 0; i < axis.Windows; i++)
        {
            Start[i] = axis.Start(i);
            End[i] = axis.End(i);
            Cells[i] = countPad ? axis.CellsWithPadding(i) : End[i] - Start[i];
        }
        if (axis.Kernel == 0) return;
        while (FullFrom < axis.Windows && End[FullFrom] - Start[FullFrom] < axis.Kernel) FullFrom++;
        FullTo = FullFrom;
        while (FullTo < axis.Windows && End[FullTo] - Start[FullTo] == axis.Kernel) FullTo++;
    }

    /// <summary>The cells of the windows along an axis, kept from the last calls where it was among them.</summary>
    internal static PoolBounds Of(in PoolAxis axis, bool countPad)
    {
        PoolBounds?[] recent = t_recent ??= new PoolBounds?[Recent];
        foreach (PoolBounds? known in recent)
            if (known is not null && known._axis == axis && known._countPad == countPad) return known;
        return recent[t_oldest++ & (Recent - 1)] = new(axis, countPad);
    }

    /// <summary>Cells on the axis.</summary>
    internal int Size { get; }

    /// <summary>The step between windows; 0 where there is no one step.</summary>
    internal int Stride { get; }

    /// <summary>Cells of a window that lies on the axis whole; 0 where they differ.</summary>
    internal int Kernel { get; }

    /// <summary>The windows that lie on the axis whole, one <see cref="Stride"/> apart: from here ...</summary>
    internal int FullFrom { get; }

    /// <summary>... to before this one.</summary>
    internal int FullTo { get; }

    /// <summary>The first cell of each window.</summary>
    internal int[] Start { get; }

    /// <summary>The cell behind the last one of each window.</summary>
    internal int[] End { get; }

    /// <summary>What a mean divides by.</summary>
    internal int[] Cells { get; }
}
