using DeZeroNative.Bench.Compare;

namespace DeZeroNative.Bench.Tests;

/// <summary>Runs made up for tests.</summary>
internal static class Reports
{
    public static Result Row(string name, double ratio, double lower, double upper) => new()
    {
        Name = name,
        Goal = 1,
        Ours = ratio,
        OursSpread = [lower, upper],
        Peer = 1,
        Against = "PyTorch",
        Ratio = ratio,
        Spread = [lower, upper],
        Met = ratio <= 1,
        Times = new Dictionary<string, double> { [CompareCommand.Us] = ratio, ["PyTorch"] = 1, ["NumPy"] = 2 },
    };

    public static Report Of(params Result[] rows) => new()
    {
        Date = new DateTime(2026, 5, 6, 7, 8, 9, DateTimeKind.Utc),
        Machine = new Machine("A processor", 2, "A system", ".NET 10", 0.25),
        Contestants = new Dictionary<string, string> { [CompareCommand.Us] = "DeZeroNative 0.1.0", ["PyTorch"] = "PyTorch 1.13" },
        Environment = new Dictionary<string, string> { ["OPENBLAS_CORETYPE"] = "Haswell" },
        Threads = 2,
        Pairs = 5,
        Sample = 0.1,
        Rows = rows,
    };
}
