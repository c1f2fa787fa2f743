namespace DeZeroNative;

/// <summary>What one position of an index is.</summary>
internal enum TensorIndexKind : byte
{
    /// <summary>Every position of an axis, or those of a slice.</summary>
    Slice,

    /// <summary>One position; the axis goes away.</summary>
    Integer,

    /// <summary>As many whole axes as the other positions leave.</summary>
    Ellipsis,

    /// <summary>A new axis of size 1.</summary>
    NewAxis,

    /// <summary>Positions listed by an integer tensor; its axes take the place of the axis.</summary>
    Integers,

    /// <summary>The positions where a bool tensor holds, over as many axes as it has.</summary>
    Mask,
}
