using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative.Tests;

/// <summary>Every C kernel against its managed twin, called directly, in every variant that this processor runs.</summary>
public class KernelTwinTests
{
    public static TheoryData<string> Functions => ["exp", "expm1", "log", "log1p", "sin", "cos", "tanh", "sigmoid", "relu", "erf", "sqrt", "rsqrt"];

    [Theory, MemberData(nameof(Functions))]
    public void Twins_agree(string function)
    {
        switch (function)
        {
            case "exp": Check<ExpOp>(4); break;
            case "expm1": Check<Expm1Op>(6); break;
            case "log": Check<LogOp>(4); break;
            case "log1p": Check<Log1pOp>(6); break;
            case "sin": Check<SinOp>(4); break;
            case "cos": Check<CosOp>(4); break;
            case "tanh": Check<TanhOp>(7); break;
            case "sigmoid": Check<SigmoidOp>(6); break;
            case "relu": Check<ReluOp>(0); break;
            case "erf": Check<ErfOp>(8); break;
            case "sqrt": Check<SqrtOp>(0); break;
            default: Check<RsqrtOp>(3); break;
        }
    }

    [Theory, MemberData(nameof(Functions))]
    public void Span_form_and_scalar_form_of_the_managed_twin_agree(string function)
    {
        switch (function)
        {
            case "exp": CheckScalar<ExpOp>(3); break;
            case "expm1": CheckScalar<Expm1Op>(0); break;
            case "log": CheckScalar<LogOp>(3); break;
            case "log1p": CheckScalar<Log1pOp>(0); break;
            case "sin": CheckScalar<SinOp>(3); break;
            case "cos": CheckScalar<CosOp>(3); break;
            case "tanh": CheckScalar<TanhOp>(6); break;
            case "sigmoid": CheckScalar<SigmoidOp>(6); break;
            case "relu": CheckScalar<ReluOp>(0); break;
            case "erf": CheckScalar<ErfOp>(0); break;
            case "sqrt": CheckScalar<SqrtOp>(0); break;
            default: CheckScalar<RsqrtOp>(2); break;
        }
    }

    /// <param name="ulps">The sum of both twins' error bounds.</param>
    private static void Check<TOp>(double ulps) where TOp : struct, IUnaryOp
    {
        KernelFunction kernel = TOp.Kernel ?? throw new InvalidOperationException($"{TOp.Name} has no kernel");
        float[] singles = [.. Singles()];
        double[] doubles = [.. Doubles()];
        float[] managedSingles = new float[singles.Length], nativeSingles = new float[singles.Length];
        double[] managedDoubles = new double[doubles.Length], nativeDoubles = new double[doubles.Length];
        TOp.Invoke<float>(singles, managedSingles);
        TOp.Invoke<double>(doubles, managedDoubles);
        foreach (KernelVariant variant in Enum.GetValues<KernelVariant>())
        {
            if (!DezeroKernels.Supports(variant)) continue;
            DezeroKernels.Unary(variant, kernel, singles, nativeSingles);
            DezeroKernels.Unary(variant, kernel, doubles, nativeDoubles);

            TensorAssert.WithinUlps(Array.ConvertAll(managedSingles, x => (double)x), Tensor.From(nativeSingles), ulps);
            TensorAssert.WithinUlps(managedDoubles, Tensor.From(nativeDoubles), ulps);
        }
    }

    private static void CheckScalar<TOp>(double ulps) where TOp : struct, IUnaryOp
    {
        float[] singles = [.. Singles()], y = new float[singles.Length];
        double[] doubles = [.. Doubles()], z = new double[doubles.Length];
        TOp.Invoke<float>(singles, y);
        TOp.Invoke<double>(doubles, z);

        TensorAssert.WithinUlps([.. singles.Select(x => (double)TOp.Invoke(x))], Tensor.From(y), ulps);
        TensorAssert.WithinUlps([.. doubles.Select(TOp.Invoke)], Tensor.From(z), ulps);
    }

    private static IEnumerable<float> Singles() =>
        SpecialValues.Singles.Concat(Values.Random(2000, DType.Float32, seed: 3, low: -30, high: 30).ToArray<float>())
        .Concat(Values.Random(1000, DType.Float32, seed: 4, low: -1, high: 1).ToArray<float>());

    private static IEnumerable<double> Doubles() =>
        SpecialValues.Doubles.Concat(Values.Random(2000, DType.Float64, seed: 3, low: -30, high: 30).ToArray<double>())
        .Concat(Values.Random(1000, DType.Float64, seed: 4, low: -1, high: 1).ToArray<double>());
}
