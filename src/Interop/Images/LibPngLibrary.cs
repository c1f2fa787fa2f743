namespace DeZeroNative.Interop;

/// <summary>How libpng is found and recognised.</summary>
internal static class LibPngLibrary
{
    /// <summary>The name in the imports.</summary>
    public const string ImportName = "png16";

    /// <summary>The package of Debian and Ubuntu that has it.</summary>
    public const string Package = "libpng16-16";

    /// <summary>The environment variable with its path.</summary>
    public const string PathVariable = "DEZERO_LIBPNG_PATH";

    private const uint LeastVersion = 10600;
    private const uint NextMajor = 20000;

    /// <summary>Describes the search on a platform.</summary>
    public static NativeLibraryDescription Describe(NativePlatform platform, Func<string, string?> environment) => new()
    {
        Library = "libpng",
        DisableKey = "libpng",
        PathVariable = PathVariable,
        Candidates = platform.Select<string[]>(
            linux: ["libpng16.so.16", "libpng16.so"],
            macOS: ["libpng16.dylib", "/opt/homebrew/opt/libpng/lib/libpng16.dylib", "/usr/local/opt/libpng/lib/libpng16.dylib"],
            windows: ["libpng16.dll"]),
        RequiredExports = ["png_access_version_number", "png_image_begin_read_from_memory", "png_image_finish_read", "png_image_free"],
        Inspect = Inspect,
    };

    /// <summary>What a build of this version number, such as 10639 for 1.6.39, says about itself.</summary>
    public static NativeLibraryFacts Describe(uint version) => new(
        $"{version / 10000}.{version / 100 % 100}.{version % 100}",
        Mismatch: version is < LeastVersion or >= NextMajor ? "the simplified interface of version 1.6 is called" : null);

    private static unsafe NativeLibraryFacts Inspect(Func<string, nint> export) =>
        Describe(((delegate* unmanaged[Cdecl]<uint>)export("png_access_version_number"))());
}
