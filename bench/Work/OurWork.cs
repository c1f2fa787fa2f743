using DeZeroNative.Interop;

namespace DeZeroNative.Bench.Work;

/// <summary>Our side of the comparison: for each name, a function that builds the inputs and returns the work.</summary>
internal static class OurWork
{
    public static IReadOnlyDictionary<string, Func<Action>> All { get; } = new Dictionary<string, Func<Action>>();

    public static string Description => "DeZeroNative";

    public static void UseThreads(int threads) => OpenBlas.Threads = threads;
}
