namespace DeZeroNative.Interop.OpenCL;

/// <summary>What a device says of itself; sizes are in bytes.</summary>
internal sealed record DeviceCapabilities
{
    /// <summary>Device name.</summary>
    public required string Name { get; init; }

    /// <summary>Device vendor.</summary>
    public required string Vendor { get; init; }

    /// <summary>Driver version.</summary>
    public required string DriverVersion { get; init; }

    /// <summary>OpenCL version of the device.</summary>
    public required string Version { get; init; }

    /// <summary>Platform name.</summary>
    public required string PlatformName { get; init; }

    /// <summary>OpenCL version of the platform.</summary>
    public required string PlatformVersion { get; init; }

    /// <summary>Names of the extensions.</summary>
    public required IReadOnlySet<string> Extensions { get; init; }

    /// <summary>CPU, GPU or other accelerator.</summary>
    public required DeviceType Type { get; init; }

    /// <summary>Cores, multiprocessors, or what the vendor counts.</summary>
    public required int ComputeUnits { get; init; }

    /// <summary>Work-items in a work-group at most.</summary>
    public required int MaxWorkGroup { get; init; }

    /// <summary>Local memory of a work-group.</summary>
    public required long LocalMemory { get; init; }

    /// <summary>Local memory is its own fast memory, not a part of global memory.</summary>
    public required bool DedicatedLocalMemory { get; init; }

    /// <summary>Memory of the device.</summary>
    public required long GlobalMemory { get; init; }

    /// <summary>Size of one buffer at most.</summary>
    public required long MaxAllocation { get; init; }

    /// <summary>Alignment of a sub-buffer's first byte.</summary>
    public required int BaseAlignment { get; init; }

    /// <summary>Size of a line of the global memory's cache; 0 without one.</summary>
    public required int CacheLine { get; init; }

    /// <summary>float32 numbers in a native vector: 1 on scalar GPUs.</summary>
    public required int VectorWidth { get; init; }

    /// <summary>Work-items that run in lockstep: the warp or wavefront.</summary>
    public required int WarpWidth { get; init; }

    /// <summary>Sub-group functions are there.</summary>
    public required bool Subgroups { get; init; }

    /// <summary>Double precision is there.</summary>
    public required bool Fp64 { get; init; }

    /// <summary>Half precision is there.</summary>
    public required bool Fp16 { get; init; }

    /// <summary>The device works in the host's memory.</summary>
    public required bool HostUnified { get; init; }

    /// <summary>Host and device agree that numbers are little-endian.</summary>
    public required bool LittleEndian { get; init; }

    /// <summary>The driver has a compiler.</summary>
    public required bool Compiler { get; init; }

    /// <summary>Kernels are to use 64-bit positions even for small tensors.</summary>
    public bool LongPositions { get; init; }

    /// <summary>What it pretends to, as text; empty where it is itself.</summary>
    public string Limits { get; init; } = string.Empty;

    /// <summary>A device that runs on the processor's cores: no local memory to gain from, wide vectors instead.</summary>
    public bool IsCpu => (Type & DeviceType.Cpu) != 0;

    /// <summary>The same device pretending to be lesser.</summary>
    public DeviceCapabilities Under(CapabilityLimits limits) => this with
    {
        Type = limits.AsGpu ? DeviceType.Gpu : Type,
        Fp64 = Fp64 && !limits.NoFp64,
        Fp16 = Fp16 && !limits.NoFp16,
        LocalMemory = Math.Min(LocalMemory, limits.LocalMemory),
        MaxWorkGroup = Math.Min(MaxWorkGroup, limits.WorkGroup),
        GlobalMemory = Math.Min(GlobalMemory, limits.Memory),
        MaxAllocation = Math.Min(MaxAllocation, limits.Allocation),
        LongPositions = LongPositions || limits.LongPositions,
        Limits = string.Join(',', new[] { Limits, limits.ToString() }.Where(text => text.Length > 0)),
    };
}
