using System.Numerics;
using System.Runtime.CompilerServices;
using CommunityToolkit.HighPerformance.Helpers;

namespace DeZeroNative.Backends.Cpu;

// A group is measured and normalized by one thread, one right after the other, so that what fits is still in its cache.
internal sealed unsafe partial class CpuBackend
{
    public void Moments(Tensor x, in NormGroups groups, Tensor mean, Tensor var) =>
        NormalizeGroups(x, groups, mean, var, measure: true, eps: 0, gamma: null, beta: null, y: null);

    public void Normalize(Tensor x, in NormGroups groups, Tensor mean, Tensor var, double eps, Tensor? gamma, Tensor? beta, Tensor y) =>
        NormalizeGroups(x, groups, mean, var, measure: false, eps, gamma, beta, y);

    public void NormalizeByMoments(Tensor x, in NormGroups groups, double eps, Tensor? gamma, Tensor? beta, Tensor mean, Tensor var, Tensor y) =>
        NormalizeGroups(x, groups, mean, var, measure: true, eps, gamma, beta, y);

    private static void NormalizeGroups(
        Tensor x, in NormGroups groups, Tensor mean, Tensor var, bool measure, double eps, Tensor? gamma, Tensor? beta, Tensor? y)
    {
        if (x.DType == DType.Float32) NormalizeGroups<float>(x, groups, mean, var, measure, eps, gamma, beta, y);
        else NormalizeGroups<double>(x, groups, mean, var, measure, eps, gamma, beta, y);
    }

    private static void NormalizeGroups<T>(
        Tensor x, in NormGroups groups, Tensor mean, Tensor var, bool measure, double eps, Tensor? gamma, Tensor? beta, Tensor? y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        long count = mean.Size, perBlock = Math.Max(1, CpuThreads.BlockElements / groups.Count);
        fixed (T* px = &x.Origin<T>(), pm = &mean.Origin<T>(), pv = &var.Origin<T>())
        fixed (T* pg = &OriginOrNull<T>(gamma), pb = &OriginOrNull<T>(beta), py = &OriginOrNull<T>(y))
        {
            var blocks = new NormalizeBlocks<T>(px, groups, pm, pv, measure, eps, pg, pb, py, perBlock);
            CpuThreads.For(checked((int)((count + perBlock - 1) / perBlock)), blocks);
        }
        KeepAll(x, mean, var, gamma, beta, y);
    }

    private static ref T OriginOrNull<T>(Tensor? x) where T : unmanaged => ref x is null ? ref Unsafe.NullRef<T>() : ref x.Origin<T>();

    private static void KeepAll(params ReadOnlySpan<Tensor?> tensors)
    {
        foreach (Tensor? tensor in tensors) GC.KeepAlive(tensor);
    }

    private readonly struct NormalizeBlocks<T>(
        T* x, NormGroups groups, T* mean, T* var, bool measure, double eps, T* gamma, T* beta, T* y, long perBlock) : IAction
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int i)
        {
            long count = groups.Statistics[0] * groups.Groups, first = i * perBlock, end = Math.Min(first + perBlock, count);
            if (NativeNorm<T>.IsFaster)
            {
                NativeNorm<T>.Normalize(groups, first, end - first, measure, eps, x, gamma, beta, mean, var, y);
                return;
            }
            for (long q = first; q < end; q++)
            {
                (long sample, long group) = Math.DivRem(q, groups.Groups);
                long start = sample * groups.Channels * groups.Inner + group * groups.Run;
                if (measure) Measure(q, x + start);
                if (y is not null) Normalize(q, group * (groups.Channels / groups.Groups), start);
            }
        }

        private void Measure(long q, T* x)
        {
            var sum = new MomentSum<T>();
            long runs = groups.Count / groups.Run, step = groups.Channels * groups.Inner;
            for (long r = 0; r < runs; r++) sum.Add(x + r * step, groups.Run);
            mean[q] = T.CreateTruncating(sum.Mean);
            var[q] = T.CreateTruncating(sum.Variance);
        }

        private void Normalize(long q, long channel, long start)
        {
            T m = mean[q], scale = Scale(var[q], eps);
            long runs = groups.Count / groups.Run, step = groups.Channels * groups.Inner, inner = groups.Inner, run = groups.Run;
            for (long r = 0; r < runs; r++)
            {
                T* from = x + start + r * step, to = y + start + r * step;
                if (gamma is null) NormRuns<T>.Apply(from, m, scale, T.Zero, to, run);
                else if (inner == 1) NormRuns<T>.ApplyEach(from, m, scale, gamma + channel, beta + channel, to, run);
                else
                    for (long c = 0; c < run / inner; c++)
                        NormRuns<T>.Apply(from + c * inner, m, scale * gamma[channel + c], beta[channel + c], to + c * inner, inner);
            }
        }
    }

    /// <summary>1 / sqrt(var + eps).</summary>
    private static T Scale<T>(T var, double eps) where T : unmanaged, IFloatingPointIeee754<T> =>
        T.CreateTruncating(1 / Math.Sqrt(double.CreateTruncating(var) + eps));
}
