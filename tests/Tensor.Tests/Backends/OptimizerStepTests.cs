namespace DeZeroNative.Tests;

public class OptimizerStepTests
{
    [Theory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Sgd_agrees_with_its_formula_at_every_length(string device, DType dtype)
    {
        foreach (int length in Lengths.Values.Append(70_000))
        {
            Tensor p = Random(length, dtype, 1, device), g = Random(length, dtype, 2, device);
            double[] expected = [.. Values.Of(p).Zip(Values.Of(g), (a, b) => a - 0.1 * b)];

            p.Backend.SgdStep(0.1, g, p);

            Close(expected, p);
        }
    }

    [Theory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Momentum_agrees_with_its_formula_at_every_length(string device, DType dtype)
    {
        foreach (int length in Lengths.Values.Append(70_000))
        {
            Tensor p = Random(length, dtype, 1, device), g = Random(length, dtype, 2, device), v = Random(length, dtype, 3, device);
            double[] newV = [.. Values.Of(v).Zip(Values.Of(g), (a, b) => 0.9 * a - 0.1 * b)], newP = [.. Values.Of(p).Zip(newV, (a, b) => a + b)];

            p.Backend.MomentumStep(0.1, 0.9, g, v, p);

            Close(newV, v);
            Close(newP, p);
        }
    }

    [Theory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Adam_agrees_with_its_formula_at_every_length(string device, DType dtype)
    {
        foreach (int length in Lengths.Values.Append(70_000))
        {
            Tensor p = Random(length, dtype, 1, device), g = Random(length, dtype, 2, device), m = Random(length, dtype, 3, device),
                v = Random(length, dtype, 4, device, low: 0.01);
            double[] gs = Values.Of(g), newM = [.. Values.Of(m).Select((x, i) => x + 0.1 * (gs[i] - x))],
                newV = [.. Values.Of(v).Select((x, i) => x + 0.001 * (gs[i] * gs[i] - x))];
            double[] newP = [.. Values.Of(p).Select((x, i) => x - 0.01 * newM[i] / (Math.Sqrt(newV[i]) + 1e-8))];

            p.Backend.AdamStep(0.01, 0.9, 0.999, 1e-8, g, m, v, p);

            Close(newM, m);
            Close(newV, v);
            Close(newP, p);
        }
    }

    [Fact]
    public void Steps_do_not_depend_on_the_number_of_threads()
    {
        Tensor[] results = [.. new[] { 1, 2, 4 }.Select(threads =>
        {
            using var budget = new ThreadBudget(threads);
            Tensor p = Random(100_001, DType.Float32, 1, "cpu"), g = Random(100_001, DType.Float32, 2, "cpu"), m = Tensor.ZerosLike(p),
                v = Tensor.ZerosLike(p);
            for (int i = 0; i < 3; i++) p.Backend.AdamStep(0.01, 0.9, 0.999, 1e-8, g, m, v, p);
            p.Backend.MomentumStep(0.01, 0.9, g, v, p);
            p.Backend.SgdStep(0.01, g, p);
            return p;
        })];

        Assert.All(results, p => TensorAssert.Equal(results[0], p));
    }

    private static Tensor Random(int length, DType dtype, int seed, string device, double low = -1) =>
        Values.Random(length, dtype, seed, low, 1).On(device).Clone();

    // Constants such as 1 - 0.999 are rounded to the type: that is worth 6e-5 of relative error in float32, on terms of up to 0.001.
    private static void Close(double[] expected, Tensor actual) =>
        TensorAssert.Close(expected, actual, rtol: actual.DType == DType.Float32 ? 1e-6 : 1e-14, atol: actual.DType == DType.Float32 ? 3e-7 : 1e-15);
}
