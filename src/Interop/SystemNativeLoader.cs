using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

/// <summary>Loads libraries with the operating system's own loader.</summary>
internal sealed class SystemNativeLoader : INativeLoader
{
    public string? GetEnvironmentVariable(string name) => Environment.GetEnvironmentVariable(name);

    public bool FileExists(string path) => File.Exists(path);

    public bool TryLoad(string path, out nint handle, out string error)
    {
        // NativeLibrary.TryLoad would not say why it failed.
        try
        {
            handle = NativeLibrary.Load(path);
            error = "";
            return true;
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or ArgumentException)
        {
            handle = 0;
            error = FirstMeaningfulLine(e.Message);
            return false;
        }
    }

    public bool TryGetExport(nint handle, string name, out nint address) => NativeLibrary.TryGetExport(handle, name, out address);

    public void Free(nint handle) => NativeLibrary.Free(handle);

    // .NET opens with general advice (LD_DEBUG and the like); the loader's own words follow it.
    private static string FirstMeaningfulLine(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length > 1 ? lines[1] : message.Trim();
    }
}
