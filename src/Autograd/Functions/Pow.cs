namespace DeZeroNative;

public static partial class F
{
    /// <summary>Every element to a constant power.</summary>
    public static Variable Pow(Variable x, Scalar exponent) =>
        IsRecorded(x) ? new PowFunction(exponent).Apply(x) : Unrecorded(x.Data.Pow(exponent), x);
}

internal sealed class PowFunction(Scalar exponent) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Pow(exponent);

    protected override Variable Backward(Variable gy)
    {
        double c = exponent.ToDouble();
        return c == 2 ? gy * (X * 2.0) : gy * (F.Pow(X, c - 1) * c);
    }
}
