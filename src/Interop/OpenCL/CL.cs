using System.Runtime.InteropServices;

namespace DeZeroNative.Interop.OpenCL;

/// <summary>
/// The OpenCL 1.2 calls in use here, with the names, enums and signatures of Silk.NET.OpenCL's class of this name:
/// handles are <c>nint</c>, <c>size_t</c> is <c>nuint</c>, a status is an <c>int</c>.
/// </summary>
internal sealed unsafe partial class CL
{
    private static readonly Lock s_gate = new();
    private static CL? s_api;

    /// <summary>Binds every call to the address that <paramref name="export"/> gives for its C name.</summary>
    internal CL(Func<string, nint> export)
    {
        BindDevices(export);
        BindMemory(export);
        BindPrograms(export);
        BindCommands(export);
    }

    /// <summary>The calls of the machine's ICD loader; a <see cref="DllNotFoundException"/> says why there is none.</summary>
    public static CL GetApi()
    {
        if (s_api is { } api)
        {
            return api;
        }

        lock (s_gate)
        {
            return s_api ??= Bind(NativeLibraries.OpenCL, NativeLibraries.OpenCLHandle);
        }
    }

    /// <summary>The calls of a library that was searched for.</summary>
    internal static CL Bind(NativeLibraryReport report, nint library) => report.IsLoaded
        ? new CL(name => NativeLibrary.GetExport(library, name))
        : throw new DllNotFoundException(Explain(report));

    private static string Explain(NativeLibraryReport report) => report.Probes.Count == 0
        ? $"{report.Library} is not in use: {report.Detail ?? report.Status.ToString()}."
        : $"{report.Library} is not in use: {string.Join("; ", report.Probes.Select(p => $"{p.Path}: {p.Error}"))}.";

    private static nint Pointer<TDelegate>(TDelegate? callback)
        where TDelegate : Delegate => callback is null ? 0 : Marshal.GetFunctionPointerForDelegate(callback);

    private static uint Bool(bool value) => value ? 1u : 0u;
}
