namespace DeZeroNative.Interop;

/// <summary>How the OpenCL loader, the one that lists the installed drivers (ICDs), is found and recognised.</summary>
internal static class OpenCLLoaderLibrary
{
    /// <summary>The name in the imports.</summary>
    public const string ImportName = "OpenCL";

    /// <summary>Describes the search on a platform.</summary>
    public static NativeLibraryDescription Describe(NativePlatform platform, Func<string, string?> environment) => new()
    {
        Library = "OpenCL",
        DisableKey = "opencl",
        PathVariable = "DEZERO_OPENCL_PATH",
        Candidates = platform.Select<string[]>(
            linux: ["libOpenCL.so.1", "libOpenCL.so"],
            macOS: ["/System/Library/Frameworks/OpenCL.framework/OpenCL"],
            windows: ["OpenCL.dll"]),
        // The last came with OpenCL 1.2: a loader that has it has all that is called.
        RequiredExports = ["clGetPlatformIDs", "clGetDeviceIDs", "clCreateContext", "clCreateCommandQueue", "clEnqueueFillBuffer"],

        // The loader has no version of its own; platforms and devices each have theirs.
        Inspect = _ => new NativeLibraryFacts(Version: null),
    };
}
