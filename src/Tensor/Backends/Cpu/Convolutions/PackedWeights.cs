using System.Runtime.InteropServices;

namespace DeZeroNative.Backends.Cpu.Convolutions;

/// <summary>
/// Packed weights and a copy of what they were packed from. Each block is compared with its copy and packed again where the numbers
/// changed, whoever changed them: reading weights twice costs less than packing them.
/// </summary>
internal sealed class PackedWeights<T>(int size, int packedSize) where T : unmanaged
{
    private readonly T[] _copy = GC.AllocateUninitializedArray<T>(size, pinned: true);
    private bool _isPacked, _isKnown;

    /// <summary>The packed form.</summary>
    internal T[] Packed { get; } = GC.AllocateUninitializedArray<T>(packedSize, pinned: true);

    /// <summary>What is kept, or room for it where it is of other sizes; null where nothing is to be kept.</summary>
    internal static PackedWeights<T>? Of(KeptWeights? kept, long size, long packedSize)
    {
        if (kept is null) return null;
        if (kept.Form is not PackedWeights<T> form || form._copy.Length != size || form.Packed.Length != packedSize)
            kept.Form = form = new(checked((int)size), checked((int)packedSize));
        return form;
    }

    /// <summary>Before the blocks are gone through.</summary>
    internal void Begin()
    {
        // A call that fails leaves nothing to rely on.
        (_isKnown, _isPacked) = (_isPacked, false);
    }

    /// <summary>After all blocks were packed where <see cref="Renew"/> said so.</summary>
    internal void End() => _isPacked = true;

    /// <summary>Whether a block of weights, which begins at number <paramref name="first"/>, is to be packed; it is then noted.</summary>
    internal bool Renew(long first, ReadOnlySpan<T> values)
    {
        var copy = new Span<T>(_copy, (int)first, values.Length);
        // By bits: a NaN is the same as itself, and zeros have signs.
        if (_isKnown && MemoryMarshal.AsBytes(values).SequenceEqual(MemoryMarshal.AsBytes(copy))) return false;
        values.CopyTo(copy);
        return true;
    }
}
