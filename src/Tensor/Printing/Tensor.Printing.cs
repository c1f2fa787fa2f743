namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The elements as NumPy prints them; of more than 1000 only those at the edges. Waits for the device.</summary>
    public override string ToString() => IsDisposed ? $"disposed {DType.Name()} {Shape}" : ArrayText.Of(this);
}
