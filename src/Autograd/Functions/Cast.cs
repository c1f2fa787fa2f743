namespace DeZeroNative;

public static partial class F
{
    /// <summary>The elements as another floating type.</summary>
    public static Variable Cast(Variable x, DType dtype)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.DType == dtype ? x : IsRecorded(x) ? new CastFunction(dtype).Apply(x) : Unrecorded(x.Data.To(dtype), x);
    }
}

internal sealed class CastFunction(DType dtype) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.To(dtype);

    protected override Variable Backward(Variable gy) => F.Cast(gy, X.DType);
}
