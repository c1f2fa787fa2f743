namespace DeZeroNative;

public static partial class F
{
    private static readonly double s_sqrtHalf = Math.Sqrt(0.5), s_sqrtTwoOverPi = Math.Sqrt(2 / Math.PI);

    /// <summary>
    /// x times the normal distribution function: x/2 (1 + erf(x / sqrt 2)), or with <paramref name="approximate"/>
    /// x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x³))). Hendrycks and Gimpel, "Gaussian error linear units", 2016.
    /// </summary>
    public static Variable Gelu(Variable x, bool approximate = false) =>
        approximate
            ? 0.5 * x * (1.0 + Tanh(s_sqrtTwoOverPi * (x + 0.044715 * Pow(x, 3))))
            : 0.5 * x * (1.0 + Erf(s_sqrtHalf * x));
}
