namespace DeZeroNative.Interop;

/// <summary>How libjpeg-turbo's TurboJPEG library is found and recognised.</summary>
internal static class TurboJpegLibrary
{
    /// <summary>The name in the imports.</summary>
    public const string ImportName = "turbojpeg";

    /// <summary>The package of Debian and Ubuntu that has it.</summary>
    public const string Package = "libturbojpeg0";

    /// <summary>The environment variable with its path.</summary>
    public const string PathVariable = "DEZERO_TURBOJPEG_PATH";

    /// <summary>Describes the search on a platform.</summary>
    public static NativeLibraryDescription Describe(NativePlatform platform, Func<string, string?> environment) => new()
    {
        Library = "TurboJPEG",
        DisableKey = "turbojpeg",
        PathVariable = PathVariable,
        Candidates = platform.Select<string[]>(
            linux: ["libturbojpeg.so.0", "libturbojpeg.so"],
            macOS: ["libturbojpeg.dylib", "/opt/homebrew/opt/jpeg-turbo/lib/libturbojpeg.dylib", "/usr/local/opt/jpeg-turbo/lib/libturbojpeg.dylib"],
            windows: ["turbojpeg.dll", "libturbojpeg.dll"]),
        // Version 3 has them as well. The last came with 2.0.
        RequiredExports = ["tjInitDecompress", "tjDecompressHeader3", "tjDecompress2", "tjDestroy", "tjGetErrorStr2"],

        // The library does not tell its version.
        Inspect = _ => new NativeLibraryFacts(Version: null),
    };
}
