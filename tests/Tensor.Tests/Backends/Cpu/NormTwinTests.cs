using System.Numerics;
using DeZeroNative.Backends;
using DeZeroNative.Backends.Cpu;
using DeZeroNative.Interop;

namespace DeZeroNative.Tests;

/// <summary>Normalization in C against the sums and loops in C#, which run where the C kernels are missing.</summary>
public unsafe class NormTwinTests
{
    public NormTwinTests() => Skip.IfNot(DezeroKernels.IsAvailable, "the C kernels were not found");

    [SkippableFact]
    public void Both_agree_in_single_precision() => Compare<float>(tolerance: 4e-6);

    [SkippableFact]
    public void Both_agree_in_double_precision() => Compare<double>(tolerance: 1e-14);

    private static void Compare<T>(double tolerance) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new Random(3);
        foreach (int n in Lengths.Values.Where(n => n > 0).Concat([4095, 4096, 4097, 10_000]))
        {
            var row = new NormGroups(1, n, 1, 1, PerSample: true);
            T[] x = [.. Enumerable.Range(0, n).Select(_ => T.CreateTruncating(random.NextDouble() + 2))], gamma = [.. x.Reverse()], y = new T[n], y2 = new T[n];
            T mean, var, mean2, var2;
            var sum = new MomentSum<T>();
            fixed (T* px = x, pg = gamma, py = y, py2 = y2)
            {
                sum.Add(px, n);
                (mean, var) = (T.CreateTruncating(sum.Mean), T.CreateTruncating(sum.Variance));
                NormRuns<T>.ApplyEach(px, mean, T.CreateTruncating(1 / Math.Sqrt(double.CreateTruncating(var) + 1e-3)), pg, px, py, n);
                NativeNorm<T>.Normalize(row, 0, 1, measure: true, 1e-3, px, pg, px, &mean2, &var2, null);
                AssertNear(mean, mean2, tolerance);
                AssertNear(var, var2, 10 * tolerance);

                NativeNorm<T>.Normalize(row, 0, 1, measure: false, 1e-3, px, pg, px, &mean, &var, py2);
            }
            for (int i = 0; i < n; i++) AssertNear(y[i], y2[i], tolerance);
        }
    }

    private static void AssertNear<T>(T expected, T actual, double tolerance) where T : IFloatingPointIeee754<T> =>
        Assert.True(
            Math.Abs(double.CreateTruncating(expected - actual)) <= tolerance * Math.Max(1, Math.Abs(double.CreateTruncating(expected))),
            $"{expected} in C#, {actual} in C");
}
