using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

/// <summary>OpenBLAS as found on this machine; ask <see cref="IsAvailable"/> before any other member.</summary>
internal static partial class OpenBlas
{
    /// <summary>Whether OpenBLAS was found and may be called.</summary>
    public static bool IsAvailable { get; } = NativeLibraries.OpenBlas.IsLoaded;

    /// <summary>Its version, such as <c>0.3.21</c>; null when it is not available.</summary>
    public static string? Version { get; } = NativeLibraries.OpenBlas.Version;

    /// <summary>The processor core it chose its kernels for, such as <c>SkylakeX</c>; null when it is not available.</summary>
    public static unsafe string? Core { get; } = IsAvailable ? Marshal.PtrToStringUTF8((nint)GetCoreName()) : null;

    /// <summary>How many threads its products use, for the whole process.</summary>
    public static int Threads
    {
        get => GetNumThreads();
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            SetNumThreads(value);
        }
    }
}
