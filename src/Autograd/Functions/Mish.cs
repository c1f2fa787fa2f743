namespace DeZeroNative;

public static partial class F
{
    /// <summary>x tanh(log(1 + exp(x))). Misra, "Mish: a self regularized non-monotonic activation function", 2019.</summary>
    public static Variable Mish(Variable x) => x * Tanh(Softplus(x));
}
