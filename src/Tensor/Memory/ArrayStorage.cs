using System.Runtime.InteropServices;

namespace DeZeroNative;

/// <summary>A few kilobytes in a plain array: cheaper to collect than to pool.</summary>
internal sealed class ArrayStorage : HostStorage
{
    internal const int MaxBytes = 4096;

    private byte[]? _array;

    internal ArrayStorage(long byteLength) : base(byteLength) => _array = GC.AllocateUninitializedArray<byte>((int)byteLength);

    internal override ref byte Origin
    {
        get
        {
            byte[]? array = _array;
            ObjectDisposedException.ThrowIf(array is null, typeof(Tensor));
            return ref MemoryMarshal.GetArrayDataReference(array);
        }
    }

    protected override void Free() => _array = null;
}
