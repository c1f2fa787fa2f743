namespace DeZeroNative.Interop;

/// <summary>What a convolution of the C kernels applies to its result (<c>dz_activation</c>).</summary>
internal enum KernelActivation
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>max(y, 0); NaN stays NaN.</summary>
    Relu = 1,

    /// <summary>1 / (1 + e^-y).</summary>
    Sigmoid = 2,

    /// <summary>Hyperbolic tangent.</summary>
    Tanh = 3,
}
