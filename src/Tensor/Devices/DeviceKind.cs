namespace DeZeroNative;

/// <summary>What kind of processor a device is.</summary>
public enum DeviceKind
{
    /// <summary>The processor's cores.</summary>
    Cpu,

    /// <summary>A graphics processor.</summary>
    Gpu,

    /// <summary>Some other processor beside the host's.</summary>
    Accelerator,
}
