namespace DeZeroNative.NN;

/// <summary>
/// Which item, of which epoch, the transforms that run on this thread work on: random transforms draw their numbers by it. Data sets of this
/// library and <see cref="Dataset.Batch"/> open it; outside of one it is item 0 of epoch 0. To be disposed on the thread that made it.
/// </summary>
public readonly ref struct ItemScope
{
    [ThreadStatic]
    private static Place t_current;

    private readonly Place _outer;

    /// <summary>Lets the transforms work on an item, of the epoch that is set already.</summary>
    public ItemScope(int index)
        : this(t_current with { Index = index, Rows = null })
    {
    }

    private ItemScope(Place place)
    {
        _outer = t_current;
        t_current = place;
    }

    /// <summary>The number of the epoch.</summary>
    public static int Epoch => t_current.Epoch;

    /// <summary>The number of the item.</summary>
    public static int Index => t_current.Index;

    /// <summary>The number of the item in a row of a batch; without a scope, rows are numbered from 0.</summary>
    public static int IndexOfRow(int row) => t_current.Rows is { } rows ? rows[row] : t_current.Index + row;

    /// <summary>Goes back to what was before.</summary>
    public void Dispose() => t_current = _outer;

    internal static ItemScope OfEpoch(int epoch) => new(t_current with { Epoch = epoch });

    /// <summary>Lets the transforms work on a batch of these items.</summary>
    internal static ItemScope OfRows(int[] indices) => new(t_current with { Rows = indices });

    private readonly record struct Place(int Epoch, int Index, int[]? Rows);
}
