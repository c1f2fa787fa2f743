namespace DeZeroNative;

/// <summary>What padding puts beyond the edges. Around <c>a b c d</c>, three on each side:</summary>
public enum PadMode
{
    /// <summary>One value: <c>0 0 0 | a b c d | 0 0 0</c>. Negative widths cut off.</summary>
    Constant,

    /// <summary>Mirrored at the edge elements, which are not doubled: <c>d c b | a b c d | c b a</c>.</summary>
    Reflect,

    /// <summary>Mirrored at the edges, so that the edge elements are doubled: <c>c b a | a b c d | d c b</c>.</summary>
    Symmetric,

    /// <summary>The edge elements: <c>a a a | a b c d | d d d</c>.</summary>
    Edge,

    /// <summary>From the other side: <c>b c d | a b c d | a b c</c>.</summary>
    Circular,
}
