using DeZeroNative.Interop;

namespace DeZeroNative.Examples.Terminal;

/// <summary>What computes on a device, in words.</summary>
internal static class ProviderNames
{
    /// <summary>Who multiplies matrices there.</summary>
    public static string Blas(Device device) => !device.IsCpu ? "OpenCL"
        : NativeLibraries.OpenBlas is { IsLoaded: true } library ? $"OpenBLAS {library.Version} ({library.Detail})" : "managed";

    /// <summary>Who computes transcendental functions there.</summary>
    public static string Kernels(Device device) => !device.IsCpu ? "OpenCL"
        : NativeLibraries.Kernels is { IsLoaded: true } library ? $"C kernels ({library.Detail})" : "managed";

    /// <summary>A line for each of them.</summary>
    public static void Print(Device device, Screen screen)
    {
        screen.Line($"device   {Of(device)}, {DeZeroRuntime.Threads} threads");
        screen.Line($"blas     {Blas(device)}");
        screen.Line($"kernels  {Kernels(device)}");
    }

    /// <summary>The device's short name, and the name its maker gave it.</summary>
    public static string Of(Device device) => device.IsCpu ? device.Name : device.Description.ToString();
}
