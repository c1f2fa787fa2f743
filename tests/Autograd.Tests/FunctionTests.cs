namespace DeZeroNative.Tests;

/// <summary>What holds for every function: its derivatives are right to the second order, by every path and in both precisions.</summary>
public abstract class FunctionTests<TSelf> where TSelf : IGradientCases
{
#pragma warning disable CA1000 // xunit finds the rows of a theory through a static member
    public static TheoryData<string> Names => [.. TSelf.Cases.Select(each => each.Name)];

    public static TheoryData<string, string> NamesOnDevices
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string device in Devices.Names)
                foreach (GradientCase each in TSelf.Cases) data.Add(device, each.Name);
            return data;
        }
    }
#pragma warning restore CA1000

    /// <summary>The type that the cases compute in when their inputs are float32: a device that lacks it has to refuse them.</summary>
    protected virtual DType Precision => DType.Float32;

    [Theory, MemberData(nameof(Names))]
    public void Its_gradient_is_that_of_central_differences(string name)
    {
        GradientCase given = Case(name);
        GradientCheck.Verify(given.Function, given.Inputs);
    }

    [Theory, MemberData(nameof(Names))]
    public void Its_second_gradient_is_that_of_central_differences(string name)
    {
        GradientCase given = Case(name);
        GradientCheck.Verify(given.Function, given.Inputs, order: 2);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_pass_gives_the_same_gradient_recorded_and_not(string name)
    {
        GradientCase given = Case(name);
        Variable?[] fused = Gradients(given, DType.Float64, createGraph: false), composed = Gradients(given, DType.Float64, createGraph: true);
        for (int i = 0; i < fused.Length; i++) AssertSame(composed[i], fused[i], rtol: 1e-12, atol: 1e-13);
    }

    [Theory, MemberData(nameof(Names))]
    public void In_float32_it_stays_in_float32_and_near_the_float64_result(string name)
    {
        GradientCase given = Case(name);
        Variable y = given.Function(Variables(given, DType.Float32));
        Assert.Equal(DType.Float32, y.DType);
        TensorAssert.Close(Values.Of(given.Function(Variables(given, DType.Float64)).Data), y.Data, rtol: 1e-4, atol: 1e-5);
        Variable?[] single = Gradients(given, DType.Float32, createGraph: false), full = Gradients(given, DType.Float64, createGraph: false);
        for (int i = 0; i < single.Length; i++)
        {
            AssertSame(full[i], single[i], rtol: 1e-3, atol: 1e-4);
            if (single[i] is { } gx) Assert.Equal(DType.Float32, gx.DType);
        }
    }

    [Theory, MemberData(nameof(NamesOnDevices))]
    public void On_every_device_value_and_gradients_are_those_of_the_CPU(string device, string name)
    {
        Refusal.Unless(device, Precision, () =>
        {
            GradientCase given = Case(name);
            Device there = Device.Parse(device);
            Variable y = given.Function(Variables(given, DType.Float32, there));
            Assert.Same(there, y.Device);
            TensorAssert.Close(given.Function(Variables(given, DType.Float32)).Data, y.Data, rtol: 1e-4, atol: 1e-5);
            foreach (bool createGraph in (bool[])[false, true])
            {
                Variable?[] expected = Gradients(given, DType.Float32, createGraph), actual = Gradients(given, DType.Float32, createGraph, there);
                for (int i = 0; i < actual.Length; i++)
                {
                    AssertSame(expected[i], actual[i], rtol: 1e-3, atol: 1e-4);
                    if (actual[i] is { } gx) Assert.Same(there, gx.Device);
                }
            }
        });
    }

    /// <summary>Numbers of float64, the same for the same seed.</summary>
    protected static Tensor X(Shape shape, int seed = 1, double low = -2, double high = 2) => Values.Random(shape, DType.Float64, seed, low, high);

    /// <summary>An element-wise function agrees with a formula on numbers, in both precisions, and keeps any shape.</summary>
    protected static void Agrees(Func<Variable, Variable> function, Func<double, double> formula, params double[] xs)
    {
        ArgumentNullException.ThrowIfNull(function);
        double[] expected = Array.ConvertAll(xs, x => formula(x));
        TensorAssert.Close(expected, function(Tensor.From(xs)).Data, rtol: 1e-12, atol: 1e-14);
        double[] rounded = Array.ConvertAll(xs, x => formula((float)x));
        TensorAssert.Close(rounded, function(Tensor.From(Array.ConvertAll(xs, x => (float)x))).Data, rtol: 1e-5, atol: 1e-6);
        foreach (Shape shape in (Shape[])[Shape.Scalar, 0, (2, 0, 3), (2, 3)])
        {
            Tensor x = Tensor.Full(shape, xs[0], DType.Float64);
            TensorAssert.Close(Tensor.Full(shape, expected[0], DType.Float64), function(x).Data, rtol: 1e-12, atol: 1e-14);
        }
    }

    /// <summary>A reduction agrees with a formula over every choice of axes, kept and dropped.</summary>
    protected static void AgreesOverAxes(Func<Variable, Axes, bool, Variable> function, Func<IReadOnlyList<double>, double> formula)
    {
        ArgumentNullException.ThrowIfNull(function);
        Tensor x = X((2, 3, 4), seed: 7);
        foreach (int[]? axes in (int[]?[])[null, [0], [1], [-1], [0, 2], [-2, 0], [0, 1, 2]])
        {
            foreach (bool keepDims in (bool[])[false, true])
                TensorAssert.Close(Naive.Reduce(x, axes, keepDims, formula), function(x, axes, keepDims).Data, rtol: 1e-12, atol: 1e-13);
        }
        TensorAssert.Close(Naive.Reduce(X(Shape.Scalar), null, false, formula), function(X(Shape.Scalar), default, false).Data, rtol: 1e-12, atol: 1e-13);
        Assert.Throws<ArgumentOutOfRangeException>(() => function(x, 3, false));
    }

    /// <summary>Gradient cases of a reduction.</summary>
    protected static IEnumerable<GradientCase> OverAxes(string name, Func<Variable, Axes, bool, Variable> function) =>
    [
        new($"{name} of all", x => function(x[0], default, false), X((2, 3))),
        new($"{name} of all, kept", x => function(x[0], default, true), X((2, 3))),
        new($"{name} over the first axis", x => function(x[0], 0, false), X((3, 2))),
        new($"{name} over the last axis, kept", x => function(x[0], -1, true), X((2, 3))),
        new($"{name} over two axes", x => function(x[0], new[] { 0, 2 }, false), X((2, 3, 2))),
        new($"{name} of one number", x => function(x[0], default, false), X(Shape.Scalar, low: 1)),
    ];

    private static GradientCase Case(string name) => TSelf.Cases.Single(each => each.Name == name);

    private static Variable[] Variables(GradientCase given, DType dtype, Device? device = null) =>
        [.. given.Inputs.Select(x => new Variable(x.To(dtype).To(device ?? Device.Cpu)))];

    private static Variable?[] Gradients(GradientCase given, DType dtype, bool createGraph, Device? device = null)
    {
        Variable[] xs = Variables(given, dtype, device);
        Variable y = given.Function(xs);
        Variable gy = Values.Random(y.Shape, dtype, seed: 30).To(y.Device);
        return y.RequiresGrad ? Autograd.Grad([y], xs, [gy], createGraph) : new Variable?[xs.Length];
    }

    private static void AssertSame(Variable? expected, Variable? actual, double rtol, double atol)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is not null) TensorAssert.Close(Tensor.From(Values.Of(expected.Data), expected.Shape), actual!.Data, rtol, atol);
    }
}
