using System.Numerics;

namespace DeZeroNative.Backends.Cpu;

/// <summary>The inner loops of normalization over n elements that share a mean: of one channel, or ("Each") of one channel per element.</summary>
internal static unsafe class NormRuns<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    // Sums of this many elements are kept in the type itself, their totals in double precision.
    private const int Chunk = 4096;

    /// <summary>y = (x - mean) scale + shift.</summary>
    internal static void Apply(T* x, T mean, T scale, T shift, T* y, long n)
    {
        Vector<T> m = new(mean), a = new(scale), b = new(shift);
        long i = 0;
        for (; i <= n - Vector<T>.Count; i += Vector<T>.Count) Vector.Store((Vector.Load(x + i) - m) * a + b, y + i);
        for (; i < n; i++) y[i] = (x[i] - mean) * scale + shift;
    }

    /// <summary>y = (x - mean) scale gamma + beta.</summary>
    internal static void ApplyEach(T* x, T mean, T scale, T* gamma, T* beta, T* y, long n)
    {
        Vector<T> m = new(mean), a = new(scale);
        long i = 0;
        for (; i <= n - Vector<T>.Count; i += Vector<T>.Count)
            Vector.Store((Vector.Load(x + i) - m) * a * Vector.Load(gamma + i) + Vector.Load(beta + i), y + i);
        for (; i < n; i++) y[i] = (x[i] - mean) * scale * gamma[i] + beta[i];
    }

    /// <summary>The sums of gy and of gy (x - mean).</summary>
    internal static (double Gy, double GyX) Sums(T* x, T mean, T* gy, long n)
    {
        double total = 0, totalX = 0;
        for (long start = 0; start < n; start += Chunk)
        {
            Vector<T> m = new(mean), sums = default, sumsX = default;
            long i = start, end = Math.Min(n, start + Chunk);
            for (; i <= end - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector<T> g = Vector.Load(gy + i);
                sums += g;
                sumsX += g * (Vector.Load(x + i) - m);
            }
            T sum = Vector.Sum(sums), sumX = Vector.Sum(sumsX);
            for (; i < end; i++)
            {
                sum += gy[i];
                sumX += gy[i] * (x[i] - mean);
            }
            total += double.CreateTruncating(sum);
            totalX += double.CreateTruncating(sumX);
        }
        return (total, totalX);
    }

    /// <summary>The sums of g = gy gamma and of g (x - mean); also ggamma += gy (x - mean) scale and gbeta += gy.</summary>
    internal static (double G, double GX) SumsEach(T* x, T mean, T scale, T* gamma, T* gy, T* ggamma, T* gbeta, long n)
    {
        double total = 0, totalX = 0;
        for (long start = 0; start < n; start += Chunk)
        {
            Vector<T> m = new(mean), a = new(scale), sums = default, sumsX = default;
            long i = start, end = Math.Min(n, start + Chunk);
            for (; i <= end - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector<T> v = Vector.Load(gy + i), d = Vector.Load(x + i) - m, g = v * Vector.Load(gamma + i);
                Vector.Store(Vector.Load(gbeta + i) + v, gbeta + i);
                Vector.Store(Vector.Load(ggamma + i) + v * d * a, ggamma + i);
                sums += g;
                sumsX += g * d;
            }
            T sum = Vector.Sum(sums), sumX = Vector.Sum(sumsX);
            for (; i < end; i++)
            {
                T d = x[i] - mean, g = gy[i] * gamma[i];
                gbeta[i] += gy[i];
                ggamma[i] += gy[i] * d * scale;
                sum += g;
                sumX += g * d;
            }
            total += double.CreateTruncating(sum);
            totalX += double.CreateTruncating(sumX);
        }
        return (total, totalX);
    }

    /// <summary>gx = gy scale - shift - (x - mean) slope.</summary>
    internal static void Combine(T* x, T mean, T* gy, T scale, T shift, T slope, T* gx, long n)
    {
        Vector<T> m = new(mean), a = new(scale), b = new(shift), c = new(slope);
        long i = 0;
        for (; i <= n - Vector<T>.Count; i += Vector<T>.Count)
            Vector.Store(Vector.Load(gy + i) * a - b - (Vector.Load(x + i) - m) * c, gx + i);
        for (; i < n; i++) gx[i] = gy[i] * scale - shift - (x[i] - mean) * slope;
    }

    /// <summary>gx = gy scale gamma - shift - (x - mean) slope.</summary>
    internal static void CombineEach(T* x, T mean, T* gy, T scale, T* gamma, T shift, T slope, T* gx, long n)
    {
        Vector<T> m = new(mean), a = new(scale), b = new(shift), c = new(slope);
        long i = 0;
        for (; i <= n - Vector<T>.Count; i += Vector<T>.Count)
            Vector.Store(Vector.Load(gy + i) * a * Vector.Load(gamma + i) - b - (Vector.Load(x + i) - m) * c, gx + i);
        for (; i < n; i++) gx[i] = gy[i] * scale * gamma[i] - shift - (x[i] - mean) * slope;
    }
}
