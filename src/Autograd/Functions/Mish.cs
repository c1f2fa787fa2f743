namespace DeZeroNative;

public static partial class F
{
    private static readonly Fused s_mish = Fused.Of(x => x * x.Softplus().Tanh(), "mish");

    /// <summary>x tanh(log(1 + exp(x))). Misra, "Mish: a self regularized non-monotonic activation function", 2019.</summary>
    public static Variable Mish(Variable x) => Fuse(s_mish, x);
}
