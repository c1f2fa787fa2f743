using System.Diagnostics;
using DeZeroNative.Backends;
using DeZeroNative.Backends.Cpu;

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

    /// <summary>The short name: <c>cpu</c>, <c>opencl:0</c>.</summary>
    public string Name { get; }

    /// <summary>Whether this is the CPU.</summary>
    public bool IsCpu => ReferenceEquals(this, Cpu);

    /// <summary>The pool of large tensors' memory on this device.</summary>
    public TensorPool Pool => Backend.Pool;

    internal IBackend Backend { get; }

    /// <summary>The device of a short name such as <c>cpu</c>.</summary>
    /// <exception cref="DeviceException">There is no such device.</exception>
    public static Device Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Equals("cpu", StringComparison.OrdinalIgnoreCase)) return Cpu;
        throw new DeviceException($"[device] '{name}' names no device; known: cpu");
    }

    /// <summary>Waits until everything asked of this device is done.</summary>
    public void Synchronize() => Backend.Synchronize();

    /// <inheritdoc/>
    public override string ToString() => Name;
}
