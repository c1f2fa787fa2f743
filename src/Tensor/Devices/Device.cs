using System.Diagnostics;
using DeZeroNative.Backends;
using DeZeroNative.Backends.Cpu;
using DeZeroNative.Backends.OpenCL;

namespace DeZeroNative;

/// <summary>Where a tensor's elements are and its operations run: the CPU, or an OpenCL device.</summary>
[DebuggerDisplay("{Name,nq}")]
public sealed class Device
{
    internal Device(string name, IBackend backend)
    {
        Name = name;
        Backend = backend;
    }

    /// <summary>The CPU, through the managed kernels and whatever native libraries are present.</summary>
    public static Device Cpu { get; } = new("cpu", new CpuBackend());

    /// <summary>Number of OpenCL devices; 0 where the loader or a driver is missing.</summary>
    public static int OpenCLCount => OpenClDevices.Count;

    /// <summary>The short name: <c>cpu</c>, <c>opencl:0</c>.</summary>
    public string Name { get; }

    /// <summary>Whether this is the CPU.</summary>
    public bool IsCpu => ReferenceEquals(this, Cpu);

    /// <summary>The pool of large tensors' memory on this device.</summary>
    public TensorPool Pool => Backend.Pool;

    /// <summary>What this device has done so far: reads, waits, launches, builds. All zero on the CPU.</summary>
    public DeviceCounters Counters => Backend.Counters;

    internal IBackend Backend { get; }

    /// <summary>What this device is and what it can do.</summary>
    public DeviceDescription Description => Backend.Description;

    /// <summary>The devices of this machine, the CPU first, without opening any; <see cref="Parse"/> takes their names.</summary>
    public static IReadOnlyList<DeviceDescription> Available => [Cpu.Description, .. OpenClDevices.Descriptions];

    /// <summary>The OpenCL device of a number, GPUs first. It is opened at its first use.</summary>
    /// <exception cref="DeviceException">There is no such device; the message says what is missing.</exception>
    public static Device OpenCL(int index) => OpenClDevices.Get(index);

    /// <summary>
    /// The device of a name: <c>cpu</c>; <c>opencl:0</c> by number; <c>opencl:gpu</c>, <c>opencl:cpu</c> or <c>opencl:accelerator</c>, the first of
    /// the kind; <c>opencl:</c> and a part of the name of a device or its maker, the first that has it.
    /// </summary>
    /// <exception cref="DeviceException">There is no such device; the message lists those there are.</exception>
    public static Device Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        const string prefix = "opencl:";
        return name.Equals("cpu", StringComparison.OrdinalIgnoreCase) ? Cpu
            : name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? OpenClDevices.Find(name[prefix.Length..].Trim())
            : throw OpenClDevices.NoSuch(name);
    }

    /// <summary>Waits until everything asked of this device is done.</summary>
    public void Synchronize() => Backend.Synchronize();

    /// <summary>
    /// Starts to take the time of every kernel, until the profile is disposed. Waits for the device, and slows it a little while it runs;
    /// nothing is measured otherwise.
    /// </summary>
    /// <exception cref="DeviceException">This is the CPU, whose kernels are calls that a profiler of .NET sees; or the device is being profiled already.</exception>
    public DeviceProfile Profile() => Backend.Profile();

    /// <inheritdoc/>
    public override string ToString() => Name;
}
