using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace DeZeroNative.Interop.OpenCL;

/// <summary>
/// The OpenCL 1.2 calls in use here, with the names, enums and signatures of Silk.NET.OpenCL's class of this name:
/// handles are <c>nint</c>, <c>size_t</c> is <c>nuint</c>, a status is an <c>int</c>.
/// </summary>
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Silk.NET's class has instance methods.")]
internal unsafe partial class CL
{
    private static readonly Lock s_gate = new();
    private static CL? s_api;

    /// <summary>For <see cref="Bind"/>, and for tests that stand in for a driver.</summary>
    protected CL()
    {
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
            return s_api ??= Bind(NativeLibraries.OpenCL);
        }
    }

    /// <summary>The calls of a library that was searched for.</summary>
    internal static CL Bind(NativeLibraryReport report) => report.IsLoaded
        ? new CL()
        : throw new DllNotFoundException(Explain(report));

    private static string Explain(NativeLibraryReport report) => report.Probes.Count == 0
        ? $"{report.Library} is not in use: {report.Detail ?? report.Status.ToString()}."
        : $"{report.Library} is not in use: {string.Join("; ", report.Probes.Select(p => $"{p.Path}: {p.Error}"))}.";

    private static nint Pointer<TDelegate>(TDelegate? callback)
        where TDelegate : Delegate => callback is null ? 0 : Marshal.GetFunctionPointerForDelegate(callback);

    private static uint Bool(bool value) => value ? 1u : 0u;
}
