namespace DeZeroNative.Backends.Cpu.Convolutions;

/// <summary>The kernels of convolution.</summary>
internal enum ConvolutionMethod
{
    /// <summary><see cref="ManagedConvolution{T}"/>: no C kernels.</summary>
    Managed,

    /// <summary><see cref="NativeConvolution{T}"/>: products over columns that are gathered as they are needed.</summary>
    Columns,

    /// <summary><see cref="DepthwiseConvolution{T}"/>: one plane at a time.</summary>
    Depthwise,

    /// <summary><see cref="WinogradConvolution"/>.</summary>
    Winograd,
}
