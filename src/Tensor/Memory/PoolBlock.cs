namespace DeZeroNative;

/// <summary>A piece of a device's memory that a pool lends.</summary>
internal abstract class PoolBlock(long capacity)
{
    /// <summary>Bytes it holds: the size of its class.</summary>
    internal long Capacity { get; } = capacity;

    /// <summary>Gives the memory back to the device.</summary>
    internal virtual void Destroy()
    {
    }
}
