namespace DeZeroNative.Interop.Tests;

/// <summary>The functions of the kernels by their definitions, in double precision, with nothing taken from the kernels.</summary>
internal static class KernelReference
{
    /// <summary>f(x), good to a few units in the last place of a double unless the formula says otherwise.</summary>
    public static double Evaluate(KernelFunction function, double x) => function switch
    {
        KernelFunction.Exp => Math.Exp(x),
        KernelFunction.Expm1 => Math.Abs(x) < 1e-4 ? x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4))) : Math.Exp(x) - 1,
        KernelFunction.Log => Math.Log(x),
        KernelFunction.Log1p => Log1p(x),
        KernelFunction.Sin => Math.Sin(x),
        KernelFunction.Cos => Math.Cos(x),
        KernelFunction.Tanh => Math.Tanh(x),
        KernelFunction.Sigmoid => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x)),
        KernelFunction.Relu => x < 0 ? 0 : x,
        KernelFunction.Gelu => AtInfinity(x, 0.5 * x * Erfc(-x / Math.Sqrt(2))),
        KernelFunction.GeluTanh => AtInfinity(x, x * Evaluate(KernelFunction.Sigmoid, 2 * Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))),
        KernelFunction.Silu => AtInfinity(x, x * Math.Exp(Math.Min(x, 0) / 2) * Math.Exp(Math.Min(x, 0) / 2) / (1 + Math.Exp(-Math.Abs(x)))),
        KernelFunction.Softplus => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x))),
        KernelFunction.Erf => Math.Abs(x) < 2 ? ErfSeries(x) : Math.CopySign(1 - Erfc(Math.Abs(x)), x),
        KernelFunction.Sqrt => Math.Sqrt(x),
        KernelFunction.Rsqrt => 1 / Math.Sqrt(x),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    // The limits, where the formula would multiply infinity by zero.
    private static double AtInfinity(double x, double otherwise) => double.IsInfinity(x) ? (x < 0 ? -0.0 : x) : otherwise;

    // The rounding of 1 + x is divided out again (Kahan).
    private static double Log1p(double x)
    {
        var u = 1 + x;
        return u == 1 || double.IsPositiveInfinity(u) ? x : Math.Log(u) * (x / (u - 1));
    }

    // erf x = 2 / sqrt(pi) sum (-1)^n x^(2n+1) / (n! (2n+1))
    private static double ErfSeries(double x)
    {
        if (x == 0)
            return x;
        double term = x, sum = x;
        for (var n = 1; n < 60; n++)
        {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }

    // Beyond 2 the continued fraction e^(-x^2) / sqrt(pi) / (x + 1/2 / (x + 1 / (x + 3/2 / (x + ...)))), from its tail.
    private static double Erfc(double x)
    {
        if (!(Math.Abs(x) >= 2))
            return 1 - ErfSeries(x);
        if (x < 0)
            return 2 - Erfc(-x);

        var fraction = x;
        for (var n = 200; n > 0; n--)
            fraction = x + n / 2.0 / fraction;
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / fraction;
    }
}
