using Xunit;

namespace DeZeroNative.TestKit;

/// <summary>Lengths around the widths of vectors, blocks and tails.</summary>
public static class Lengths
{
    /// <summary>Every length.</summary>
    public static IReadOnlyList<int> Values { get; } =
        [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 256, 257, 1000, 1023, 1024, 1025, 2048];

    /// <summary>One row per length.</summary>
    public static TheoryData<int> All => [.. Values];
}
