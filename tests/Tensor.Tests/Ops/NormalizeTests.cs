using DeZeroNative.Backends;

namespace DeZeroNative.Tests;

public class NormalizeTests
{
    private const double Eps = 1e-3;

    // Batch, group, instance and layer norm, in sizes around vectors and chunks.
    private static readonly NormGroups[] s_groups =
    [
        new(4, 3, 5, 3, PerSample: false), new(5, 6, 1, 6, PerSample: false), new(1, 2, 9000, 2, PerSample: false), new(300, 2, 3, 2, PerSample: false),
        new(2, 6, 7, 2, PerSample: true), new(3, 4, 1, 2, PerSample: true), new(2, 3, 35, 3, PerSample: true), new(7, 33, 1, 1, PerSample: true),
        new(1, 1, 1, 1, PerSample: true), new(1, 1, 1, 1, PerSample: false), new(2, 5, 1, 5, PerSample: true), new(3, 2, 5000, 1, PerSample: true),
    ];

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Statistics_and_results_agree_with_the_definition(string device, DType dtype)
    {
        double tolerance = dtype == DType.Float32 ? 2e-5 : 1e-12;
        foreach (NormGroups groups in s_groups)
        {
            Tensor x = Values.Random(groups.View, dtype, seed: 3, low: 1, high: 4), gamma = Values.Random(groups.Channels, dtype, seed: 4),
                beta = Values.Random(groups.Channels, dtype, seed: 5);
            (double[] mean, double[] var) = Moments(x, groups);
            foreach (bool affine in (bool[])[false, true])
            {
                double[] expected = Naive(x, groups, mean, var, affine ? gamma : null, affine ? beta : null);
                Tensor? scale = affine ? gamma.On(device) : null, shift = affine ? beta.On(device) : null;

                (Tensor y, Tensor m, Tensor v) = Tensor.NormalizeByMoments(x.On(device), groups, Eps, scale, shift);

                TensorAssert.HasShape(groups.Statistics, m);
                TensorAssert.Close(mean, m, tolerance, tolerance);
                TensorAssert.Close(var, v, tolerance, tolerance);
                TensorAssert.HasShape(groups.View, y);
                TensorAssert.Close(expected, y, tolerance, tolerance);
                TensorAssert.Close(expected, Tensor.Normalize(x.On(device), groups, m, v, Eps, scale, shift), tolerance, tolerance);
            }
        }
    }

    // Formulas that subtract the square of the mean lose all digits here.
    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void A_mean_far_from_zero_does_not_spoil_the_variance(string device, DType dtype)
    {
        double far = dtype == DType.Float32 ? 1e5 : 1e9;
        Tensor x = Values.From([.. Enumerable.Range(0, 20000).Select(i => far + (i * 7919 % 20000 - 10000) / 64)], (1, 1, 20000), dtype);
        var groups = new NormGroups(1, 1, 20000, 1, PerSample: false);
        (double[] mean, double[] var) = Moments(x, groups);

        (_, Tensor m, Tensor v) = Tensor.NormalizeByMoments(x.On(device), groups, Eps, null, null);

        TensorAssert.Close(mean, m, rtol: 1e-7);
        TensorAssert.Close(var, v, rtol: 1e-5);
    }

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Gradients_agree_with_the_definition(string device, DType dtype)
    {
        double tolerance = dtype == DType.Float32 ? 1e-4 : 1e-11;
        foreach (NormGroups groups in s_groups)
        {
            Tensor x = Values.Random(groups.View, dtype, seed: 3), gamma = Values.Random(groups.Channels, dtype, seed: 4),
                gy = Values.Random(groups.View, dtype, seed: 6);
            (double[] mean, double[] var) = Moments(x, groups);
            Tensor m = Values.From(mean, groups.Statistics, dtype).On(device), v = Values.From(var, groups.Statistics, dtype).On(device);
            foreach (bool given in (bool[])[false, true])
            {
                (double[] gx, double[] ggamma, double[] gbeta) = NaiveGradient(x, groups, mean, var, gamma, given, gy);

                (Tensor actualGx, Tensor? actualGgamma, Tensor? actualGbeta) =
                    Tensor.NormalizeGradient(x.On(device), groups, m, v, Eps, gamma.On(device), given, gy.On(device));

                TensorAssert.HasShape(groups.View, actualGx);
                TensorAssert.Close(gx, actualGx, tolerance, tolerance);
                TensorAssert.Close(ggamma, actualGgamma!, tolerance, tolerance * Math.Sqrt(groups.Samples * groups.Inner));
                TensorAssert.Close(gbeta, actualGbeta!, tolerance, tolerance * Math.Sqrt(groups.Samples * groups.Inner));

                (gx, _, _) = NaiveGradient(x, groups, mean, var, Tensor.OnesLike(gamma), given, gy);
                (actualGx, actualGgamma, _) = Tensor.NormalizeGradient(x.On(device), groups, m, v, Eps, null, given, gy.On(device));
                TensorAssert.Close(gx, actualGx, tolerance, tolerance);
                Assert.Null(actualGgamma);
            }
        }
    }

    [Theory, OnEachDevice]
    public void Any_layout_of_x_will_do(string device)
    {
        foreach (NormGroups groups in s_groups.Where(g => g.Count < 1000))
        {
            Tensor x = Values.Random(groups.View, seed: 8), expected = Tensor.NormalizeByMoments(x.On(device), groups, Eps, null, null).Y;
            foreach (LayoutCase layout in Layouts.Of(x.On(device)))
                TensorAssert.Close(expected.To(Device.Cpu), Tensor.NormalizeByMoments(layout.Tensor, groups, Eps, null, null).Y, rtol: 1e-6);
        }
    }

    [Theory, OnEachDevice]
    public void NaN_spoils_its_own_group_only(string device)
    {
        Tensor x = Tensor.From(new[,] { { 1, float.NaN, 3 }, { -1, 0, 1 } }).On(device);
        (Tensor y, _, _) = Tensor.NormalizeByMoments(x, new NormGroups(2, 3, 1, 1, PerSample: true), 0, null, null);
        double n = double.NaN, root = Math.Sqrt(1.5);
        TensorAssert.Close([n, n, n, -root, 0, root], y);
    }

    [Theory, OnEachDevice]
    public void Nothing_gives_nothing(string device)
    {
        foreach (NormGroups groups in new NormGroups[] { new(0, 3, 2, 3, PerSample: false), new(0, 4, 2, 2, PerSample: true), new(2, 3, 0, 3, false) })
        {
            Tensor x = Tensor.Zeros(groups.View).On(device), gamma = Tensor.Ones(groups.Channels).On(device);
            (Tensor y, Tensor mean, Tensor var) = Tensor.NormalizeByMoments(x, groups, Eps, gamma, gamma);
            TensorAssert.HasShape(groups.View, y);
            TensorAssert.HasShape(groups.Statistics, mean);
            TensorAssert.Equal(Tensor.Zeros(groups.Channels), Tensor.NormalizeGradient(x, groups, mean, var, Eps, gamma, given: false, y).Ggamma!);
        }
    }

    [Fact]
    public void Results_do_not_depend_on_the_number_of_threads()
    {
        foreach (NormGroups groups in new NormGroups[] { new(40, 16, 100, 16, false), new(40, 16, 100, 4, PerSample: true), new(500, 130, 1, 1, true) })
        {
            Tensor x = Values.Random(groups.View, seed: 1), gamma = Values.Random(groups.Channels, seed: 2);
            Tensor[][] results = [.. new[] { 1, 2, 4 }.Select(threads =>
            {
                using var budget = new ThreadBudget(threads);
                (Tensor y, Tensor mean, Tensor var) = Tensor.NormalizeByMoments(x, groups, Eps, gamma, gamma);
                (Tensor gx, Tensor? ggamma, Tensor? gbeta) = Tensor.NormalizeGradient(x, groups, mean, var, Eps, gamma, given: false, y);
                return (Tensor[])[y, mean, var, gx, ggamma!, gbeta!];
            })];
            foreach (Tensor[] result in results)
                for (int i = 0; i < result.Length; i++) TensorAssert.Equal(results[0][i], result[i]);
        }
    }

    [Fact]
    public void All_memory_comes_back()
    {
        using var leak = new PoolLeakCheck();
        using Tensor x = Values.Random((40, 2000)), gamma = Tensor.Ones(2000), turned = x.T;
        foreach (NormGroups groups in new NormGroups[] { new(40, 2000, 1, 2000, PerSample: false), new(40, 2000, 1, 1, PerSample: true) })
        {
            (Tensor y, Tensor mean, Tensor var) = Tensor.NormalizeByMoments(x, groups, Eps, gamma, gamma);
            (Tensor gx, Tensor? ggamma, Tensor? gbeta) = Tensor.NormalizeGradient(x, groups, mean, var, Eps, gamma, given: false, y);
            foreach (Tensor? each in (Tensor?[])[y, mean, var, gx, ggamma, gbeta]) each!.Dispose();
        }
    }

    private static int Statistic(NormGroups groups, int i)
    {
        (int n, int rest) = Math.DivRem(i, (int)(groups.Channels * groups.Inner));
        return (groups.PerSample ? n * (int)groups.Groups : 0) + rest / (int)groups.Run;
    }

    private static int Channel(NormGroups groups, int i) => i / (int)groups.Inner % (int)groups.Channels;

    private static (double[] Mean, double[] Var) Moments(Tensor x, NormGroups groups)
    {
        double[] values = Values.Of(x), mean = new double[groups.Statistics.Size], var = new double[mean.Length];
        for (int i = 0; i < values.Length; i++) mean[Statistic(groups, i)] += values[i] / groups.Count;
        for (int i = 0; i < values.Length; i++) var[Statistic(groups, i)] += Math.Pow(values[i] - mean[Statistic(groups, i)], 2) / groups.Count;
        return (mean, var);
    }

    private static double[] Naive(Tensor x, NormGroups groups, double[] mean, double[] var, Tensor? gamma, Tensor? beta)
    {
        double[] y = Values.Of(x), scales = Values.Of(gamma ?? Tensor.Ones(groups.Channels)), shifts = Values.Of(beta ?? Tensor.Zeros(groups.Channels));
        for (int i = 0; i < y.Length; i++)
        {
            int q = Statistic(groups, i), c = Channel(groups, i);
            y[i] = (y[i] - mean[q]) / Math.Sqrt(var[q] + Eps) * scales[c] + shifts[c];
        }
        return y;
    }

    private static (double[] Gx, double[] Ggamma, double[] Gbeta) NaiveGradient(
        Tensor x, NormGroups groups, double[] mean, double[] var, Tensor gamma, bool given, Tensor gy)
    {
        double[] y = Naive(x, groups, mean, var, null, null), gys = Values.Of(gy), scales = Values.Of(gamma), gx = new double[y.Length];
        double[] ggamma = new double[scales.Length], gbeta = new double[scales.Length], meanG = new double[mean.Length], meanGY = new double[mean.Length];
        for (int i = 0; i < y.Length; i++)
        {
            int q = Statistic(groups, i), c = Channel(groups, i);
            ggamma[c] += gys[i] * y[i];
            gbeta[c] += gys[i];
            if (given) continue;
            meanG[q] += gys[i] * scales[c] / groups.Count;
            meanGY[q] += gys[i] * scales[c] * y[i] / groups.Count;
        }
        for (int i = 0; i < y.Length; i++)
        {
            int q = Statistic(groups, i);
            gx[i] = (gys[i] * scales[Channel(groups, i)] - meanG[q] - y[i] * meanGY[q]) / Math.Sqrt(var[q] + Eps);
        }
        return (gx, ggamma, gbeta);
    }
}
