namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>1 / x; of integers, as float32.</summary>
    public Tensor Reciprocal() => Divide(1, this);
}
