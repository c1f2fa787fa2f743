using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace DeZeroNative;

/// <summary>Memory of a tensor of System.Numerics.Tensors, used in place. It stays that tensor's.</summary>
internal sealed class TensorStorage<T>(Tensor<T> tensor, long extent) : HostStorage(extent * Unsafe.SizeOf<T>()) where T : unmanaged
{
    private Tensor<T>? _tensor = tensor;

    internal override ref byte Origin
    {
        get
        {
            Tensor<T>? tensor = _tensor;
            ObjectDisposedException.ThrowIf(tensor is null, typeof(Tensor));
            // Not its own pinnable reference, which a slice has at the start of the whole.
            return ref Unsafe.As<T, byte>(ref tensor.AsTensorSpan().GetPinnableReference());
        }
    }

    protected override void Free() => _tensor = null;
}
