namespace DeZeroNative.Interop;

/// <summary>The folds of the C kernels (<c>dz_fold</c>).</summary>
internal enum KernelFold
{
    /// <summary>a + b.</summary>
    Sum = 0,

    /// <summary>a b.</summary>
    Prod = 1,

    /// <summary>The largest; NaN where there is one.</summary>
    Max = 2,

    /// <summary>The smallest; NaN where there is one.</summary>
    Min = 3,
}
