namespace DeZeroNative.Interop.Tests;

/// <summary>A library on a made-up machine: it loads unless it has an error, and has these exports.</summary>
internal sealed class PretendLibrary
{
    public string? LoadError { get; init; }

    public Dictionary<string, nint> Exports { get; init; } = [];
}
