using DeZeroNative.Backends;
using DeZeroNative.Steps;

namespace DeZeroNative.Tests;

public class OptimizerStepTests
{
    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Sgd_agrees_with_its_formula_at_every_length(string device, DType dtype)
    {
        foreach (int length in Lengths.Values.Append(70_000))
        {
            Tensor p = Random(length, dtype, 1, device), g = Random(length, dtype, 2, device);
            double[] expected = [.. Values.Of(p).Zip(Values.Of(g), (a, b) => a - 0.1 * b)];

            Step(new SgdStep(0.1), g, p);

            Close(expected, p);
        }
    }

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Momentum_agrees_with_its_formula_at_every_length(string device, DType dtype)
    {
        foreach (int length in Lengths.Values.Append(70_000))
        {
            Tensor p = Random(length, dtype, 1, device), g = Random(length, dtype, 2, device), v = Random(length, dtype, 3, device);
            double[] newV = [.. Values.Of(v).Zip(Values.Of(g), (a, b) => 0.9 * a - 0.1 * b)], newP = [.. Values.Of(p).Zip(newV, (a, b) => a + b)];

            Step(new MomentumStep(0.1, 0.9), g, v, p);

            Close(newV, v);
            Close(newP, p);
        }
    }

    [DeviceTheory]
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
            double[] newP = [.. Values.Of(p).Select((x, i) => 0.875 * x - 0.01 * newM[i] / (Math.Sqrt(newV[i]) + 1e-8))];

            Step(new AdamStep(0.01, 0.9, 0.999, 1e-8, 0.125), g, m, v, p);

            Close(newM, m);
            Close(newV, v);
            Close(newP, p);
        }
    }

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Nesterov_agrees_with_its_formula_at_every_length(string device, DType dtype)
    {
        foreach (int length in Lengths.Values.Append(70_000))
        {
            Tensor p = Random(length, dtype, 1, device), g = Random(length, dtype, 2, device), b = Random(length, dtype, 3, device);
            double[] ps = Values.Of(p), gs = [.. Values.Of(g).Select((x, i) => x + 0.25 * ps[i])];
            double[] newB = [.. Values.Of(b).Select((x, i) => 0.9 * x + gs[i])], newP = [.. ps.Select((x, i) => x - 0.1 * (gs[i] + 0.9 * newB[i]))];

            Step(new NesterovStep(0.1, 0.9, 0.25), g, b, p);

            Close(newB, b);
            Close(newP, p);
        }
    }

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void AdaGrad_and_AdaDelta_agree_with_their_formulas_at_every_length(string device, DType dtype)
    {
        foreach (int length in Lengths.Values.Append(70_000))
        {
            Tensor p = Random(length, dtype, 1, device), g = Random(length, dtype, 2, device), h = Random(length, dtype, 3, device, low: 0.01),
                d = Random(length, dtype, 4, device, low: 0.01);
            double[] gs = Values.Of(g), newH = [.. Values.Of(h).Select((x, i) => x + gs[i] * gs[i])];
            double[] newP = [.. Values.Of(p).Select((x, i) => x - 0.1 * gs[i] / (Math.Sqrt(newH[i]) + 1e-3))];

            Step(new AdaGradStep(0.1, 1e-3), g, h, p);

            Close(newH, h);
            Close(newP, p);
            double[] mean = [.. Values.Of(h).Select((x, i) => 0.9 * x + 0.1 * gs[i] * gs[i])], ds = Values.Of(d);
            double[] dx = [.. gs.Select((x, i) => Math.Sqrt((ds[i] + 1e-3) / (mean[i] + 1e-3)) * x)];
            newP = [.. Values.Of(p).Select((x, i) => x - dx[i])];

            Step(new AdaDeltaStep(0.9, 1e-3), g, h, d, p);

            Close(mean, h);
            Close([.. ds.Select((x, i) => 0.9 * x + 0.1 * dx[i] * dx[i])], d);
            Close(newP, p);
        }
    }

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Rmsprop_agrees_with_its_formula_at_every_length(string device, DType dtype)
    {
        foreach (int length in Lengths.Values.Append(70_000))
        {
            foreach ((bool centered, bool momentum) in new[] { (false, false), (true, false), (false, true), (true, true) })
            {
                Tensor p = Random(length, dtype, 1, device), g = Random(length, dtype, 2, device), v = Random(length, dtype, 3, device, low: 2, high: 3),
                    a = Random(length, dtype, 4, device), b = Random(length, dtype, 5, device);
                double[] gs = Values.Of(g), newV = [.. Values.Of(v).Select((x, i) => 0.9 * x + 0.1 * gs[i] * gs[i])];
                double[] newA = [.. Values.Of(a).Select((x, i) => centered ? 0.9 * x + 0.1 * gs[i] : x)];
                double[] step = [.. gs.Select((x, i) => x / (Math.Sqrt(newV[i] - (centered ? newA[i] * newA[i] : 0)) + 1e-3))];
                double[] newB = [.. Values.Of(b).Select((x, i) => momentum ? 0.8 * x + step[i] : x)];
                double[] newP = [.. Values.Of(p).Select((x, i) => x - 0.1 * (momentum ? newB[i] : step[i]))];

                if (centered && momentum) Step(new RmspropStep<Yes, Yes>(0.1, 0.9, 1e-3, 0.8), g, v, a, b, p);
                else if (centered) Step(new RmspropStep<Yes, No>(0.1, 0.9, 1e-3, 0.8), g, v, a, p);
                else if (momentum) Step(new RmspropStep<No, Yes>(0.1, 0.9, 1e-3, 0.8), g, v, b, p);
                else Step(new RmspropStep<No, No>(0.1, 0.9, 1e-3, 0.8), g, v, p);

                Close(newV, v);
                Close(newA, a);
                Close(newB, b);
                Close(newP, p);
            }
        }
    }

    [Theory]
    [OnEachDevice(DType.Float32)]
    public void A_spread_that_rounding_made_negative_is_0(string device, DType dtype)
    {
        Tensor g = Tensor.Full(37, 0.1, dtype).On(device), v = Tensor.Zeros(37, dtype).On(device), a = Tensor.Zeros(37, dtype).On(device),
            p = Tensor.Zeros(37, dtype).On(device);
        for (int step = 0; step < 500; step++) Step(new RmspropStep<Yes, No>(0.1, 0.9, 1e-3, 0), g, v, a, p);

        Assert.All(Values.Of(p), x => Assert.True(double.IsFinite(x)));
    }

    [Fact]
    public void Steps_do_not_depend_on_the_number_of_threads()
    {
        Tensor[] results = [.. new[] { 1, 2, 4 }.Select(threads =>
        {
            using var budget = new ThreadBudget(threads);
            Tensor p = Random(100_001, DType.Float32, 1, "cpu"), g = Random(100_001, DType.Float32, 2, "cpu"), m = Tensor.ZerosLike(p),
                v = Tensor.ZerosLike(p);
            for (int i = 0; i < 3; i++) Step(new AdamStep(0.01, 0.9, 0.999, 1e-8, 0), g, m, v, p);
            Step(new MomentumStep(0.01, 0.9), g, v, p);
            Step(new SgdStep(0.01), g, p);
            return p;
        })];

        Assert.All(results, p => TensorAssert.Equal(results[0], p));
    }

    private static void Step<TOp>(in TOp op, params Tensor[] row) where TOp : struct, IStepOp => row[0].Backend.Step(op, row);

    private static Tensor Random(int length, DType dtype, int seed, string device, double low = -1, double high = 1) =>
        Values.Random(length, dtype, seed, low, high).On(device).Clone();

    // Constants such as 1 - 0.999 are rounded to the type: that is worth 6e-5 of relative error in float32, on terms of up to 0.001.
    private static void Close(double[] expected, Tensor actual) =>
        TensorAssert.Close(expected, actual, rtol: actual.DType == DType.Float32 ? 1e-6 : 1e-14, atol: actual.DType == DType.Float32 ? 3e-7 : 1e-15);
}
