namespace DeZeroNative.Tests;

public class ErfTests : OddUnaryOpTests
{
    private const decimal TwoOverRootPi = 1.1283791670955125738961589031m;

    protected override double Ulps => 5;

    protected override double OpenCLUlps => 16;

    protected override Tensor Apply(Tensor x) => x.Erf();

    /// <summary>
    /// Abramowitz and Stegun 7.1.6 in decimal arithmetic of 28 digits: 2/sqrt(pi) x sum of (2x²)^n / (2n+1)!!, over the sum of x^2n / n!.
    /// </summary>
    protected override double Reference(double x)
    {
        if (double.IsNaN(x) || Math.Abs(x) >= 6) return double.IsNaN(x) ? x : Math.Sign(x);
        if (Math.Abs(x) < 1e-9) return (double)TwoOverRootPi * x;
        decimal z = Exact(x), square = z * z, term = 1, sum = 1, power = 1, exponential = 1;
        for (int n = 1; term > sum * 1e-25m; n++)
        {
            term *= 2 * square / (2 * n + 1);
            sum += term;
            power *= square / n;
            exponential += power;
        }
        return (double)(TwoOverRootPi * z * sum / exponential);
    }

    // The conversion of a double to decimal keeps 15 digits only; that of its whole multiple of a power of two keeps all.
    private static decimal Exact(double x)
    {
        int scale = 52 - Math.ILogB(x);
        decimal power = 1;
        for (int i = 0; i < scale; i++) power *= 2;
        return (long)Math.ScaleB(x, scale) / power;
    }
}
