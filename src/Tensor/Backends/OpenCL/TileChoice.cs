using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

/// <summary>
/// The tiles of a product on a device that was not tuned, by a model of a GPU: a compute unit is busy from 256 work-items on, a shape
/// has a rate, and the unit with the most groups ends last.
/// </summary>
internal sealed class TileChoice
{
    /// <summary>Work-items that keep a compute unit busy, and those that it holds at once.</summary>
    private const double BusyItems = 256;

    // A second kernel for the sums of parts, and a number that it moves, in multiplications of one compute unit.
    private const double PartsLaunch = 700_000, PartsNumber = 60;

    private const int MostParts = 16, LeastPart = 64;

    // Larger tiles read each number less often. The rates are of a unit that is busy, relative to the first.
    private static readonly (TileShape Shape, double Rate)[] s_single =
    [
        (new(128, 128, 8, 8, 8), 1), (new(128, 64, 8, 8, 8), 0.95), (new(64, 128, 8, 8, 8), 0.95), (new(64, 64, 8, 8, 8), 0.85),
        (new(64, 64, 16, 8, 4), 0.8), (new(32, 32, 16, 4, 4), 0.5),
    ];

    private static readonly (TileShape Shape, double Rate)[] s_double =
        [(new(64, 64, 8, 8, 4), 1), (new(64, 64, 8, 8, 8), 0.8), (new(32, 32, 8, 4, 4), 0.7)];

    // For devices with less than the 64 items and the 4 KiB that those above take.
    internal static TileShape Least { get; } = new(16, 16, 4, 4, 4, Buffers: 1);

    private readonly (TileShape Shape, double Rate)[] _shapes;
    private readonly int _units;

    internal TileChoice(DeviceCapabilities device, DType dtype)
    {
        _units = Math.Max(1, device.ComputeUnits);
        _shapes = [.. (dtype == DType.Float32 ? s_single : s_double).Select(Fitted).Where(s => s.Shape.Fits(device, dtype)).DefaultIfEmpty((Least, 1))];

        // One buffer waits for its loads where the device has no room for two.
        (TileShape Shape, double Rate) Fitted((TileShape Shape, double Rate) s) =>
            s.Shape.Fits(device, dtype) ? s : (s.Shape with { Buffers = 1 }, s.Rate * 0.8);
    }

    /// <summary>The shapes that fit the device, the one of the highest rate first.</summary>
    internal IEnumerable<TileShape> Shapes => _shapes.Select(s => s.Shape);

    /// <summary>The plan with the least estimated time; <paramref name="mayPart"/> allows parts of k.</summary>
    internal TilePlan Of(long m, long n, long k, long batches, bool mayPart = true)
    {
        var best = new TilePlan(_shapes[0].Shape);
        double least = double.PositiveInfinity;
        foreach ((TileShape shape, double rate) in _shapes)
        {
            for (int parts = 1; parts <= (mayPart ? MostParts : 1) && (parts == 1 || k / parts >= LeastPart); parts *= 2)
            {
                double time = Time(shape, rate, m, n, k, batches, parts);
                if (time < least) (best, least) = (new TilePlan(shape, parts), time);
            }
        }
        return best;
    }

    private double Time(TileShape shape, double rate, long m, long n, long k, long batches, int parts)
    {
        double groups = (double)((m + shape.M - 1) / shape.M) * ((n + shape.N - 1) / shape.N) * batches * parts;
        double perUnit = Math.Ceiling(groups / _units), atOnce = Math.Min(perUnit * shape.Items, BusyItems);
        double time = perUnit * shape.M * shape.N * ((double)k / parts) / rate * (BusyItems / atOnce);
        return parts == 1 ? time : time + PartsLaunch + (double)m * n * batches * (parts + 1) * PartsNumber / _units;
    }
}
