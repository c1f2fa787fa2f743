using DeZeroNative.Backends;

namespace DeZeroNative.Tests;

public class Conv2dTests
{
    /// <summary>Images, weights, and how the window moves: every path that a kernel may take.</summary>
    private static readonly Dictionary<string, (Shape X, Shape W, Pair Stride, Pair Pad, Pair Dilation, int Groups)> s_cases = new()
    {
        ["three by three"] = ((2, 3, 8, 7), (5, 3, 3, 3), 1, 1, 1, 1),
        ["wide rows"] = ((1, 2, 4, 75), (9, 2, 3, 3), 1, 1, 1, 1),
        ["many channels"] = ((2, 70, 5, 6), (33, 70, 3, 3), 1, 1, 1, 1),
        ["many pixels"] = ((1, 4, 40, 41), (8, 4, 3, 3), 1, 1, 1, 1),
        ["one by one"] = ((3, 6, 5, 5), (4, 6, 1, 1), 1, 0, 1, 1),
        ["one by one, strided"] = ((2, 4, 5, 6), (3, 4, 1, 1), 2, 0, 1, 1),
        ["one by one, padded"] = ((1, 2, 3, 3), (2, 2, 1, 1), 1, 1, 1, 1),
        ["strided"] = ((2, 3, 9, 10), (4, 3, 3, 3), 2, 1, 1, 1),
        ["seven by seven, strided"] = ((1, 3, 20, 21), (6, 3, 7, 7), 2, 3, 1, 1),
        ["strided, of many channels"] = ((1, 40, 9, 8), (6, 40, 3, 3), 2, 1, 1, 1),
        ["strided, in long rows"] = ((2, 3, 2, 900), (7, 3, 1, 5), (1, 3), (0, 2), 1, 1),
        ["unequal"] = ((2, 2, 7, 9), (3, 2, 2, 4), (2, 3), (0, 2), (3, 1), 1),
        ["dilated"] = ((1, 2, 9, 9), (2, 2, 3, 3), 1, 2, 2, 1),
        ["groups"] = ((2, 6, 6, 5), (4, 3, 3, 3), 1, 1, 1, 2),
        ["depthwise"] = ((2, 5, 7, 19), (5, 1, 3, 3), 1, 1, 1, 5),
        ["depthwise, strided"] = ((2, 4, 9, 40), (4, 1, 3, 3), (2, 3), 1, 1, 4),
        ["depthwise, dilated"] = ((2, 3, 12, 9), (3, 1, 5, 2), (3, 2), (2, 1), (2, 3), 3),
        ["strided, dilated"] = ((2, 5, 19, 18), (9, 5, 4, 3), (4, 3), (2, 4), (6, 2), 1),
        ["depthwise, strided, two per channel"] = ((1, 3, 8, 8), (6, 1, 3, 3), 2, 1, 1, 3),
        ["padded beyond the kernel"] = ((1, 1, 2, 2), (2, 1, 3, 3), 1, 4, 1, 1),
        ["a stride beyond the kernel"] = ((1, 2, 9, 9), (2, 2, 2, 2), 4, 0, 1, 1),
        ["tiles of several images"] = ((3, 9, 13, 15), (19, 9, 3, 3), 1, 1, 1, 1),
        ["tiles in groups, without padding"] = ((2, 16, 17, 18), (24, 8, 3, 3), 1, 0, 1, 2),
        ["tiles of many channels"] = ((5, 130, 7, 8), (70, 130, 3, 3), 1, 1, 1, 1),
        ["the whole image"] = ((3, 2, 4, 5), (3, 2, 4, 5), 1, 0, 1, 1),
    };

    public static TheoryData<string, DType, string> OnDevices
    {
        get
        {
            var data = new TheoryData<string, DType, string>();
            foreach (string device in Devices.Names)
                foreach (DType dtype in (DType[])[DType.Float32, DType.Float64])
                    foreach (string name in s_cases.Keys)
                        data.Add(device, dtype, name);
            return data;
        }
    }

    [DeviceTheory, MemberData(nameof(OnDevices))]
    public void It_and_its_gradients_are_those_of_loops_over_numbers(string device, DType dtype, string name)
    {
        var (shapeX, shapeW, stride, pad, dilation, groups) = s_cases[name];
        var naive = new NaiveConvolution(shapeX, shapeW, stride, pad, dilation, groups);
        Tensor x = Values.Random(shapeX, dtype), w = Values.Random(shapeW, dtype, 2), b = Values.Random(shapeW[0], dtype, 3);
        Tensor gy = Values.Random(naive.Output, dtype, 4), bx = Values.Random(shapeX[1], dtype, 5);
        double[] xs = Values.Of(x), ws = Values.Of(w), gys = Values.Of(gy);
        (Tensor xd, Tensor wd, Tensor gyd) = (x.On(device), w.On(device), gy.On(device));
        // Rounding grows with the root of the number of terms, cancelling leaves no relative bound.
        double rtol = dtype == DType.Float32 ? 1e-4 : 1e-12, atol = dtype == DType.Float32 ? 1e-3 : 1e-11;

        Near(naive.Output, naive.Forward(xs, ws, b: null), Tensor.Conv2d(xd, wd, null, stride, pad, dilation, groups));
        Near(naive.Output, naive.Forward(xs, ws, Values.Of(b)), Tensor.Conv2d(xd, wd, b.On(device), stride, pad, dilation, groups));

        double[] gx = naive.DataGradient(gys, ws);
        Window window = Window.Of(new((int)shapeW[2], (int)shapeW[3]), stride, pad, dilation, "conv2d");
        var size = new Pair((int)shapeX[2], (int)shapeX[3]);
        Near(shapeX, gx, Tensor.Deconvolve(gyd, wd, null, window, groups, size, "conv2d"));
        double[] bxs = Values.Of(bx);
        for (int i = 0; i < gx.Length; i++) gx[i] += bxs[i / (size.Height * size.Width) % bxs.Length];
        Near(shapeX, gx, Tensor.Deconvolve(gyd, wd, bx.On(device), window, groups, size, "conv2d"));

        Near(shapeW, naive.WeightGradient(xs, gys), Tensor.ConvolutionWeightGradient(xd, gyd, window, groups));

        void Near(Shape shape, double[] expected, Tensor actual)
        {
            Assert.Equal(dtype, actual.DType);
            TensorAssert.HasShape(shape, actual);
            TensorAssert.Close(expected, actual, rtol, atol);
        }
    }

    [DeviceTheory, MemberData(nameof(OnDevices))]
    public void An_activation_gives_the_bits_that_it_gives_after(string device, DType dtype, string name)
    {
        var (shapeX, shapeW, stride, pad, dilation, groups) = s_cases[name];
        Tensor x = Values.Random(shapeX, dtype).On(device), w = Values.Random(shapeW, dtype, 2).On(device), b = Values.Random(shapeW[0], dtype, 3).On(device);
        foreach (Tensor? bias in (Tensor?[])[b, null])
        {
            Tensor y = Tensor.Conv2d(x, w, bias, stride, pad, dilation, groups);
            TensorAssert.Equal(y.Relu(), Tensor.Conv2d(x, w, bias, stride, pad, dilation, groups, Activation.Relu));
            TensorAssert.Equal(y.Sigmoid(), Tensor.Conv2d(x, w, bias, stride, pad, dilation, groups, Activation.Sigmoid));
            TensorAssert.Equal(y.Tanh(), Tensor.Conv2d(x, w, bias, stride, pad, dilation, groups, Activation.Tanh));
        }
    }

    [Theory, OnEachDevice]
    public void A_window_of_zeros_gives_the_bias_exactly(string device)
    {
        // Wide enough for every way to compute it; the bright pixels share tiles with dark ones.
        Tensor x = Tensor.Zeros((2, 16, 28, 28)), w = Values.Random((16, 16, 3, 3), DType.Float32, 2), b = Values.Random(16, DType.Float32, 3);
        x[.., .., 12..17, 9..19] = Values.Random((2, 16, 5, 10), DType.Float32);

        Tensor y = Tensor.Conv2d(x.On(device), w.On(device), b.On(device), pad: 1).To(Device.Cpu);

        Tensor expected = b.Reshape(1, 16, 1, 1).BroadcastTo(y.Shape);
        foreach (Slice rows in (Slice[])[new(0, 11), new(18, 28)]) TensorAssert.Equal(expected[.., .., rows], y[.., .., rows]);
        foreach (Slice columns in (Slice[])[new(0, 8), new(20, 28)]) TensorAssert.Equal(expected[.., .., .., columns], y[.., .., .., columns]);
    }

    [Fact]
    public void Every_layout_of_every_operand_is_read()
    {
        Tensor x = Values.Random((2, 2, 4, 5), DType.Float64), w = Values.Random((3, 2, 3, 3), DType.Float64, 2), b = Values.Random(3, DType.Float64, 3);
        Tensor expected = Tensor.Conv2d(x, w, b, pad: 1);

        foreach (LayoutCase images in Layouts.Of(x))
            foreach (LayoutCase weights in Layouts.Of(w))
                foreach (LayoutCase bias in Layouts.Of(b)) TensorAssert.Close(expected, Tensor.Conv2d(images.Tensor, weights.Tensor, bias.Tensor, pad: 1));
    }

    [Theory, OnEachDevice]
    public void Without_images_or_channels_there_is_still_a_shape(string device)
    {
        Tensor w = Tensor.Ones((3, 2, 3, 3)).On(device), b = Tensor.From([1f, 2, 3]).On(device);

        TensorAssert.HasShape((0, 3, 4, 5), Tensor.Conv2d(Tensor.Zeros((0, 2, 4, 5)).On(device), w, b, pad: 1));
        TensorAssert.HasShape((0, 2, 4, 5), Tensor.Deconv2d(Tensor.Zeros((0, 3, 4, 5)).On(device), w, pad: 1));
        TensorAssert.HasShape((1, 0, 2, 2), Tensor.Conv2d(Tensor.Zeros((1, 2, 4, 4)).On(device), Tensor.Zeros((0, 2, 3, 3)).On(device)));
        TensorAssert.Equal([1, 1, 2, 2, 3, 3], Tensor.Conv2d(Tensor.Zeros((1, 0, 1, 2)).On(device), Tensor.Zeros((3, 0, 1, 1)).On(device), b));
        Tensor none = Tensor.Zeros((2, 0, 1, 2)).On(device), empty = Tensor.Zeros((0, 3, 1, 1)).On(device);
        TensorAssert.Equal([1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 3], Tensor.Deconv2d(none, empty, b));
        TensorAssert.Equal(new double[12], Tensor.Deconv2d(none, empty));
        Window window = Window.Of(3, 1, 1, 1, "conv2d");
        TensorAssert.Equal(new double[54], Tensor.ConvolutionWeightGradient(Tensor.Zeros((0, 2, 4, 5)).On(device), Tensor.Zeros((0, 3, 4, 5)).On(device), window, 1));
    }

    [Fact]
    public void Integers_are_convolved_as_float32_and_other_types_as_the_larger_one()
    {
        Tensor x = Tensor.Arange(4, DType.Int64).Reshape((1, 1, 2, 2)), w = Tensor.Ones((1, 1, 2, 2), DType.UInt8);

        TensorAssert.Equal(Tensor.From([6f]).Reshape((1, 1, 1, 1)), Tensor.Conv2d(x, w));
        Assert.Equal(DType.Float64, Tensor.Conv2d(x, w, Tensor.From([0.5])).DType);
    }

    [Fact]
    public void The_result_does_not_depend_on_the_number_of_threads()
    {
        foreach (var (shapeX, shapeW, stride, pad, dilation, groups) in s_cases.Values)
        {
            Tensor x = Values.Random(shapeX), w = Values.Random(shapeW, seed: 2), b = Values.Random(shapeW[0], seed: 3);
            (Tensor Y, Tensor Gx, Tensor Gw)[] results = [.. ((int[])[1, 2, 4]).Select(threads => Compute(threads))];
            for (int i = 1; i < results.Length; i++)
            {
                TensorAssert.Equal(results[0].Y, results[i].Y);
                TensorAssert.Equal(results[0].Gx, results[i].Gx);
                TensorAssert.Equal(results[0].Gw, results[i].Gw);
            }

            (Tensor, Tensor, Tensor) Compute(int threads)
            {
                using var budget = new ThreadBudget(threads);
                Tensor y = Tensor.Conv2d(x, w, b, stride, pad, dilation, groups, Activation.Tanh);
                Window window = Window.Of(new((int)shapeW[2], (int)shapeW[3]), stride, pad, dilation, "conv2d");
                Tensor gx = Tensor.Deconvolve(y, w, null, window, groups, new((int)shapeX[2], (int)shapeX[3]), "conv2d");
                return (y, gx, Tensor.ConvolutionWeightGradient(x, y, window, groups));
            }
        }
    }

    [Fact]
    public void Infinities_and_NaN_stay_where_the_window_sees_them()
    {
        Tensor x = Tensor.From([1, float.NaN, 1, 1, 1, 1, 1, float.PositiveInfinity]).Reshape((1, 1, 2, 4)), w = Tensor.Ones((1, 1, 1, 2));

        TensorAssert.Equal([double.NaN, double.NaN, 2, 2, 2, double.PositiveInfinity], Tensor.Conv2d(x, w));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Tensor x = Tensor.Zeros((1, 3, 4, 5)), w = Tensor.Zeros((2, 4, 3, 3)), fitting = Tensor.Zeros((2, 3, 3, 3));

        Says<ShapeException>("[conv2d] x of shape (1, 3, 4, 5) has 3 channels, W of shape (2, 4, 3, 3) wants 4", () => Tensor.Conv2d(x, w));
        Says<ShapeException>("[conv2d] x of shape (1, 3, 4, 5) has 3 channels, W of shape (3, 2, 3, 3) wants 6 in 3 groups", () => Tensor.Conv2d(x, Tensor.Zeros((3, 2, 3, 3)), groups: 3));
        Says<ShapeException>("[conv2d] x must have shape (n, c, h, w), got (3, 4, 5)", () => Tensor.Conv2d(x[0], fitting));
        Says<ShapeException>("[conv2d] W must have shape (n, c, h, w), got (2, 3)", () => Tensor.Conv2d(x, Tensor.Zeros((2, 3))));
        Says<ShapeException>("[conv2d] kernel (3, 3) with dilation (2, 1) is larger than the input (4, 5) with pad (0, 0)", () => Tensor.Conv2d(x, fitting, dilation: (2, 1)));
        Says<ShapeException>("[conv2d] kernel (9, 9) is larger than the input (4, 5) with pad (2, 1)", () => Tensor.Conv2d(x, Tensor.Zeros((2, 3, 9, 9)), pad: (2, 1)));
        Says<ShapeException>("[conv2d] 2 groups do not divide 3 input and 2 output channels", () => Tensor.Conv2d(x, fitting, groups: 2));
        Says<ShapeException>("[conv2d] bias of shape (2,) expected, got (3,)", () => Tensor.Conv2d(x, fitting, Tensor.Zeros(3)));
        Says<ArgumentOutOfRangeException>("[conv2d] the number of groups must be positive, got 0", () => Tensor.Conv2d(x, fitting, groups: 0));
        Says<ArgumentOutOfRangeException>("[conv2d] 9 is no activation", () => Tensor.Conv2d(x, fitting, activation: (Activation)9));
        Says<ArgumentOutOfRangeException>("[conv2d] stride must be positive, got (-1, 1)", () => Tensor.Conv2d(x, fitting, stride: (-1, 1)));
        Says<ArgumentOutOfRangeException>("[conv2d] pad must be zero or more, got (0, -1)", () => Tensor.Conv2d(x, fitting, pad: (0, -1)));
        Says<ArgumentOutOfRangeException>("[conv2d] dilation must be positive, got (0, 0)", () => Tensor.Conv2d(x, fitting, dilation: 0));
        Says<ArgumentOutOfRangeException>("[conv2d] kernel size must be positive, got (0, 3)", () => Tensor.Conv2d(x, Tensor.Zeros((2, 3, 0, 3))));
    }

    private static void Says<TException>(string message, Func<object?> action) where TException : Exception =>
        Assert.StartsWith(message, Assert.Throws<TException>(action).Message, StringComparison.Ordinal);
}
