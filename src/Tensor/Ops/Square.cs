namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Every element times itself.</summary>
    public Tensor Square() => Multiply(this, this);
}
