namespace DeZeroNative;

public static partial class F
{
    private static readonly Fused s_gelu = Fused.Of(x => 0.5 * x * (1 + (Math.Sqrt(0.5) * x).Erf()), "gelu").By(FusedKernel.Gelu),
        s_approximateGelu = Fused.Of(x => 0.5 * x * (1 + (Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x.Pow(3))).Tanh()), "gelu").By(FusedKernel.GeluTanh);

    /// <summary>
    /// x times the normal distribution function: x/2 (1 + erf(x / sqrt 2)), or with <paramref name="approximate"/>
    /// x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x³))). Hendrycks and Gimpel, "Gaussian error linear units", 2016.
    /// </summary>
    public static Variable Gelu(Variable x, bool approximate = false) => Fuse(approximate ? s_approximateGelu : s_gelu, x);
}
