using System.Text;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL.Tuning;

/// <summary>
/// The plans that won on a device. They are kept as text beside its programs, in an entry whose key is the device, its driver and the
/// text of <c>tiles.cl</c>, and which is held to its hash as programs are: another device's, a damaged one, or one of other kernels is
/// not there.
/// </summary>
internal sealed class TunedTiles(IReadOnlyList<TunedTile> tiles)
{
    // Sizes that differ by more than this, in powers of two over all three axes, say nothing about each other.
    private const double Reach = 1.5;

    // Other transposes of the same sizes are better than no measurement.
    private const double OtherForm = 0.5;

    /// <summary>Nothing was tuned.</summary>
    internal static TunedTiles None { get; } = new([]);

    /// <summary>The plans, in no order.</summary>
    internal IReadOnlyList<TunedTile> Tiles => tiles;

    /// <summary>The plan of the nearest size, or null where none is near.</summary>
    internal TilePlan? Find(string family, DType type, int form, long m, long n, long k)
    {
        TilePlan? best = null;
        double least = Reach;
        foreach (TunedTile tile in tiles)
        {
            if (tile.Type != type || tile.Family != family) continue;
            double distance = Apart(tile.M, m) + Apart(tile.N, n) + Apart(tile.K, k) + (tile.Form == form ? 0 : OtherForm);
            if (distance < least) (best, least) = (tile.Plan, distance);
        }
        return best;

        static double Apart(long a, long b) => Math.Abs(Math.Log2(Math.Max(1, a)) - Math.Log2(Math.Max(1, b)));
    }

    /// <summary>These, and those of <paramref name="others"/> for what these are not for.</summary>
    internal TunedTiles Over(TunedTiles others) => new([.. tiles, .. others.Tiles.Where(o => !tiles.Any(t => t with { Plan = o.Plan } == o))]);

    /// <summary>What is kept for a device; lines that say nothing usable are passed over.</summary>
    internal static TunedTiles Load(ProgramCache cache, DeviceCapabilities device)
    {
        if (cache.Load(Key(device)) is not { } bytes) return None;
        var tiles = new List<TunedTile>();
        foreach (string line in Encoding.UTF8.GetString(bytes).Split('\n'))
            if (TunedTile.TryParse(line, out TunedTile tile) && tile.Plan.Shape.Fits(device, tile.Type)) tiles.Add(tile);
        return new(tiles);
    }

    /// <summary>Keeps the plans; the path, or null where nothing can be kept.</summary>
    internal string? Save(ProgramCache cache, DeviceCapabilities device)
    {
        byte[] key = Key(device);
        cache.Store(key, Encoding.UTF8.GetBytes(string.Join('\n', tiles.Select(t => t.ToLine()))));
        return cache.Load(key) is null ? null : cache.PathOf(key);
    }

    /// <summary>The key of a device's plans in its cache.</summary>
    internal static byte[] Key(DeviceCapabilities device) => ProgramCache.Key(device, OpenClPrograms.Text("tiles.cl"), "tuned tiles");
}
