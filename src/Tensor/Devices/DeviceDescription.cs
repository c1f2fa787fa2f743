namespace DeZeroNative;

/// <summary>What a device is and what it can do, as it says itself. Sizes are in bytes.</summary>
public sealed record DeviceDescription
{
    /// <summary>The short name that <see cref="Device.Parse"/> takes: <c>cpu</c>, <c>opencl:0</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name its maker gave it.</summary>
    public required string Model { get; init; }

    /// <summary>What kind of processor it is, or pretends to be.</summary>
    public required DeviceKind Kind { get; init; }

    /// <summary>Its maker.</summary>
    public required string Vendor { get; init; }

    /// <summary>The platform whose driver runs it.</summary>
    public required string Platform { get; init; }

    /// <summary>The version of the interface: <c>OpenCL 3.0</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The version of the driver.</summary>
    public required string Driver { get; init; }

    /// <summary>Cores, multiprocessors, or what the maker counts.</summary>
    public required int ComputeUnits { get; init; }

    /// <summary>Work-items in a work-group at most; 1 on the CPU.</summary>
    public required int WorkGroup { get; init; }

    /// <summary>float32 numbers in a native vector.</summary>
    public required int VectorWidth { get; init; }

    /// <summary>The memory there is.</summary>
    public required long Memory { get; init; }

    /// <summary>The largest tensor, in bytes.</summary>
    public required long LargestAllocation { get; init; }

    /// <summary>Memory that a work-group shares; 0 on the CPU.</summary>
    public required long LocalMemory { get; init; }

    /// <summary>Whether it computes in double precision.</summary>
    public required bool Float64 { get; init; }

    /// <summary>Whether it computes in half precision.</summary>
    public required bool Float16 { get; init; }

    /// <summary>Whether it works in the host's memory.</summary>
    public required bool SharesHostMemory { get; init; }

    /// <summary>The lesser capabilities that it pretends to (<c>DEZERO_OPENCL_LIMITS</c>); empty where it is itself.</summary>
    public string Limits { get; init; } = "";

    /// <summary>The short name and the maker's.</summary>
    public override string ToString() => $"{Name} ({Model})";
}
