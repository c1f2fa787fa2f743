namespace DeZeroNative.Backends.OpenCL;

/// <summary>A buffer that was cut into <paramref name="count"/> blocks of one size. Its memory goes with the last of them, so they go together.</summary>
internal sealed class OpenClSlab(int count)
{
    internal int Count { get; } = count;

    /// <summary>How many of its blocks a trim has found waiting; used under the pool's lock.</summary>
    internal int Leaving { get; set; }
}
