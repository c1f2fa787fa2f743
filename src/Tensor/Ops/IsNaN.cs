namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Whether the element is not a number.</summary>
    public Tensor IsNaN() => NotEqual(this, this);
}
