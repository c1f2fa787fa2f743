namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>this += x in place, for a dense tensor that nobody else sees and x of its shape.</summary>
    internal void Accumulate(Tensor x)
    {
        if (x.DType == DType)
        {
            Backend.Binary<AddOp>(this, x, this);
            return;
        }
        using Tensor typed = x.To(DType);
        Backend.Binary<AddOp>(this, typed, this);
    }
}
