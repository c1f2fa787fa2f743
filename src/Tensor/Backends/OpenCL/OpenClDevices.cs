using System.Globalization;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

/// <summary>The OpenCL devices of this process, each opened at its first use.</summary>
internal static class OpenClDevices
{
    private static readonly Lazy<Device>[] s_devices =
        [.. OpenClRuntime.Current.Devices.Select((device, i) => new Lazy<Device>(() => Open($"opencl:{i}", device, ProgramCache.ForUser())))];

    /// <summary>How many there are.</summary>
    internal static int Count => s_devices.Length;

    /// <summary>What they are, in the order of their numbers.</summary>
    internal static IEnumerable<DeviceDescription> Descriptions =>
        OpenClRuntime.Current.Devices.Select((device, i) => Describe($"opencl:{i}", device.Capabilities));

    /// <summary>The device of that number.</summary>
    /// <exception cref="DeviceException">There is none; the message says what there is, or what is missing.</exception>
    internal static Device Get(int index) => (uint)index < (uint)s_devices.Length ? s_devices[index].Value : throw NoSuch($"opencl:{index}");

    /// <summary>The device of a number, the first of a kind, or the first with that in its name or its maker's.</summary>
    /// <exception cref="DeviceException">There is none.</exception>
    internal static Device Find(string wish)
    {
        if (int.TryParse(wish, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int index)) return Get(index);
        DeviceDescription[] devices = [.. Descriptions];
        int found = Enum.GetNames<DeviceKind>().Contains(wish, StringComparer.OrdinalIgnoreCase)
            ? Array.FindIndex(devices, d => d.Kind.ToString().Equals(wish, StringComparison.OrdinalIgnoreCase))
            : Array.FindIndex(devices, d => wish.Length > 0 && (Has(d.Model) || Has(d.Vendor) || Has(d.Platform)));
        return found >= 0 ? Get(found) : throw NoSuch($"opencl:{wish}");

        bool Has(string text) => text.Contains(wish, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The exception of a name that no device has; it lists those there are.</summary>
    internal static DeviceException NoSuch(string name) => new(
        $"[device] there is no '{name}', but " + string.Join(", ", Device.Available) + (Count > 0 ? "" : $". {OpenClRuntime.Current.Message}"));

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

    /// <summary>Capabilities as users read them.</summary>
    internal static DeviceDescription Describe(string name, DeviceCapabilities device) => new()
    {
        Name = name,
        Model = device.Name,
        Kind = device.IsCpu ? DeviceKind.Cpu : device.Type.HasFlag(DeviceType.Gpu) ? DeviceKind.Gpu : DeviceKind.Accelerator,
        Vendor = device.Vendor,
        Platform = device.PlatformName,
        Version = device.Version,
        Driver = device.DriverVersion,
        ComputeUnits = device.ComputeUnits,
        WorkGroup = device.MaxWorkGroup,
        VectorWidth = device.VectorWidth,
        Memory = device.GlobalMemory,
        LargestAllocation = device.MaxAllocation,
        LocalMemory = device.LocalMemory,
        Float64 = device.Fp64,
        Float16 = device.Fp16,
        SharesHostMemory = device.HostUnified,
        Limits = device.Limits,
    };

    private static DeviceException Failure(string name, OpenClDevice device, OpenClException e) => new(
        $"[device] {name} ({device.Capabilities.Name}){((ErrorCodes)e.Status == ErrorCodes.DeviceNotAvailable ? " was lost" : "")}: {e.Message}", e);
}
