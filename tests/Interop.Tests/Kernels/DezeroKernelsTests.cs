using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.Interop.Tests;

/// <summary>Every function in every variant this machine can run, through the imports; the C tests hold the exact bounds in ulp.</summary>
public class DezeroKernelsTests
{
    // The bounds of unary.c for float32, in units of the last place.
    private static readonly Dictionary<KernelFunction, double> s_ulps = new()
    {
        [KernelFunction.Exp] = 1,
        [KernelFunction.Expm1] = 1.6,
        [KernelFunction.Log] = 1,
        [KernelFunction.Log1p] = 1.5,
        [KernelFunction.Sin] = 2.5,
        [KernelFunction.Cos] = 2.5,
        [KernelFunction.Tanh] = 1.5,
        [KernelFunction.Sigmoid] = 2.5,
        [KernelFunction.Relu] = 0,
        [KernelFunction.Gelu] = 6.5,
        [KernelFunction.GeluTanh] = 3,
        [KernelFunction.Silu] = 3,
        [KernelFunction.Softplus] = 2,
        [KernelFunction.Erf] = 1.5,
        [KernelFunction.Sqrt] = 0.5,
        [KernelFunction.Rsqrt] = 1.5,
    };

    public DezeroKernelsTests() => Skip.IfNot(DezeroKernels.IsAvailable, "the C kernels were not found");

    public static TheoryData<string, string> FunctionsAndVariants
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var function in Enum.GetValues<KernelFunction>())
            {
                foreach (var variant in Enum.GetValues<KernelVariant>().Where(DezeroKernels.Supports))
                    data.Add(function.ToString(), variant.ToString());
            }

            // Where the library is missing the tests show up as skipped rather than not at all.
            if (data.Count == 0)
                data.Add(nameof(KernelFunction.Exp), nameof(KernelVariant.Baseline));
            return data;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(FunctionsAndVariants))]
    public void Float32_stays_within_its_bound_of_double_arithmetic(string functionName, string variantName)
    {
        var (function, variant) = Parse(functionName, variantName);
        var x = Enumerable.Range(-40_000, 80_001).Select(i => i * 2.7e-4f).Concat(SpecialValues.Singles).ToArray();
        var y = new float[x.Length];

        DezeroKernels.Unary(variant, function, x, y);

        for (var i = 0; i < x.Length; i++)
        {
            var expected = KernelReference.Evaluate(function, x[i]);
            Assert.True(Agrees(y[i], expected, s_ulps[function]), $"{function}({x[i]:R}) = {y[i]:R}, expected {expected:R}");
        }
    }

    [SkippableTheory]
    [MemberData(nameof(FunctionsAndVariants))]
    public void Float64_agrees_with_double_arithmetic(string functionName, string variantName)
    {
        var (function, variant) = Parse(functionName, variantName);
        var x = Enumerable.Range(-5_000, 10_001).Select(i => i * 1.23e-3).Concat(SpecialValues.Doubles).ToArray();
        var y = new double[x.Length];

        DezeroKernels.Unary(variant, function, x, y);

        for (var i = 0; i < x.Length; i++)
        {
            var expected = KernelReference.Evaluate(function, x[i]);

            // The reference itself is good to some 1e-12 where it subtracts or takes large powers.
            var same = expected.Equals(y[i]) || Math.Abs(y[i] - expected) <= 1e-12 * Math.Abs(expected) + double.Epsilon;
            Assert.True(same, $"{function}({x[i]:R}) = {y[i]:R}, expected {expected:R}");
        }
    }

    [SkippableTheory]
    [MemberData(nameof(FunctionsAndVariants))]
    public void Every_length_gives_the_same_numbers_and_writes_nothing_else(string functionName, string variantName)
    {
        var (function, variant) = Parse(functionName, variantName);
        var x = Enumerable.Range(0, Lengths.Values.Max() + 2).Select(i => i * 0.01 - 9).ToArray();
        var single = Array.ConvertAll(x, value => (float)value);
        double[] all = new double[x.Length], y = new double[x.Length];
        float[] allSingle = new float[x.Length], ySingle = new float[x.Length];
        DezeroKernels.Unary(variant, function, x, all);
        DezeroKernels.Unary(variant, function, single, allSingle);

        foreach (var length in Lengths.Values)
        {
            y.AsSpan().Fill(-77);
            ySingle.AsSpan().Fill(-77);
            DezeroKernels.Unary(variant, function, x.AsSpan(1, length), y.AsSpan(1, length));
            DezeroKernels.Unary(variant, function, single.AsSpan(1, length), ySingle.AsSpan(1, length));

            Assert.Equal(all[1..(length + 1)], y[1..(length + 1)]);
            Assert.Equal(allSingle[1..(length + 1)], ySingle[1..(length + 1)]);
            Assert.Equal((-77, -77), (y[0], y[length + 1]));
            Assert.Equal((-77, -77), (ySingle[0], ySingle[length + 1]));
        }
    }

    [SkippableFact]
    public void In_place_gives_the_same_numbers()
    {
        var x = Enumerable.Range(0, 1001).Select(i => i * 0.01f).ToArray();
        var y = new float[x.Length];
        DezeroKernels.Unary(KernelFunction.Tanh, x, y);
        DezeroKernels.Unary(KernelFunction.Tanh, x, x);

        Assert.Equal(y, x);
    }

    [SkippableFact]
    public void Failures_become_exceptions_that_name_them()
    {
        float[] x = [1], y = [5];

        Assert.Throws<ArgumentException>(() => DezeroKernels.Unary((KernelFunction)999, x, y));
        Assert.Throws<PlatformNotSupportedException>(() => DezeroKernels.Unary((KernelVariant)999, KernelFunction.Exp, x, y));
        Assert.Throws<ArgumentOutOfRangeException>(() => DezeroKernels.Unary(KernelFunction.Exp, x, []));
        Assert.Equal([5f], y);
    }

    [SkippableFact]
    public void The_variant_in_use_can_run_and_has_a_name()
    {
        Assert.Equal(KernelsLibrary.AbiVersion, DezeroKernels.AbiVersion);
        Assert.True(DezeroKernels.Supports(DezeroKernels.Variant));
        Assert.True(DezeroKernels.Supports(KernelVariant.Baseline));
        Assert.Contains($"variant {DezeroKernels.VariantName} ", NativeLibraries.Kernels.Detail, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Tanh_near_zero_keeps_its_digits()
    {
        float[] x = [1e-6f, -1e-6f, 1e-30f, 1e-40f], y = new float[4];

        DezeroKernels.Unary(KernelFunction.Tanh, x, y);

        Assert.All(x.Zip(y), pair => Assert.True(Math.Abs(pair.Second - pair.First) <= float.BitIncrement(Math.Abs(pair.First)) - Math.Abs(pair.First)));
    }

    private static (KernelFunction Function, KernelVariant Variant) Parse(string function, string variant) =>
        (Enum.Parse<KernelFunction>(function), Enum.Parse<KernelVariant>(variant));

    // Within so many units of the last place that the exact value has in float32; signed zeros and NaN must agree as well.
    private static bool Agrees(float y, double expected, double ulps)
    {
        var rounded = (float)expected;
        if (y.Equals(rounded))
            return y != 0 || float.IsNegative(y) == double.IsNegative(expected);
        var ulp = Math.Max(Math.ScaleB(1, Math.ILogB(expected) - 23), float.Epsilon);
        return float.IsFinite(y) && Math.Abs(y - expected) <= ulps * ulp;
    }
}
