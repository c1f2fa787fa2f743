using DeZeroNative.Backends;
using DeZeroNative.Backends.OpenCL;
using DeZeroNative.Backends.OpenCL.Convolutions;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Tests.OpenCL;

public class ConvolutionTests
{
    public static TheoryData<string> Guises => OpenClBench.Guises;

    /// <summary>Images, outputs and windows: each kernel with whole and cut tiles, vectors, panels and groups.</summary>
    private static readonly (Shape X, int Outputs, Window Window, int Groups)[] s_cases =
    [
        ((3, 5, 13, 11), 9, new Window(3, 1, 1, 1), 1), ((2, 16, 14, 14), 70, new Window(3, 1, 1, 1), 1), ((1, 3, 30, 61), 3, new Window(5, 1, 2, 1), 1),
        ((2, 24, 8, 8), 20, new Window(1, 1, 0, 1), 1), ((2, 7, 5, 9), 6, new Window(1, 1, 0, 1), 1), ((2, 9, 9, 10), 8, new Window(1, 2, 0, 1), 1),
        ((2, 3, 25, 23), 12, new Window(7, 2, 3, 1), 1), ((1, 4, 17, 19), 10, new Window((3, 2), (2, 3), (0, 2), (3, 1)), 1),
        ((2, 12, 10, 9), 18, new Window(3, 1, 1, 1), 3), ((2, 8, 12, 7), 4, new Window(3, 2, 1, 1), 4), ((2, 6, 20, 21), 6, new Window(3, 1, 1, 1), 6),
        ((2, 5, 15, 9), 10, new Window(3, 2, 1, 2), 5), ((40, 6, 3, 3), 7, new Window(3, 1, 1, 1), 1), ((3, 4, 6, 5), 5, new Window((6, 5), 1, 0, 1), 1),
        ((1, 128, 12, 13), 130, new Window(3, 1, 1, 1), 1), ((1, 2, 3, 3), 2, new Window(3, 1, 4, 1), 1), ((1, 2, 11, 11), 2, new Window(2, 4, 0, 1), 1),
    ];

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void It_and_its_gradients_agree(string guise)
    {
        foreach ((Shape shape, int outputs, Window window, int groups) in s_cases)
        {
            Pair places = window.Places(shape[2], shape[3], "test"), size = new((int)shape[2], (int)shape[3]);
            Shape weights = (outputs, shape[1] / groups, window.Kernel.Height, window.Kernel.Width);
            Tensor x = OpenClBench.Numbers(shape, DType.Float32, 1, -1, 1), w = OpenClBench.Numbers(weights, DType.Float32, 2, -1, 1);
            Tensor b = OpenClBench.Numbers(outputs, DType.Float32, 3), gy = OpenClBench.Numbers((shape[0], outputs, places.Height, places.Width), DType.Float32, 4, -1, 1);
            Tensor bx = OpenClBench.Numbers(shape[1], DType.Float32, 5);
            double forward = Rounding(weights.Size / outputs), data = Rounding(weights.Size / weights[1]), weight = Rounding(gy.Size / outputs);
            OpenClBench.AssertAgrees(guise, d => Tensor.Convolve(On(d, x), On(d, w), On(d, b), window, groups, Activation.None, "test").To(DType.Float32), forward);
            OpenClBench.AssertAgrees(guise, d => Tensor.Convolve(On(d, x), On(d, w), null, window, groups, Activation.None, "test").To(DType.Float32), forward);
            OpenClBench.AssertAgrees(guise, d => Tensor.Deconvolve(On(d, gy), On(d, w), On(d, bx), window, groups, size, "test").To(DType.Float32), data);
            OpenClBench.AssertAgrees(guise, d => Tensor.ConvolutionWeightGradient(On(d, x), On(d, gy), window, groups).To(DType.Float32), weight);
        }

        // Of so many terms: rounding grows with the root of their number.
        static double Rounding(long terms) => 1.5e-6 * Math.Sqrt(Math.Max(16, terms));

        // The CPU says what is right in double precision: its own float32 has forms that round more.
        static Tensor On(Device device, Tensor tensor) => device.IsCpu ? tensor.To(DType.Float64) : tensor.To(device);
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Double_convolutions_agree_to_double_precision_or_are_refused(string guise)
    {
        foreach (int groups in new[] { 1, 4 })
        {
            Window window = new(3, 2, 1, 1);
            Tensor x = OpenClBench.Numbers((2, 4, 9, 11), DType.Float64, 1), w = OpenClBench.Numbers((12, 4 / groups, 3, 3), DType.Float64, 2), gy = OpenClBench.Numbers((2, 12, 5, 6), DType.Float64, 3);
            OpenClBench.AssertAgreesOrRefuses(guise, d => Tensor.Convolve(x.To(d), w.To(d), null, window, groups, Activation.None, "test"), 1e-12);
            OpenClBench.AssertAgreesOrRefuses(guise, d => Tensor.Deconvolve(gy.To(d), w.To(d), null, window, groups, new(9, 11), "test"), 1e-12);
            OpenClBench.AssertAgreesOrRefuses(guise, d => Tensor.ConvolutionWeightGradient(x.To(d), gy.To(d), window, groups), 1e-12);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Images_at_an_offset_in_their_memory_agree(string guise)
    {
        Tensor x = OpenClBench.Numbers((3, 4, 8, 8), DType.Float32, 1, -1, 1), w = OpenClBench.Numbers((6, 4, 1, 1), DType.Float32, 2, -1, 1);
        OpenClBench.AssertAgrees(guise, d => Tensor.Conv2d(x.To(d)[1..], w.To(d)), 1e-5);
        OpenClBench.AssertAgrees(guise, d => Tensor.Conv2d(x.To(d).Reshape(-1)[3..(3 + (2 * 4 * 64))].Reshape((2, 4, 8, 8)), w.To(d)), 1e-5);
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void What_is_not_seen_does_not_spread(string guise)
    {
        // Every second pixel is seen by no place of the window; a NaN there, or in another channel's group, stays where it is.
        double[] pixels = Values.Of(OpenClBench.Numbers((1, 2, 9, 9), DType.Float32));
        for (int i = 0; i < 81; i++)
            if (i / 9 % 2 == 1 || i % 2 == 1 != (i / 9 % 2 == 1)) pixels[i] = double.NaN;
        Tensor x = Tensor.From(pixels, (1, 2, 9, 9)).To(DType.Float32), w = OpenClBench.Numbers((2, 1, 1, 1), DType.Float32, 2), gy = OpenClBench.Numbers((1, 2, 5, 5), DType.Float32, 3);
        Window window = new(1, 2, 0, 1);
        OpenClBench.AssertAgrees(guise, d => Tensor.Convolve(x.To(d), w.To(d), null, window, 2, Activation.None, "test"), 1e-6);
        OpenClBench.AssertAgrees(guise, d => Tensor.ConvolutionWeightGradient(x.To(d), gy.To(d), window, 2), 1e-5);
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void The_same_gradient_has_the_same_bits_each_time(string guise)
    {
        Tensor x = OpenClBench.Numbers((20, 3, 16, 16), DType.Float32, 1).To(OpenClBench.Open(guise)), gy = OpenClBench.Numbers((20, 8, 16, 16), DType.Float32, 2).To(OpenClBench.Open(guise));
        float[] first = Tensor.ConvolutionWeightGradient(x, gy, new Window(3, 1, 1, 1), 1).ToArray<float>();
        for (int i = 0; i < 3; i++) Assert.Equal(first, Tensor.ConvolutionWeightGradient(x, gy, new Window(3, 1, 1, 1), 1).ToArray<float>());
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Winograds_form_and_its_turned_one_agree(string guise)
    {
        foreach ((Shape shape, int outputs, Pair pad) in new (Shape, int, Pair)[]
            { ((2, 8, 14, 14), 9, 1), ((3, 5, 13, 17), 16, (0, 1)), ((1, 17, 9, 33), 4, (2, 0)), ((2, 3, 3, 3), 2, 0), ((1, 2, 4, 40), 3, 2) })
        {
            Window window = new(3, 1, pad, 1);
            Pair places = window.Places(shape[2], shape[3], "test"), size = new((int)shape[2], (int)shape[3]);
            Shape result = (shape[0], outputs, places.Height, places.Width);
            Tensor x = OpenClBench.Numbers(shape, DType.Float32, 1, -1, 1), w = OpenClBench.Numbers((outputs, shape[1], 3, 3), DType.Float32, 2, -1, 1);
            Tensor b = OpenClBench.Numbers(outputs, DType.Float32, 3), gy = OpenClBench.Numbers(result, DType.Float32, 4, -1, 1);
            OpenClBench.AssertAgrees(guise, d => Forward(d, x.To(d), w.To(d), b.To(d)), 2e-5);
            OpenClBench.AssertAgrees(guise, d => Gradient(d, gy.To(d), w.To(d)), 2e-5);

            Tensor Forward(Device d, Tensor x, Tensor w, Tensor b)
            {
                if (d.IsCpu) return Tensor.Convolve(x.To(DType.Float64), w.To(DType.Float64), b.To(DType.Float64), window, 1, Activation.None, "test").To(DType.Float32);
                Tensor y = Tensor.Full(result, double.NaN, device: d);
                OpenClBench.Backend(guise).ConvolveWinograd(x, w, turned: false, b, pad, y);
                return y;
            }

            Tensor Gradient(Device d, Tensor gy, Tensor w)
            {
                if (d.IsCpu) return Tensor.Deconvolve(gy.To(DType.Float64), w.To(DType.Float64), null, window, 1, size, "test").To(DType.Float32);
                Tensor gx = Tensor.Full(shape, double.NaN, device: d);
                OpenClBench.Backend(guise).ConvolveWinograd(gy, w, turned: true, null, new(2 - pad.Height, 2 - pad.Width), gx);
                return gx;
            }
        }
    }

    [SkippableTheory]
    [InlineData("alloc=256k")]
    [InlineData("gpu,alloc=256k")]
    public void Batches_beyond_the_largest_buffer_go_in_pieces(string limits)
    {
        OpenClRuntime runtime = OpenClRuntime.Current;
        Skip.IfNot(runtime.State == OpenClState.Available, runtime.Message);
        Device device = OpenClDevices.Open("opencl:small", runtime.Devices[0].Under(CapabilityLimits.Parse(limits)), ProgramCache.ForUser());

        // 40 images take 240 KiB, with room around them 330 KiB.
        Tensor x = OpenClBench.Numbers((40, 6, 16, 16), DType.Float32, 1, -1, 1), w = OpenClBench.Numbers((6, 6, 3, 3), DType.Float32, 2, -1, 1);
        Tensor gy = OpenClBench.Numbers((40, 6, 16, 16), DType.Float32, 3, -1, 1);
        Window window = new(3, 1, 1, 1);
        Close(Tensor.Convolve(x, w, null, window, 1, Activation.None, "test"), Tensor.Convolve(x.To(device), w.To(device), null, window, 1, Activation.None, "test"), 1e-5);
        Close(Tensor.Deconvolve(gy, w, null, window, 1, new(16, 16), "test"), Tensor.Deconvolve(gy.To(device), w.To(device), null, window, 1, new(16, 16), "test"), 1e-5);
        Close(Tensor.ConvolutionWeightGradient(x, gy, window, 1), Tensor.ConvolutionWeightGradient(x.To(device), gy.To(device), window, 1), 1e-3);

        static void Close(Tensor expected, Tensor actual, double atol) => TensorAssert.Close(expected, actual.To(Device.Cpu), rtol: 0, atol);
    }

    [Fact]
    public void Quotients_are_those_of_integer_division()
    {
        int[] numbers = [0, 1, 2, 3, 6, 7, 100, 783, 784, 785, 65535, 65536, 1_000_003, int.MaxValue - 1, int.MaxValue];
        foreach (int divisor in numbers[1..])
            foreach (int n in numbers) Assert.Equal(n / divisor, Quotient.By(divisor).Of(n));
    }
}
