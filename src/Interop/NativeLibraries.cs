using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

/// <summary>
/// The native libraries this process may call: each is looked for once, at first use, and its imports are bound to what was found.
/// A caller asks <see cref="NativeLibraryReport.IsLoaded"/> before its first call into a library.
/// </summary>
internal static class NativeLibraries
{
    private static readonly SystemNativeLoader s_loader = new();
    private static readonly Lazy<ResolvedLibrary> s_openBlas = Search(OpenBlasLibrary.Describe);
    private static readonly Lazy<ResolvedLibrary> s_kernels = Search(KernelsLibrary.Describe);
    private static readonly Lazy<ResolvedLibrary> s_openCL = Search(OpenCLLoaderLibrary.Describe);
    private static readonly Lazy<ResolvedLibrary> s_turboJpeg = Search(TurboJpegLibrary.Describe);
    private static readonly Lazy<ResolvedLibrary> s_libPng = Search(LibPngLibrary.Describe);

    static NativeLibraries() =>
        NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, (name, _, _) => ResolveImport(name));

    /// <summary>The search for OpenBLAS.</summary>
    public static NativeLibraryReport OpenBlas => s_openBlas.Value.Report;

    /// <summary>The search for this project's C kernels.</summary>
    public static NativeLibraryReport Kernels => s_kernels.Value.Report;

    /// <summary>The search for the OpenCL loader.</summary>
    public static NativeLibraryReport OpenCL => s_openCL.Value.Report;

    /// <summary>The search for TurboJPEG.</summary>
    public static NativeLibraryReport TurboJpeg => s_turboJpeg.Value.Report;

    /// <summary>The search for libpng.</summary>
    public static NativeLibraryReport LibPng => s_libPng.Value.Report;

    /// <summary>All searches, in the order in which providers are listed to users.</summary>
    public static IReadOnlyList<NativeLibraryReport> Reports => [OpenBlas, Kernels, OpenCL, TurboJpeg, LibPng];

    private static Lazy<ResolvedLibrary> Search(Func<NativePlatform, Func<string, string?>, NativeLibraryDescription> describe) =>
        new(() => NativeLibraryResolver.Resolve(describe(NativePlatform.Current, s_loader.GetEnvironmentVariable), s_loader));

    private static nint ResolveImport(string name)
    {
        var library = name switch
        {
            OpenBlasLibrary.ImportName => s_openBlas.Value,
            KernelsLibrary.ImportName => s_kernels.Value,
            OpenCLLoaderLibrary.ImportName => s_openCL.Value,
            TurboJpegLibrary.ImportName => s_turboJpeg.Value,
            LibPngLibrary.ImportName => s_libPng.Value,
            _ => null,
        };

        if (library is null)
            return 0;

        // Returning 0 would let the runtime search by itself and find what the user has hidden.
        return library.Handle != 0
            ? library.Handle
            : throw new DllNotFoundException($"{library.Report.Library} is not in use: {library.Report.Status}");
    }
}
