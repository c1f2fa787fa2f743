namespace DeZeroNative;

public static partial class F
{
    /// <summary>2 to the power of x.</summary>
    public static Variable Exp2(Variable x) => new Exp2Function().Apply(x);
}

internal sealed class Exp2Function : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Exp2();

    protected override Variable Backward(Variable gy) => gy * (Y * Math.Log(2));
}
