using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeZeroNative;

/// <summary>Memory of the caller, used in place. It stays the caller's.</summary>
internal sealed class MemoryStorage<T>(Memory<T> memory) : HostStorage((long)memory.Length * Unsafe.SizeOf<T>()) where T : unmanaged
{
    private Memory<T> _memory = memory;
    private bool _released;

    internal override ref byte Origin
    {
        get
        {
            ObjectDisposedException.ThrowIf(_released, typeof(Tensor));
            return ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(_memory.Span));
        }
    }

    protected override void Free()
    {
        _released = true;
        _memory = default;
    }
}
