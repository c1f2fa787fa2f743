namespace DeZeroNative;

public static partial class F
{
    /// <summary>Every element with the other sign.</summary>
    public static Variable Negate(Variable x) => Call<NegateFunction>(x);
}

public partial class Variable
{
    /// <inheritdoc cref="F.Negate"/>
    public static Variable operator -(Variable x) => F.Negate(x);
}

internal sealed class NegateFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Negate();

    protected override Variable Backward(Variable gy) => -gy;
}
