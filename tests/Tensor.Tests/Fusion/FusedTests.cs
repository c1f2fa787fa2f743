using DeZeroNative.Interop;
using DeZeroNative.Tests.OpenCL;

namespace DeZeroNative.Tests;

public class FusedTests
{
    private static readonly Fused s_gelu = Fused.Of(x => 0.5 * x * (1 + (x * 0.70710678).Erf()), "gelu"),
        s_mixed = Fused.Of((a, b, c) => Term.Where(a > b, a.Exp() * c, (b - c).Tanh()) / (1 + a * a) + Term.Maximum(a, c), "mixed"),
        s_square = Fused.Of(x => x * x);

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void A_chain_gives_the_bits_of_its_steps_at_every_length(string device, DType dtype)
    {
        foreach (int length in Lengths.Values.Concat([255, 256, 1000, 4097, 70_001]))
        {
            Tensor x = Values.Random(length, dtype, 1, -4, 4).On(device);
            TensorAssert.Equal(0.5 * x * (1 + (x * 0.70710678).Erf()), s_gelu.Apply(x));
            TensorAssert.Equal(x * x, s_square.Apply(x));
        }
    }

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Strided_and_broadcast_inputs_give_the_bits_of_the_steps(string device, DType dtype)
    {
        Tensor cube = Values.Random((6, 40, 50), dtype, 1, -3, 3).On(device), row = Values.Random((1, 50), dtype, 2, -3, 3).On(device),
            column = Values.Random((40, 1), dtype, 3, -3, 3).On(device), single = Values.Random([], dtype, 4, -3, 3).On(device),
            large = Values.Random((300, 500), dtype, 5, -3, 3).On(device);
        Tensor[][] cases =
        [
            [cube, row, column], [row, column, single], [single, single, cube], [cube.Transpose(2, 1, 0), column, cube.Transpose(2, 1, 0)],
            [cube[1, new Slice(3, 33, 2), new Slice(49, null, -7)], single, row[0, new Slice(0, 8)]], [large.T, large.T, large.T],
            [large.T, large[new Slice(0, 1)].T, large[new Slice(0, 300), 3]], [cube.Flip(0), row, single], [cube.BroadcastTo((2, 6, 40, 50)), cube, row],
        ];
        foreach (Tensor[] xs in cases)
        {
            (Tensor a, Tensor b, Tensor c) = (xs[0], xs[1], xs[2]);
            // The span forms that stand in for the C kernels round a number by its neighbours in a vector, which a stride changes.
            double rounding = dtype == DType.Float32 ? 1e-6 : 1e-15;
            if (device == "cpu" && !DezeroKernels.IsAvailable) TensorAssert.Close(Steps(a, b, c), s_mixed.Apply(a, b, c), rtol: rounding, atol: rounding);
            else TensorAssert.Equal(Steps(a, b, c), s_mixed.Apply(a, b, c));
        }
    }

    [Theory, OnEachDevice]
    public void Eight_axes_are_walked(string device)
    {
        Tensor x = Values.Random([2, 3, 2, 1, 3, 2, 2, 3], DType.Float32, 1).On(device), y = x.Transpose(7, 1, 5, 3, 4, 2, 6, 0), z = x[0, 0, 0], a = x.Flip(5);
        TensorAssert.Equal(Steps(a, z, x), s_mixed.Apply(a, z, x));
        TensorAssert.Equal(y * y, s_square.Apply(y));
    }

    [Theory, OnEachDevice]
    public void Numbers_may_vary_from_call_to_call(string device)
    {
        Tensor x = Values.Random(1000, DType.Float32, 1).On(device), y = Values.Random(1000, DType.Float32, 2).On(device);
        foreach (double slope in new[] { 0.1, -2, 3.25 })
        {
            TensorAssert.Equal(Steps(x, slope, y), s_mixed.Apply(x, slope, y));
            TensorAssert.Equal(Steps(Tensor.Full(x.Shape, slope).On(device), y, 1), s_mixed.Apply(slope, y, 1.0));
        }
    }

    [Theory, OnEachDevice]
    public void Inputs_of_other_types_are_taken_into_that_of_the_result(string device)
    {
        Tensor x = Values.Random((30, 40), DType.Float32, 1, -3, 3).On(device), kept = x > 0, count = (x * 5).To(DType.Int32), bytes = count.Abs().To(DType.UInt8),
            far = (x * 1e6).To(DType.Int64).T;
        Fused product = Fused.Of((a, b, c) => a * b - c / 2);
        TensorAssert.Equal(x * kept - count / 2, product.Apply(x, kept, count));
        TensorAssert.Equal(x * kept.T.T - bytes.To(DType.Float32)[0] / 2, product.Apply(x, kept, bytes[0]));
        TensorAssert.Equal(x.T * far.To(DType.Float32) - 1, product.Apply(x.T, far, 2.0));
        Assert.Equal(DType.Float32, product.Apply(count, count, count).DType);
    }

    [DeviceTheory]
    [OnEachDevice(DType.Float32, DType.Float64)]
    public void Mixed_floating_types_are_computed_in_the_wider(string device, DType narrow, DType wide)
    {
        Tensor a = Values.Random(100, narrow, 1).On(device), b = Values.Random(100, wide, 2).On(device);
        TensorAssert.Equal(Steps(a.To(wide), b, 0.5), s_mixed.Apply(a, b, 0.5));
    }

    [Theory, OnEachDevice]
    public void Special_values_pass_as_through_the_steps(string device)
    {
        Tensor x = Tensor.From(new float[] { 0, -0f, 1, -1, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e-40f, -1e-40f, float.MaxValue, 3, -3 }).On(device);
        foreach (Tensor other in new[] { x, x.Flip(0), x * 0 }) TensorAssert.Equal(Steps(x, other, 2), s_mixed.Apply(x, other, 2.0));
    }

    [Theory, OnEachDevice]
    public void Every_function_gives_the_bits_of_the_tensors(string device)
    {
        Tensor x = Values.Random(2000, DType.Float32, 1, 0.05, 0.95).On(device), z = Values.Random(2000, DType.Float32, 2, -6, 6).On(device);
        (Func<Term, Term> Term, Func<Tensor, Tensor> Tensor)[] functions =
        [
            (t => t.Abs(), t => t.Abs()), (t => t.Acos(), t => t.Acos()), (t => t.Asin(), t => t.Asin()), (t => t.Atan(), t => t.Atan()),
            (t => t.Ceiling(), t => t.Ceiling()), (t => t.Cos(), t => t.Cos()), (t => t.Cosh(), t => t.Cosh()), (t => t.Erf(), t => t.Erf()),
            (t => t.Exp(), t => t.Exp()), (t => t.Exp2(), t => t.Exp2()), (t => t.Expm1(), t => t.Expm1()), (t => t.Floor(), t => t.Floor()),
            (t => t.Log(), t => t.Log()), (t => t.Log10(), t => t.Log10()), (t => t.Log1p(), t => t.Log1p()), (t => t.Log2(), t => t.Log2()),
            (t => t.Relu(), t => t.Relu()), (t => t.Round(), t => t.Round()), (t => t.Rsqrt(), t => t.Rsqrt()), (t => t.Sigmoid(), t => t.Sigmoid()),
            (t => t.Sign(), t => t.Sign()), (t => t.Sin(), t => t.Sin()), (t => t.Sinh(), t => t.Sinh()), (t => t.Sqrt(), t => t.Sqrt()),
            (t => t.Square(), t => t.Square()), (t => t.Tan(), t => t.Tan()), (t => t.Tanh(), t => t.Tanh()), (t => t.Trunc(), t => t.Trunc()),
            (t => -t, t => -t), (t => t.Clip(0.2, 0.8), t => t.Clip(0.2, 0.8)), (t => t.Pow(3), t => t.Pow(3)), (t => t.Pow(-1), t => t.Pow(-1)),
            (t => t.Pow(0.5), t => t.Pow(0.5)), (t => t.Pow(1.7), t => t.Pow(1.7)), (t => t.Pow(1), t => t), (t => Term.Minimum(t, 0.5), t => Tensor.Minimum(t, 0.5)),
            (t => Term.Atan2(t, 0.5 + t), t => Tensor.Atan2(t, 0.5 + t)), (t => Term.Hypot(t, 1 - t), t => Tensor.Hypot(t, 1 - t)),
            (t => Term.LogAddExp(t, 1 - t), t => Tensor.LogAddExp(t, 1 - t)), (t => t >= 0.5, t => (t >= 0.5).To(DType.Float32)),
            (t => t < 0.5, t => (t < 0.5).To(DType.Float32)), (t => t <= 0.5, t => (t <= 0.5).To(DType.Float32)), (t => Term.Equal(t, t), Tensor.OnesLike),
            (t => Term.NotEqual(t, t), t => Tensor.ZerosLike(t)), (t => 0.5 - t, t => 0.5 - t), (_ => 2.5, t => Tensor.FullLike(t, 2.5)),
        ];
        // Some at a time in one program, of which a number chooses one: building a program takes long.
        foreach ((Func<Term, Term> Term, Func<Tensor, Tensor> Tensor)[] some in functions.Chunk(12))
        {
            Fused chosen = Fused.Of((t, choice) => some.Select((function, i) => (function.Term(t), i)).Aggregate((Term)0, (rest, next) => Term.Where(Term.Equal(choice, next.i), next.Item1, rest)));
            for (int i = 0; i < some.Length; i++)
            {
                TensorAssert.Equal(some[i].Tensor(x), chosen.Apply(x, i));
                TensorAssert.Equal(some[i].Tensor(z), chosen.Apply(z, i));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Chains_do_not_depend_on_the_number_of_threads(int threads)
    {
        Tensor a = Values.Random((400, 500), DType.Float32, 1), b = Values.Random((400, 1), DType.Float32, 2), c = Values.Random(500, DType.Float32, 3);
        Tensor expected = Steps(a, b, c);
        using var budget = new ThreadBudget(threads);
        TensorAssert.Equal(expected, s_mixed.Apply(a, b, c));
    }

    [Theory, OnEachDevice]
    public void Empty_tensors_stay_empty(string device) =>
        Assert.Equal((0, 3), s_mixed.Apply(Tensor.Zeros((0, 3)).On(device), Tensor.Zeros(3).On(device), 1.0).Shape);

    [Fact]
    public void Parts_that_stand_twice_are_computed_once()
    {
        Fused twice = Fused.Of(x => (x + 1).Exp() * (1 + x + (x + 1).Exp()) - (x + 1).Exp());
        Assert.Equal(6, twice.Program.Steps.Count);
        Assert.Same(s_square.Program, Fused.Of(y => y.Square()).Program);
        Assert.NotSame(s_square.Program, Fused.Of((x, y) => x * x).Program);
        Assert.NotSame(Fused.Of(x => x * 0.0).Program, Fused.Of(x => x * -0.0).Program);
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Assert.Contains("[mixed] 3 inputs expected, got 2", Assert.Throws<ArgumentException>(() => s_mixed.Apply(Tensor.Ones(2), 1.0)).Message, StringComparison.Ordinal);
        Assert.Contains("[gelu]", Assert.Throws<ArgumentException>(() => s_gelu.Apply(1.0)).Message, StringComparison.Ordinal);
        string message = Assert.Throws<ShapeException>(() => s_mixed.Apply(Tensor.Ones((2, 3)), Tensor.Ones((2, 4)), 1.0)).Message;
        Assert.Contains("[mixed]", message, StringComparison.Ordinal);
        Assert.Contains("(2, 3)", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => s_gelu.Derivative(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fused.Of("many", 9, x => x[0]));
        Assert.Throws<ArgumentNullException>(() => Fused.Of(x => x + null!).Apply(Tensor.Ones(2)));
        Assert.Contains("[nothing]", Assert.Throws<InvalidOperationException>(() => Fused.Of(x => null!, "nothing").Apply(Tensor.Ones(2))).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Tensors_on_two_devices_are_refused()
    {
        Tensor there = Tensor.Ones(3, device: OpenClBench.Open("own"));
        Assert.Contains("[mixed]", Assert.Throws<DeviceException>(() => s_mixed.Apply(there, Tensor.Ones(3), 1.0)).Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [MemberData(nameof(OpenClBench.Guises), MemberType = typeof(OpenClBench))]
    public void A_chain_is_one_launch_and_is_built_once(string guise)
    {
        Device device = OpenClBench.Open(guise);
        var backend = OpenClBench.Backend(guise);
        Tensor a = Values.Random((30, 70), DType.Float32, 1).To(device), b = Values.Random(70, DType.Float32, 2).To(device), c = Values.Random((30, 1), DType.Float32, 3).To(device);
        Tensor expected = Steps(a, b, c), warm = s_mixed.Apply(a, b, c);
        (long launches, long builds) = (backend.Counters.KernelLaunches, backend.Counters.SourceBuilds + backend.Counters.CacheHits);

        Tensor y = s_mixed.Apply(a, b, c);

        Assert.Equal((launches + 1, builds), (backend.Counters.KernelLaunches, backend.Counters.SourceBuilds + backend.Counters.CacheHits));
        TensorAssert.Equal(expected, y);
        TensorAssert.Equal(expected, warm);
        TensorAssert.Equal(Steps(a.T, 0.25, b[new Slice(0, 30)]), s_mixed.Apply(a.T, 0.25, b[new Slice(0, 30)]));
    }

    private static Tensor Steps(Tensor a, Tensor b, Tensor c) => Tensor.Where(a > b, a.Exp() * c, (b - c).Tanh()) / (1 + a * a) + Tensor.Maximum(a, c);

    private static Tensor Steps(Tensor a, double b, Tensor c) => Tensor.Where(a > b, a.Exp() * c, (b - c).Tanh()) / (1 + a * a) + Tensor.Maximum(a, c);

    private static Tensor Steps(Tensor a, Tensor b, double c) => Tensor.Where(a > b, a.Exp() * c, (b - c).Tanh()) / (1 + a * a) + Tensor.Maximum(a, c);
}
