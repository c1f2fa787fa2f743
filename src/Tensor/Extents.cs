using System.Runtime.CompilerServices;

namespace DeZeroNative;

/// <summary>Room for one number per axis, held in place.</summary>
[InlineArray(Shape.MaxRank)]
internal struct Extents
{
    private long _first;
}
