namespace DeZeroNative.Backends.OpenCL;

/// <summary>How a product of tiles is cut up.</summary>
/// <param name="Shape">The tiles.</param>
/// <param name="Parts">Parts of the inner axis whose sums are added afterwards; 1 for none.</param>
internal readonly record struct TilePlan(TileShape Shape, int Parts = 1)
{
    /// <inheritdoc/>
    public override string ToString() => Parts == 1 ? $"{Shape}" : $"{Shape} in {Parts} parts";

    /// <summary>Steps of the inner axis in a part: whole slices.</summary>
    internal long PartLength(long k) => (k + (long)Parts * Shape.Depth - 1) / ((long)Parts * Shape.Depth) * Shape.Depth;
}
