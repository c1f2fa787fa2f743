namespace DeZeroNative.Tests;

public class FuseTests : FunctionTests<FuseTests>, IGradientCases
{
    private static readonly Fused s_several = Fused.Of(
        (a, b, c) => Term.Where(a > b, a.Exp() * c, (b - c).Tanh()) / (1 + a * a) + Term.Maximum(a, c) - Term.Minimum(b, a * c), "several");

    private static readonly (string Name, Func<Term, Term> Of)[] s_functions =
    [
        ("abs", x => x.Abs()), ("acos", x => x.Acos()), ("asin", x => x.Asin()), ("atan", x => x.Atan()), ("cos", x => x.Cos()), ("cosh", x => x.Cosh()),
        ("erf", x => x.Erf()), ("exp", x => x.Exp()), ("exp2", x => x.Exp2()), ("expm1", x => x.Expm1()), ("log", x => x.Log()), ("log10", x => x.Log10()),
        ("log1p", x => x.Log1p()), ("log2", x => x.Log2()), ("relu", x => x.Relu()), ("rsqrt", x => x.Rsqrt()), ("sigmoid", x => x.Sigmoid()),
        ("sin", x => x.Sin()), ("sinh", x => x.Sinh()), ("softplus", x => x.Softplus()), ("sqrt", x => x.Sqrt()), ("tan", x => x.Tan()), ("tanh", x => x.Tanh()),
        ("negate", x => -x), ("cube", x => x.Pow(3)), ("power", x => x.Pow(1.7)), ("quotient", x => 2 / x), ("clip", x => x.Clip(0.3, 0.6)),
    ];

    private static readonly (string Name, Func<Term, Term, Term> Of)[] s_pairs =
    [
        ("pow", Term.Pow), ("atan2", Term.Atan2), ("hypot", Term.Hypot), ("log_add_exp", Term.LogAddExp), ("divide", (a, b) => a / b), ("subtract", (a, b) => a - b),
    ];

    // In one program each, because building many takes long.
    private static readonly Fused s_everyFunction = Fused.Of(x => s_functions.Aggregate((Term)0, (sum, each) => sum + each.Of(x)), "functions"),
        s_everyPair = Fused.Of((a, b) => s_pairs.Aggregate((Term)0, (sum, each) => sum + each.Of(a, b)), "pairs");

    public static IEnumerable<GradientCase> Cases =>
    [
        new("several", x => F.Fuse(s_several, [.. x]), X((2, 3)), X((2, 3), 2), X((2, 3), 3)),
        new("several, broadcast", x => F.Fuse(s_several, [.. x]), X((2, 3)), X(3, 2), X((2, 1), 3)),
        new("several, with a number", x => F.Fuse(s_several, [x[0], x[1]], 0.7), X((2, 3)), X((2, 3), 2)),
        new("most inputs", x => F.Fuse(Fused.Of("most", 8, t => (t[0] * t[1] + t[2] * t[3]) * (t[4] - t[5]) / (4 + t[6]) + t[7].Sin()), [.. x]),
            X(2, 1), X(2, 2), X(2, 3), X(2, 4), X(2, 5), X(2, 6), X(2, 7), X(2, 8)),
        new("every function of one", x => F.Fuse(s_everyFunction, [.. x]), X((2, 3), low: 0.1, high: 0.9)),
        new("every function of two", x => F.Fuse(s_everyPair, [.. x]), X((2, 3), 1, 0.2, 2), X((2, 3), 2, 0.2, 2)),
    ];

    [Fact]
    public void Each_derivative_is_that_of_central_differences()
    {
        foreach ((string name, Func<Term, Term> of) in s_functions)
        {
            Fused f = Fused.Of(of, name);
            Tensor x = X(20, 5, 0.1, 0.9);
            double[] expected = Values.Of((f.Apply(x + 1e-6) - f.Apply(x - 1e-6)) / 2e-6);
            TensorAssert.Close(expected, f.Derivative(0).Apply(x), rtol: 1e-6, atol: 1e-8);
        }
    }

    [Fact]
    public void Derivatives_go_on_to_any_order()
    {
        var x = new Variable(Tensor.From([0.3, -1.2]));
        Variable y = F.Fuse(Fused.Of(t => (2 * t).Sin() * t.Exp()), x), g = y;
        for (int order = 0; order < 9; order++) g = Autograd.Grad([F.Sum(g)], [x], createGraph: true)[0]!;

        // The derivatives of sin(2x) e^x turn by atan 2 and grow by the root of 5.
        double[] expected = [.. new[] { 0.3, -1.2 }.Select(t => Math.Pow(5, 4.5) * Math.Exp(t) * Math.Sin(2 * t + 9 * Math.Atan(2)))];
        TensorAssert.Close(expected, g.Data, rtol: 1e-10);
    }

    [Fact]
    public void What_is_not_chosen_does_not_make_a_gradient_NaN()
    {
        var x = new Variable(Tensor.From([1000.0, 0, -1]));
        F.Sum(F.Fuse(Fused.Of(t => Term.Where(t > 0, t, t.Exp())), x)).Backward();
        TensorAssert.Close([1, 1, Math.Exp(-1)], x.Grad!.Data, rtol: 1e-15);
    }

    [Theory]
    [OnEachDevice(DType.Float32)]
    public void A_chain_and_its_gradient_are_one_launch_each(string device, DType dtype)
    {
        if (Device.Parse(device).IsCpu) return;
        var x = new Variable(Values.Random((40, 50), dtype, 1).On(device));
        Variable gy = Values.Random((40, 50), dtype, 2).On(device);
        foreach (Func<Variable, Variable> function in new Func<Variable, Variable>[] { t => F.Gelu(t), F.Silu, F.Mish, t => F.Softplus(t), t => F.Elu(t), t => F.LeakyRelu(t), F.Selu, F.HardSwish, F.LogSigmoid, t => F.Clip(t, -0.5, 0.5) })
        {
            Autograd.Grad([function(x)], [x], [gy]);
            long before = Devices.KernelLaunches(device);
            Autograd.Grad([function(x)], [x], [gy]);
            Assert.Equal(2, Devices.KernelLaunches(device) - before);
        }
    }
}
