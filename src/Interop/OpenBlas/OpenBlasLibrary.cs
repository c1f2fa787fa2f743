using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

/// <summary>How OpenBLAS is found and recognised.</summary>
internal static class OpenBlasLibrary
{
    /// <summary>The name in the imports.</summary>
    public const string ImportName = "openblas";

    /// <summary>Describes the search on a platform.</summary>
    public static NativeLibraryDescription Describe(NativePlatform platform, Func<string, string?> environment) => new()
    {
        Library = "OpenBLAS",
        DisableKey = "openblas",
        PathVariable = "DEZERO_OPENBLAS_PATH",
        Candidates = Candidates(platform),
        RequiredExports =
        [
            "openblas_get_config", "openblas_get_corename", "openblas_set_num_threads", "openblas_get_num_threads",
            "cblas_sgemm", "cblas_dgemm", "cblas_sgemv", "cblas_dgemv",
        ],
        Inspect = Inspect,
    };

    /// <summary>The version in the text of <c>openblas_get_config</c>: <c>0.3.21</c> of <c>OpenBLAS 0.3.21 NO_LAPACKE ...</c>.</summary>
    public static string ParseVersion(string config)
    {
        var words = config.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is ["OpenBLAS", var version, ..] ? version : "unknown";
    }

    /// <summary>Why a build with this configuration cannot be called; null when it can.</summary>
    public static string? FindMismatch(string config) =>
        config.Contains("USE64BITINT", StringComparison.Ordinal) ? "built with 64-bit integers (ILP64); 32-bit ones are called" : null;

    private static IReadOnlyList<string> Candidates(NativePlatform platform)
    {
        var names = platform.Select<string[]>(
            linux: ["libopenblas.so.0", "libopenblas.so", "libopenblasp.so.0"],
            macOS: ["libopenblas.dylib", "libopenblas.0.dylib"],
            windows: ["libopenblas.dll", "openblas.dll"]);
        string[] homebrew = ["/opt/homebrew/opt/openblas/lib/libopenblas.dylib", "/usr/local/opt/openblas/lib/libopenblas.dylib"];
        return [.. platform.BesideApplication(names[0]), .. names, .. platform.Select(linux: [], macOS: homebrew, windows: [])];
    }

    private static unsafe NativeLibraryFacts Inspect(Func<string, nint> export)
    {
        var config = Text(((delegate* unmanaged[Cdecl]<byte*>)export("openblas_get_config"))());
        var core = Text(((delegate* unmanaged[Cdecl]<byte*>)export("openblas_get_corename"))());
        return new NativeLibraryFacts(ParseVersion(config), $"core {core}", FindMismatch(config));
    }

    private static unsafe string Text(byte* utf8) => Marshal.PtrToStringUTF8((nint)utf8) ?? "";
}
