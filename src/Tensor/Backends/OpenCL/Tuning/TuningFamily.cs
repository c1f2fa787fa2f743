using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL.Tuning;

/// <summary>Products by tiles of one kind and type.</summary>
internal abstract class TuningFamily
{
    private const int LeastItems = 64, MostItems = 512, MostSums = 128;

    private static readonly int[] s_tiles = [32, 64, 128, 256], s_depths = [8, 16, 32], s_items = [4, 8, 16];

    /// <summary>What it is, for people.</summary>
    internal abstract string Name { get; }

    internal abstract DType Type { get; }

    /// <summary>What is timed, made when its turn comes; the most important first.</summary>
    internal abstract IReadOnlyList<Func<TuningWork>> Works { get; }

    /// <summary>What a plan has to get right before it is kept: even sizes and odd ones, of a form.</summary>
    internal abstract IReadOnlyList<Func<TuningWork>> Checks(int form);

    /// <summary>The shapes to try: those of the model first, then all that fit the device.</summary>
    internal virtual IEnumerable<TileShape> Candidates(DeviceCapabilities device, TileChoice choice) => choice.Shapes.Concat(
        from m in s_tiles
        from n in s_tiles
        from depth in s_depths
        from itemM in s_items
        from itemN in s_items
        from buffers in (int[])[2, 1]
        let shape = new TileShape(m, n, depth, itemM, itemN, buffers)
        where shape.IsWhole && shape.Fits(device, Type) && shape.Items is >= LeastItems and <= MostItems && itemM * itemN <= MostSums
        // The nearer to 64 sums in as many registers, and to a square, the better the odds within the budget.
        orderby Math.Abs(Math.Log2(itemM * itemN / 64.0)) + Math.Abs(Math.Log2((double)m / n)) + Math.Abs(Math.Log2(shape.Items / 256.0)) + 2 - buffers
        select shape).Distinct();
}
