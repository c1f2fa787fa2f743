using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

/// <summary>The OpenCL devices of this process, each opened at its first use.</summary>
internal static class OpenClDevices
{
    private static readonly Lazy<Device>[] s_devices =
        [.. OpenClRuntime.Current.Devices.Select((device, i) => new Lazy<Device>(() => Open($"opencl:{i}", device, ProgramCache.ForUser())))];

    /// <summary>How many there are.</summary>
    internal static int Count => s_devices.Length;

    /// <summary>The device of that number.</summary>
    /// <exception cref="DeviceException">There is none; the message says what is missing.</exception>
    internal static Device Get(int index) => (uint)index < (uint)s_devices.Length
        ? s_devices[index].Value
        : throw new DeviceException($"[device] there is no opencl:{index}: {OpenClRuntime.Current.Message}");

    /// <summary>Opens a device under a name of the caller's choice, with a program cache of its own.</summary>
    internal static Device Open(string name, OpenClDevice device, ProgramCache cache, CL? api = null)
    {
        try
        {
            var context = new OpenClContext(device, cache, api) { Translate = e => Failure(name, device, e) };
            return new OpenClBackend(name, context).Device;
        }
        catch (OpenClException e)
        {
            throw new DeviceException($"[device] {name} ({device.Capabilities.Name}) cannot be opened: {e.Message}", e);
        }
    }

    private static DeviceException Failure(string name, OpenClDevice device, OpenClException e) => new(
        $"[device] {name} ({device.Capabilities.Name}){((ErrorCodes)e.Status == ErrorCodes.DeviceNotAvailable ? " was lost" : "")}: {e.Message}", e);
}
