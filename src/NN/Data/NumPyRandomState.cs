using System.Numerics;

namespace DeZeroNative.NN;

/// <summary>
/// NumPy's legacy generator, number for number: <c>numpy.random.seed</c> and <c>numpy.random.RandomState</c> with an integer seed. For
/// reproducing what books and old scripts print; use <c>RandomGenerator</c> for anything else. MT19937 after Matsumoto and Nishimura
/// (1998), normal numbers by Marsaglia's polar method, integers by masked rejection.
/// </summary>
public sealed class NumPyRandomState
{
    private const int N = 624;
    private const int M = 397;

    private readonly uint[] _state = new uint[N];
    private int _position = N;
    private double? _spareNormal;

    /// <summary>Starts the generator as <c>RandomState(seed)</c> does.</summary>
    public NumPyRandomState(uint seed)
    {
        for (uint i = 0; i < N; i++)
        {
            _state[i] = seed;
            seed = (1812433253u * (seed ^ (seed >> 30))) + i + 1;
        }
    }

    /// <summary><c>rand()</c>: the next number in [0, 1), with 53 random bits.</summary>
    public double Rand()
    {
        uint high = NextUInt32() >> 5, low = NextUInt32() >> 6;
        return ((high * 67108864.0) + low) / 9007199254740992.0;
    }

    /// <summary><c>rand(n)</c>: numbers in [0, 1).</summary>
    public double[] Rand(int n) => Fill(n, Rand);

    /// <summary><c>randn()</c>: the next standard normal number.</summary>
    public double RandN()
    {
        if (_spareNormal is { } spare)
        {
            _spareNormal = null;
            return spare;
        }

        double x, y, r;
        do
        {
            x = (2.0 * Rand()) - 1.0;
            y = (2.0 * Rand()) - 1.0;
            r = (x * x) + (y * y);
        }
        while (r is >= 1.0 or 0.0);

        double f = Math.Sqrt(-2.0 * Math.Log(r) / r);
        _spareNormal = f * x;
        return f * y;
    }

    /// <summary><c>randn(n)</c>: standard normal numbers.</summary>
    public double[] RandN(int n) => Fill(n, RandN);

    /// <summary><c>uniform(low, high)</c>: the next number in [low, high).</summary>
    public double Uniform(double low, double high) => low + ((high - low) * Rand());

    /// <summary><c>normal(mean, deviation)</c>: the next normal number.</summary>
    public double Normal(double mean, double deviation) => mean + (deviation * RandN());

    /// <summary><c>randint(low, high)</c>: the next integer in low .. high-1.</summary>
    public long RandInt(long low, long high)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(low, high);
        return low + (long)Interval((ulong)(high - 1) - (ulong)low);
    }

    /// <summary><c>randint(low, high, n)</c>: integers in low .. high-1.</summary>
    public long[] RandInt(long low, long high, int n) => Fill(n, () => RandInt(low, high));

    /// <summary><c>permutation(n)</c>: the numbers 0 .. n-1 in random order.</summary>
    public int[] Permutation(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var order = new int[n];
        for (int i = 0; i < n; i++) order[i] = i;
        Shuffle(order.AsSpan());
        return order;
    }

    /// <summary><c>shuffle(x)</c>: puts the items in random order.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = (int)Interval((ulong)i);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary><c>choice(count, n, replace)</c>: n of the numbers 0 .. count-1, each as likely as the other.</summary>
    public int[] Choice(int count, int n, bool replace = true)
    {
        if (replace) return Fill(n, () => (int)RandInt(0, count));
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, count);
        return Permutation(count)[..n];
    }

    /// <summary><c>choice(len(p), p=p)</c>: an index drawn with the given probabilities, which add up to 1.</summary>
    public int Choice(ReadOnlySpan<double> probabilities)
    {
        double total = 0;
        foreach (double p in probabilities) total += p;
        double u = Rand(), cumulative = 0;
        for (int i = 0; i < probabilities.Length; i++)
        {
            cumulative += probabilities[i];
            if (u < cumulative / total) return i;
        }

        return probabilities.Length - 1;
    }

    /// <summary>A number in 0 .. max: bits under the smallest mask that covers max, until they fit.</summary>
    private ulong Interval(ulong max)
    {
        if (max == 0) return 0;
        ulong mask = ulong.MaxValue >> BitOperations.LeadingZeroCount(max), value;
        do
        {
            // From 2^32 on two draws make one value, the first of them the high half.
            value = (max <= uint.MaxValue ? NextUInt32() : ((ulong)NextUInt32() << 32) | NextUInt32()) & mask;
        }
        while (value > max);
        return value;
    }

    private uint NextUInt32()
    {
        if (_position == N) Twist();
        uint y = _state[_position++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9D2C5680u;
        y ^= (y << 15) & 0xEFC60000u;
        return y ^ (y >> 18);
    }

    private void Twist()
    {
        for (int i = 0; i < N; i++)
        {
            uint y = (_state[i] & 0x80000000u) | (_state[(i + 1) % N] & 0x7FFFFFFFu);
            _state[i] = _state[(i + M) % N] ^ (y >> 1) ^ ((y & 1) != 0 ? 0x9908B0DFu : 0u);
        }

        _position = 0;
    }

    private static T[] Fill<T>(int n, Func<T> next)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var values = new T[n];
        for (int i = 0; i < n; i++) values[i] = next();
        return values;
    }
}
