using System.Buffers;
using System.Diagnostics;
using System.Numerics;
using CommunityToolkit.HighPerformance.Helpers;

namespace DeZeroNative.Backends.Cpu;

// With g = gy gamma, d = x - mean, r = 1 / sqrt(var + eps) and the means taken over a group:
//
//     gx = r (g - mean(g) - d r^2 mean(g d))      ggamma = sum gy d r      gbeta = sum gy
//
// without the two means where the statistics are given. Samples that share statistics are worked channel by channel; else blocks of
// samples have sums of ggamma and gbeta of their own, which are added in order.
internal sealed unsafe partial class CpuBackend
{
    private const int SamplesPerSum = 1024;

    public void NormalizeGradient(
        Tensor x, in NormGroups groups, Tensor mean, Tensor var, double eps, Tensor? gamma, bool given, Tensor gy, Tensor gx, Tensor? ggamma,
        Tensor? gbeta)
    {
        if (x.DType == DType.Float32) NormalizeGradient<float>(x, groups, mean, var, eps, gamma, given, gy, gx, ggamma, gbeta);
        else NormalizeGradient<double>(x, groups, mean, var, eps, gamma, given, gy, gx, ggamma, gbeta);
    }

    private static void NormalizeGradient<T>(
        Tensor x, in NormGroups groups, Tensor mean, Tensor var, double eps, Tensor? gamma, bool given, Tensor gy, Tensor gx, Tensor? ggamma,
        Tensor? gbeta)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Debug.Assert(groups.PerSample || groups.Groups == groups.Channels);
        fixed (T* px = &x.Origin<T>(), pm = &mean.Origin<T>(), pv = &var.Origin<T>(), pgy = &gy.Origin<T>(), pgx = &gx.Origin<T>())
        fixed (T* pg = &OriginOrNull<T>(gamma), pgg = &OriginOrNull<T>(ggamma), pgb = &OriginOrNull<T>(gbeta))
        {
            var work = new NormGradient<T>(px, groups, pm, pv, eps, pg, given, pgy, pgx);
            if (groups.PerSample) OverSamples(work, groups, pgg, pgb);
            else OverChannels(work, groups, pgg, pgb);
        }
        KeepAll(x, mean, var, gamma, gy, gx, ggamma, gbeta);
    }

    private static void OverChannels<T>(in NormGradient<T> work, in NormGroups groups, T* ggamma, T* gbeta)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        long perBlock = Math.Max(1, CpuThreads.BlockElements / groups.Count);
        int blocks = checked((int)((groups.Channels + perBlock - 1) / perBlock));
        CpuThreads.For(blocks, new ChannelBlocks<T>(work, groups.Channels, perBlock, ggamma, gbeta));
    }

    private static void OverSamples<T>(in NormGradient<T> work, in NormGroups groups, T* ggamma, T* gbeta)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int channels = checked((int)groups.Channels);
        long perBlock = Math.Clamp(CpuThreads.BlockElements / (channels * groups.Inner), 1, SamplesPerSum);
        int blocks = checked((int)((groups.Samples + perBlock - 1) / perBlock)), length = ggamma is null ? 0 : checked(2 * channels * blocks);
        T[] sums = ArrayPool<T>.Shared.Rent(length);
        sums.AsSpan(0, length).Clear();
        fixed (T* ps = sums)
        {
            CpuThreads.For(blocks, new SampleBlocks<T>(work, groups.Samples, perBlock, ggamma is null ? null : ps, channels));
            for (int c = 0; c < channels && ggamma is not null; c++)
            {
                double sum = 0, sumX = 0;
                for (int b = 0; b < blocks; b++)
                {
                    sumX += double.CreateTruncating(ps[(long)2 * b * channels + c]);
                    sum += double.CreateTruncating(ps[(long)(2 * b + 1) * channels + c]);
                }
                ggamma[c] = T.CreateTruncating(sumX);
                gbeta[c] = T.CreateTruncating(sum);
            }
        }
        ArrayPool<T>.Shared.Return(sums);
    }

    private readonly struct ChannelBlocks<T>(NormGradient<T> work, long channels, long perBlock, T* ggamma, T* gbeta) : IAction
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int i)
        {
            for (long c = i * perBlock; c < Math.Min((i + 1) * perBlock, channels); c++) work.Channel(c, ggamma, gbeta);
        }
    }

    private readonly struct SampleBlocks<T>(NormGradient<T> work, long samples, long perBlock, T* sums, int channels) : IAction
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int i)
        {
            T* ggamma = sums is null ? null : sums + (long)2 * i * channels, gbeta = sums is null ? null : ggamma + channels;
            for (long n = i * perBlock; n < Math.Min((i + 1) * perBlock, samples); n++) work.Sample(n, ggamma, gbeta);
        }
    }

    /// <summary>The gradient of one channel over all samples, or of one sample over all its groups.</summary>
    private readonly struct NormGradient<T>(T* x, NormGroups groups, T* mean, T* var, double eps, T* gamma, bool given, T* gy, T* gx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        internal void Channel(long c, T* ggamma, T* gbeta)
        {
            T m = mean[c];
            double scale = 1 / Math.Sqrt(double.CreateTruncating(var[c]) + eps), weight = gamma is null ? 1 : double.CreateTruncating(gamma[c]);
            long inner = groups.Inner, step = groups.Channels * inner;
            double sum = 0, sumX = 0;
            for (long n = 0; n < groups.Samples; n++)
            {
                (double g, double gX) = NormRuns<T>.Sums(x + c * inner + n * step, m, gy + c * inner + n * step, inner);
                sum += g;
                sumX += gX;
            }
            if (ggamma is not null)
            {
                ggamma[c] = T.CreateTruncating(sumX * scale);
                gbeta[c] = T.CreateTruncating(sum);
            }
            (T shift, T slope) = Means(weight * sum, weight * sumX, scale);
            for (long n = 0; n < groups.Samples; n++)
            {
                long at = c * inner + n * step;
                NormRuns<T>.Combine(x + at, m, gy + at, T.CreateTruncating(scale * weight), shift, slope, gx + at, inner);
            }
        }

        internal void Sample(long n, T* ggamma, T* gbeta)
        {
            long run = groups.Run, channels = groups.Channels / groups.Groups;
            for (long g = 0; g < groups.Groups; g++)
            {
                long at = (n * groups.Groups + g) * run, first = g * channels;
                T m = mean[n * groups.Groups + g];
                double scale = 1 / Math.Sqrt(double.CreateTruncating(var[n * groups.Groups + g]) + eps);
                if (gamma is null) Plain(at, run, m, scale);
                else if (groups.Inner == 1) Each(at, run, m, scale, gamma + first, ggamma + first, gbeta + first);
                else ByChannels(at, channels, m, scale, gamma + first, ggamma + first, gbeta + first);
            }
        }

        private void Plain(long at, long run, T m, double scale)
        {
            (double sum, double sumX) = NormRuns<T>.Sums(x + at, m, gy + at, run);
            (T shift, T slope) = Means(sum, sumX, scale);
            NormRuns<T>.Combine(x + at, m, gy + at, T.CreateTruncating(scale), shift, slope, gx + at, run);
        }

        private void Each(long at, long run, T m, double scale, T* weight, T* ggamma, T* gbeta)
        {
            T a = T.CreateTruncating(scale);
            (double sum, double sumX) = NormRuns<T>.SumsEach(x + at, m, a, weight, gy + at, ggamma, gbeta, run);
            (T shift, T slope) = Means(sum, sumX, scale);
            NormRuns<T>.CombineEach(x + at, m, gy + at, a, weight, shift, slope, gx + at, run);
        }

        private void ByChannels(long at, long channels, T m, double scale, T* weight, T* ggamma, T* gbeta)
        {
            long inner = groups.Inner;
            double sum = 0, sumX = 0;
            for (long c = 0; c < channels; c++)
            {
                (double g, double gX) = NormRuns<T>.Sums(x + at + c * inner, m, gy + at + c * inner, inner);
                gbeta[c] += T.CreateTruncating(g);
                ggamma[c] += T.CreateTruncating(gX * scale);
                sum += double.CreateTruncating(weight[c]) * g;
                sumX += double.CreateTruncating(weight[c]) * gX;
            }
            (T shift, T slope) = Means(sum, sumX, scale);
            for (long c = 0; c < channels; c++)
            {
                long from = at + c * inner;
                NormRuns<T>.Combine(x + from, m, gy + from, T.CreateTruncating(scale) * weight[c], shift, slope, gx + from, inner);
            }
        }

        /// <summary>r mean(g) and r^3 mean(g d) from the sums over the group; 0 where the statistics do not depend on x.</summary>
        private (T Shift, T Slope) Means(double sum, double sumX, double scale) =>
            given
                ? (T.Zero, T.Zero)
                : (T.CreateTruncating(scale * sum / groups.Count), T.CreateTruncating(scale * scale * scale * sumX / groups.Count));
    }
}
