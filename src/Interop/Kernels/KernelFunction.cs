namespace DeZeroNative.Interop;

/// <summary>The functions of one argument in the C kernels (<c>dz_unary_function</c>).</summary>
internal enum KernelFunction
{
    /// <summary>e^x.</summary>
    Exp = 0,

    /// <summary>e^x - 1.</summary>
    Expm1 = 1,

    /// <summary>Natural logarithm.</summary>
    Log = 2,

    /// <summary>log(1 + x).</summary>
    Log1p = 3,

    /// <summary>Sine.</summary>
    Sin = 4,

    /// <summary>Cosine.</summary>
    Cos = 5,

    /// <summary>Hyperbolic tangent.</summary>
    Tanh = 6,

    /// <summary>1 / (1 + e^-x).</summary>
    Sigmoid = 7,

    /// <summary>max(x, 0); NaN stays NaN.</summary>
    Relu = 8,

    /// <summary>x (1 + erf(x / sqrt 2)) / 2.</summary>
    Gelu = 9,

    /// <summary>x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2.</summary>
    GeluTanh = 10,

    /// <summary>x / (1 + e^-x).</summary>
    Silu = 11,

    /// <summary>log(1 + e^x).</summary>
    Softplus = 12,

    /// <summary>Error function.</summary>
    Erf = 13,

    /// <summary>Square root.</summary>
    Sqrt = 14,

    /// <summary>1 / sqrt(x).</summary>
    Rsqrt = 15,
}
