using System.Numerics;
using System.Numerics.Tensors;

namespace DeZeroNative.Backends.Cpu;

/// <summary>
/// A mean and a sum of squared distances from it that grows by runs of numbers: each run is measured around its own mean while it is
/// in the cache, and joined by the formula of Chan, Golub and LeVeque, "Updating formulae", 1979. Nothing cancels, however far the mean is from 0.
/// </summary>
internal unsafe struct MomentSum<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Chunk = 4096;

    private long _count;
    private double _squares;

    /// <summary>The mean so far.</summary>
    internal double Mean { get; private set; }

    /// <summary>The biased variance so far.</summary>
    internal readonly double Variance => _squares / _count;

    /// <summary>Adds a run.</summary>
    internal void Add(T* x, long count)
    {
        for (long i = 0; i < count; i += Chunk) AddChunk(x + i, (int)Math.Min(Chunk, count - i));
    }

    private void AddChunk(T* x, int n)
    {
        T center = TensorPrimitives.Sum(new ReadOnlySpan<T>(x, n)) / T.CreateTruncating(n);
        (double rest, double squares) = Distances(x, n, center);

        // The center is rounded: what is left around it says by how much.
        double mean = double.CreateTruncating(center) + rest / n, delta = mean - Mean;
        squares -= rest * rest / n;
        long count = _count + n;
        Mean += delta * n / count;
        _squares += squares + delta * delta * _count * n / count;
        _count = count;
    }

    /// <summary>The sums of x - center and of its square.</summary>
    private static (double Sum, double Squares) Distances(T* x, int n, T center)
    {
        Vector<T> middle = new(center), sums = default, squares = default;
        int i = 0;
        for (; i <= n - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> d = Vector.Load(x + i) - middle;
            sums += d;
            squares += d * d;
        }
        T sum = Vector.Sum(sums), square = Vector.Sum(squares);
        for (; i < n; i++)
        {
            T d = x[i] - center;
            sum += d;
            square += d * d;
        }
        return (double.CreateTruncating(sum), double.CreateTruncating(square));
    }
}
