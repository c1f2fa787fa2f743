using System.Diagnostics;
using System.Text;

namespace DeZeroNative.Interop.OpenCL;

/// <summary>One device of one platform, with what it can do.</summary>
[DebuggerDisplay("{Capabilities.Name}")]
internal sealed class OpenClDevice
{
    internal OpenClDevice(nint platform, nint id, DeviceCapabilities capabilities)
    {
        Platform = platform;
        Id = id;
        Capabilities = capabilities;
    }

    /// <summary>cl_platform_id.</summary>
    public nint Platform { get; }

    /// <summary>cl_device_id.</summary>
    public nint Id { get; }

    /// <summary>What it can do, limits applied.</summary>
    public DeviceCapabilities Capabilities { get; }

    /// <summary>The same device pretending to be lesser.</summary>
    public OpenClDevice Under(CapabilityLimits limits) => new(Platform, Id, Capabilities.Under(limits));

    /// <summary>Asks a device for its capabilities.</summary>
    internal static OpenClDevice Query(CL cl, nint platform, nint device)
    {
        DeviceType type = Value<DeviceType>(cl, device, DeviceInfo.Type);
        var extensions = Text(cl, device, DeviceInfo.Extensions).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return new OpenClDevice(platform, device, new DeviceCapabilities
        {
            Name = Text(cl, device, DeviceInfo.Name),
            Vendor = Text(cl, device, DeviceInfo.Vendor),
            DriverVersion = Text(cl, device, DeviceInfo.DriverVersion),
            Version = Text(cl, device, DeviceInfo.Version),
            PlatformName = PlatformText(cl, platform, PlatformInfo.Name),
            PlatformVersion = PlatformText(cl, platform, PlatformInfo.Version),
            Extensions = extensions,
            Type = type,
            ComputeUnits = (int)Value<uint>(cl, device, DeviceInfo.MaxComputeUnits),
            MaxWorkGroup = (int)Math.Min(int.MaxValue, Value<nuint>(cl, device, DeviceInfo.MaxWorkGroupSize)),
            LocalMemory = (long)Value<ulong>(cl, device, DeviceInfo.LocalMemSize),
            DedicatedLocalMemory = Value<uint>(cl, device, DeviceInfo.LocalMemType) == 1,
            GlobalMemory = (long)Math.Min(long.MaxValue, Value<ulong>(cl, device, DeviceInfo.GlobalMemSize)),
            MaxAllocation = (long)Math.Min(long.MaxValue, Value<ulong>(cl, device, DeviceInfo.MaxMemAllocSize)),
            BaseAlignment = Math.Max(1, (int)Value<uint>(cl, device, DeviceInfo.MemBaseAddrAlign) / 8),
            CacheLine = (int)Value<uint>(cl, device, DeviceInfo.GlobalMemCachelineSize),
            VectorWidth = Math.Max(1, (int)Value<uint>(cl, device, DeviceInfo.NativeVectorWidthFloat)),
            WarpWidth = WarpWidth(cl, device, type, extensions),
            Subgroups = extensions.Contains("cl_khr_subgroups") || extensions.Contains("cl_intel_subgroups"),
            Fp64 = Value<ulong>(cl, device, DeviceInfo.DoubleFPConfig) != 0,
            Fp16 = extensions.Contains("cl_khr_fp16"),
            HostUnified = Value<uint>(cl, device, DeviceInfo.HostUnifiedMemory) != 0,
            LittleEndian = Value<uint>(cl, device, DeviceInfo.EndianLittle) != 0,
            Compiler = Value<uint>(cl, device, DeviceInfo.CompilerAvailable) != 0,
        });
    }

    private static int WarpWidth(CL cl, nint device, DeviceType type, HashSet<string> extensions)
    {
        if (type.HasFlag(DeviceType.Cpu))
        {
            return 1;
        }

        uint width = extensions.Contains("cl_nv_device_attribute_query") ? Value<uint>(cl, device, DeviceInfo.WarpSizeNV)
            : extensions.Contains("cl_amd_device_attribute_query") ? Value<uint>(cl, device, DeviceInfo.WavefrontWidthAmd)
            : (uint)Value<nuint>(cl, device, DeviceInfo.PreferredWorkGroupSizeMultiple);
        return width is 0 or > 1024 ? 32 : (int)width;
    }

    // A property the driver does not know (a vendor's, or a later version's) reads as zero.
    private static unsafe T Value<T>(CL cl, nint device, DeviceInfo info)
        where T : unmanaged
    {
        T value = default;
        return cl.GetDeviceInfo(device, info, (nuint)sizeof(T), &value, null) == 0 ? value : default;
    }

    private static unsafe string Text(CL cl, nint device, DeviceInfo info)
    {
        nuint size = 0;
        OpenClException.ThrowOnError(cl.GetDeviceInfo(device, info, 0, null, &size), "clGetDeviceInfo");
        var bytes = new byte[(int)size];
        fixed (byte* text = bytes)
        {
            OpenClException.ThrowOnError(cl.GetDeviceInfo(device, info, size, text, null), "clGetDeviceInfo");
        }

        return Encoding.UTF8.GetString(bytes).TrimEnd('\0').Trim();
    }

    private static unsafe string PlatformText(CL cl, nint platform, PlatformInfo info)
    {
        nuint size = 0;
        OpenClException.ThrowOnError(cl.GetPlatformInfo(platform, info, 0, null, &size), "clGetPlatformInfo");
        var bytes = new byte[(int)size];
        fixed (byte* text = bytes)
        {
            OpenClException.ThrowOnError(cl.GetPlatformInfo(platform, info, size, text, null), "clGetPlatformInfo");
        }

        return Encoding.UTF8.GetString(bytes).TrimEnd('\0').Trim();
    }
}
