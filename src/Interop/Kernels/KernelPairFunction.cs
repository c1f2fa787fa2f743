namespace DeZeroNative.Interop;

/// <summary>The functions of two arguments in the C kernels (<c>dz_binary_function</c>): gradients from gy and y, or gy and x.</summary>
internal enum KernelPairFunction
{
    /// <summary>gy y (1 - y).</summary>
    SigmoidGradient = 0,

    /// <summary>gy (1 - y y).</summary>
    TanhGradient = 1,

    /// <summary>gy where y is positive, else 0.</summary>
    ReluGradient = 2,

    /// <summary>gy times the slope of <see cref="KernelFunction.Gelu"/> at x.</summary>
    GeluGradient = 3,

    /// <summary>gy times the slope of <see cref="KernelFunction.GeluTanh"/> at x.</summary>
    GeluTanhGradient = 4,

    /// <summary>gy times the slope of <see cref="KernelFunction.Silu"/> at x.</summary>
    SiluGradient = 5,

    /// <summary>gy times the sigmoid of x.</summary>
    SoftplusGradient = 6,
}
