namespace DeZeroNative.Tests;

public class SeluTests : FunctionTests<SeluTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases => [new("on both sides of 0", x => F.Selu(x[0]), X((3, 4)))];

    [Fact]
    public void Normal_numbers_keep_mean_0_and_variance_1()
    {
        // The integrals of selu(x) and its square over the normal distribution, which the two constants were solved from.
        const int n = 200000;
        double[] xs = [.. Enumerable.Range(0, n + 1).Select(i => -10 + 20.0 * i / n)];
        double[] y = Values.Of(F.Selu(Tensor.From(xs)).Data);
        double[] weights = [.. xs.Select(x => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * 20 / n)];
        Assert.Equal(0, y.Zip(weights, (v, w) => v * w).Sum(), 1e-8);
        Assert.Equal(1, y.Zip(weights, (v, w) => v * v * w).Sum(), 1e-8);
    }
}
