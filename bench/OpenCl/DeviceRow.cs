namespace DeZeroNative.Bench.OpenCl;

/// <summary>One row of the device's table: a piece of work that is put into the queue several times before the host waits.</summary>
/// <param name="Name">The name by which every contestant knows the work; <c>peers/cuda_peer.py</c> reads the sizes out of it.</param>
/// <param name="Amount">What one launch does: floating-point operations, bytes moved, or steps.</param>
/// <param name="Unit">What a rate is told in.</param>
/// <param name="PerUnit">How much of the amount a unit is.</param>
internal sealed record DeviceRow(string Name, double Amount, string Unit, double PerUnit)
{
    // Work between two waits, so that a wait does not count where the work is short; the peer has the same.
    private const double Flops = 1e11, Bytes = 8L << 30;

    private const int MostLaunches = 50;

    private const long CopiedBytes = 256L << 20;

    /// <summary>How often the work is put into the queue between two waits.</summary>
    public int Launches => Unit switch
    {
        "GFLOP/s" => (int)Math.Clamp(Flops / Amount, 1, MostLaunches),
        "GB/s" => (int)Math.Clamp(Bytes / Amount, 1, MostLaunches),
        _ => 4,
    };

    /// <summary>The rate of a time for all launches.</summary>
    public double Rate(double seconds) => Amount * Launches / seconds / PerUnit;

    /// <summary>Products of (m, k) and (k, n).</summary>
    public static IReadOnlyList<(int M, int N, int K)> Products { get; } =
        [(512, 512, 512), (1024, 1024, 1024), (2048, 2048, 2048), (4096, 4096, 4096), (511, 511, 511), (1023, 1023, 1023), (2047, 2047, 2047), (2047, 1025, 511)];

    /// <summary>Every row, those of products first.</summary>
    public static IReadOnlyList<DeviceRow> All { get; } =
    [
        .. Products.Select(p => new DeviceRow(NameOf(p), 2.0 * p.M * p.N * p.K, "GFLOP/s", 1e9)),
        new("copy-256mb", 2 * CopiedBytes, "GB/s", 1e9),
        new("add-256mb", 3 * CopiedBytes, "GB/s", 1e9),
        new("cnn-train-256", 1, "steps/s", 1),
    ];

    public static string NameOf((int M, int N, int K) p) => $"sgemm-{p.M}x{p.N}x{p.K}";
}
