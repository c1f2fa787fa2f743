using DeZeroNative.Backends;
using DeZeroNative.Backends.Cpu.Convolutions;
using DeZeroNative.Interop;

namespace DeZeroNative.Tests;

/// <summary>The C kernels of convolution against their managed twins, called directly.</summary>
public unsafe class ConvolutionTwinTests
{
    public static TheoryData<string> Windows => [.. s_windows.Keys];

    private static readonly Dictionary<string, (Shape X, int Outputs, Window Window, int Groups)> s_windows = new()
    {
        ["three by three"] = ((2, 20, 13, 15), 18, new Window(3, 1, 1, 1), 1),
        ["strided, in groups"] = ((2, 6, 17, 12), 4, new Window((5, 3), (2, 3), (2, 0), (1, 2)), 2),
        ["a point"] = ((3, 9, 7, 7), 11, new Window(1, 1, 0, 1), 1),
        ["few images of many outputs"] = ((1, 8, 6, 6), 200, new Window(3, 1, 1, 1), 1),
    };

    public ConvolutionTwinTests() => Skip.IfNot(DezeroKernels.IsAvailable, "the C kernels were not found");

    [SkippableTheory, MemberData(nameof(Windows))]
    public void Twins_agree(string name)
    {
        (Shape shape, int outputs, Window window, int groups) = s_windows[name];
        Pair places = window.Places(shape[2], shape[3], "test");
        Shape output = (shape[0], outputs, places.Height, places.Width), weights = (outputs, shape[1] / groups, window.Kernel.Height, window.Kernel.Width);
        var sizes = new ConvolutionSizes(shape, output, window, groups);
        double[] x = Numbers(shape, 1), w = Numbers(weights, 2), b = Numbers(outputs, 3), gy = Numbers(output, 4);
        double[] y = new double[output.Size], y2 = new double[output.Size], gx = new double[shape.Size], gx2 = new double[shape.Size];
        double[] gw = new double[sizes.Weights], gw2 = new double[sizes.Weights];

        Assert.Equal(ConvolutionMethod.Columns, ConvolutionChoice.Of<double>(sizes));
        fixed (double* px = x, pw = w, pb = b, pgy = gy, py = y, py2 = y2, pgx = gx, pgx2 = gx2, pgw = gw, pgw2 = gw2)
        {
            ManagedConvolution<double>.Run(sizes, px, pw, pb, Activation.Tanh, py);
            NativeConvolution<double>.Run(sizes, px, pw, pb, Activation.Tanh, kept: null, py2);
            ManagedConvolution<double>.RunDataGradient(sizes, pgy, pw, null, pgx);
            NativeConvolution<double>.RunDataGradient(sizes, pgy, pw, null, pgx2);
            ManagedConvolution<double>.AddWeightGradient(sizes, groups - 1, 0, sizes.Images, px, pgy, pgw);
            NativeConvolution<double>.AddWeightGradient(sizes, groups - 1, 0, sizes.Images, px, pgy, pgw2);
        }

        TensorAssert.Close(y, Tensor.From(y2), rtol: 1e-12, atol: 1e-12);
        TensorAssert.Close(gx, Tensor.From(gx2), rtol: 1e-12, atol: 1e-12);
        TensorAssert.Close(gw, Tensor.From(gw2), rtol: 1e-12, atol: 1e-12);
    }

    [SkippableTheory]
    [InlineData(32, 8, 8, 3, 1, true)]
    [InlineData(31, 8, 8, 3, 1, false)]
    [InlineData(32, 7, 8, 3, 1, false)]
    [InlineData(32, 8, 7, 3, 1, false)]
    [InlineData(32, 1024, 1024, 3, 1, true)]
    [InlineData(32, 1024, 1025, 3, 1, false)]
    [InlineData(32, 8, 8, 5, 1, false)]
    [InlineData(32, 8, 8, 3, 2, false)]
    public void Winograd_takes_three_by_three_of_many_channels_in_single_precision(int images, int channels, int outputs, int kernel, int stride, bool taken)
    {
        Skip.If(NativeLibraryResolver.IsDisabled("winograd"), "switched off");
        var window = new Window(kernel, stride, kernel / 2, 1);
        Pair places = window.Places(4, 4, "test");
        var sizes = new ConvolutionSizes((images, channels, 4, 4), (images, outputs, places.Height, places.Width), window, groups: 1);

        Assert.Equal(taken ? ConvolutionMethod.Winograd : ConvolutionMethod.Columns, ConvolutionChoice.Of<float>(sizes));
        Assert.Equal(ConvolutionMethod.Columns, ConvolutionChoice.Of<double>(sizes));
    }

    [SkippableTheory]
    [InlineData(4, 4, 4, true)]
    [InlineData(4, 8, 4, false)]
    [InlineData(4, 4, 2, false)]
    [InlineData(1, 1, 1, false)]
    public void A_plane_to_a_plane_in_each_group_is_depthwise(int channels, int outputs, int groups, bool taken)
    {
        var sizes = new ConvolutionSizes((2, channels, 5, 6), (2, outputs, 5, 6), new Window(3, 1, 1, 1), groups);

        Assert.Equal(taken ? ConvolutionMethod.Depthwise : ConvolutionMethod.Columns, ConvolutionChoice.Of<double>(sizes));
    }

    [SkippableFact]
    public void The_structure_of_a_window_is_that_of_the_C_interface() => Assert.Equal(72, sizeof(KernelWindow));

    private static double[] Numbers(Shape shape, int seed) => Values.Of(Values.Random(shape, DType.Float64, seed));
}
