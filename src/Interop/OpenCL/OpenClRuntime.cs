namespace DeZeroNative.Interop.OpenCL;

/// <summary>What OpenCL there is on this machine: asked once, and never by raising an exception.</summary>
internal sealed class OpenClRuntime
{
    private static readonly Lazy<OpenClRuntime> s_current = new(
        () => Probe(NativeLibraries.OpenCL, CL.GetApi, Environment.GetEnvironmentVariable(CapabilityLimits.Variable)));

    private OpenClRuntime(OpenClState state, string message, IReadOnlyList<OpenClDevice> devices)
    {
        State = state;
        Message = message;
        Devices = devices;
    }

    /// <summary>The answer for this process.</summary>
    public static OpenClRuntime Current => s_current.Value;

    /// <summary>Available, or what is missing.</summary>
    public OpenClState State { get; }

    /// <summary>One sentence for people.</summary>
    public string Message { get; }

    /// <summary>The devices, GPUs before accelerators before CPUs, otherwise in the order of the platforms.</summary>
    public IReadOnlyList<OpenClDevice> Devices { get; }

    /// <summary>Asks a loader for its devices; every failure becomes a state.</summary>
    internal static OpenClRuntime Probe(NativeLibraryReport library, Func<CL> bind, string? limits)
    {
        if (library.Status == NativeLibraryStatus.Disabled)
        {
            return new OpenClRuntime(OpenClState.Disabled, "OpenCL is hidden by DEZERO_DISABLE.", []);
        }

        try
        {
            return Enumerate(bind(), CapabilityLimits.Parse(limits));
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return new OpenClRuntime(OpenClState.NoLibrary, e.Message, []);
        }
        catch (Exception e) when (e is OpenClException or FormatException)
        {
            return new OpenClRuntime(OpenClState.Failed, "OpenCL cannot be used: " + e.Message, []);
        }
    }

    private static unsafe OpenClRuntime Enumerate(CL cl, CapabilityLimits limits)
    {
        uint count = 0;
        int status = cl.GetPlatformIDs(0, null, &count);
        if (status == (int)ErrorCodes.PlatformNotFoundKhr || (status == 0 && count == 0))
        {
            return new OpenClRuntime(OpenClState.NoPlatform, "OpenCL cannot be used: the loader is there, but no driver is installed (no platform).", []);
        }

        OpenClException.ThrowOnError(status, "clGetPlatformIDs");
        var platforms = new nint[count];
        fixed (nint* ids = platforms)
        {
            OpenClException.ThrowOnError(cl.GetPlatformIDs(count, ids, null), "clGetPlatformIDs");
        }

        var devices = new List<OpenClDevice>();
        OpenClException? failure = null;
        foreach (nint platform in platforms)
        {
            try
            {
                foreach (nint device in DevicesOf(cl, platform))
                {
                    OpenClDevice found = OpenClDevice.Query(cl, platform, device);
                    if (found.Capabilities.Compiler && found.Capabilities.LittleEndian == BitConverter.IsLittleEndian)
                    {
                        devices.Add(limits == CapabilityLimits.None ? found : found.Under(limits));
                    }
                }
            }
            catch (OpenClException e)
            {
                // One broken driver does not hide the devices of the others.
                failure ??= e;
            }
        }

        if (devices.Count == 0)
        {
            if (failure is not null)
            {
                throw failure;
            }

            return new OpenClRuntime(OpenClState.NoDevice, $"OpenCL cannot be used: {count} platform(s), no device with a compiler.", []);
        }

        OpenClDevice[] ordered = [.. devices.OrderBy(d => Rank(d.Capabilities.Type))];
        return new OpenClRuntime(OpenClState.Available, $"{ordered.Length} OpenCL device(s).", ordered);
    }

    private static unsafe nint[] DevicesOf(CL cl, nint platform)
    {
        uint count = 0;
        int status = cl.GetDeviceIDs(platform, DeviceType.All, 0, null, &count);
        if (status == (int)ErrorCodes.DeviceNotFound || count == 0)
        {
            return [];
        }

        OpenClException.ThrowOnError(status, "clGetDeviceIDs");
        var devices = new nint[count];
        fixed (nint* ids = devices)
        {
            OpenClException.ThrowOnError(cl.GetDeviceIDs(platform, DeviceType.All, count, ids, null), "clGetDeviceIDs");
        }

        return devices;
    }

    private static int Rank(DeviceType type) =>
        type.HasFlag(DeviceType.Gpu) ? 0 : type.HasFlag(DeviceType.Accelerator) ? 1 : type.HasFlag(DeviceType.Cpu) ? 2 : 3;
}
