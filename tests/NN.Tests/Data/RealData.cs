namespace DeZeroNative.NN.Tests.Data;

/// <summary>The real files that DEZERO_DATA names, for the tests that compare with what is known of them.</summary>
internal static class RealData
{
    /// <summary>A folder of DEZERO_DATA; null where it is not there.</summary>
    public static string? Folder(string name) =>
        Environment.GetEnvironmentVariable("DEZERO_DATA") is { Length: > 0 } root && Directory.Exists(Path.Combine(root, name)) ? Path.Combine(root, name) : null;
}
