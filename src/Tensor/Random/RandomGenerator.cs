using System.Numerics;
using DeZeroNative.Backends.Cpu;

namespace DeZeroNative;

/// <summary>
/// Random tensors from the counter-based generator Philox4x32-10: one seed gives the same numbers on every device, with any
/// number of threads and on every platform. Any thread may use it; each call takes its own stretch of the stream.
/// </summary>
public sealed partial class RandomGenerator
{
    private readonly Lock _lock = new();
    private RandomState _state;

    /// <summary>Starts the stream of a seed.</summary>
    public RandomGenerator(long seed) => Reseed(seed);

    /// <summary>The generator of those who name none. It starts at an unpredictable seed; <see cref="DeZeroRuntime.Seed"/> sets one.</summary>
    public static RandomGenerator Default { get; } = new(Random.Shared.NextInt64());

    /// <summary>The place in the stream. Kept in a checkpoint and set again, it continues with the same numbers.</summary>
    public RandomState State
    {
        get
        {
            lock (_lock) return _state;
        }
        set
        {
            lock (_lock) _state = value;
        }
    }

    /// <summary>Starts the stream of another seed.</summary>
    public void Reseed(long seed) => State = new(unchecked((ulong)seed), 0);

    /// <summary>Numbers spread evenly over [low, high); of 24 random bits in float32, 53 in float64.</summary>
    /// <exception cref="DTypeException">The type is not floating.</exception>
    /// <exception cref="ArgumentException">A bound is not finite, or high is below low.</exception>
    public Tensor Uniform(Shape shape, double low = 0, double high = 1, DType dtype = DType.Float32, Device? device = null)
    {
        RequireFloat(dtype, "uniform");
        if (!double.IsFinite(high - low) || high < low) throw new ArgumentException($"[uniform] no range from {Text(low)} to {Text(high)}");
        Tensor y = Tensor.Empty(shape, dtype, device, "uniform");
        RandomState state = Take(y.Size, perBlock: dtype == DType.Float32 ? 4 : 2);
        y.Backend.Uniform(state.Key, state.Counter, low, high, y);
        return y;
    }

    /// <summary>Normally distributed numbers, drawn in double precision on the host for every type and device.</summary>
    /// <exception cref="DTypeException">The type is not floating.</exception>
    /// <exception cref="ArgumentException">The standard deviation is negative, or one of both is not finite.</exception>
    public Tensor Normal(Shape shape, double mean = 0, double std = 1, DType dtype = DType.Float32, Device? device = null)
    {
        RequireFloat(dtype, "normal");
        if (std < 0) throw new ArgumentException($"[normal] the standard deviation must not be negative, got {Text(std)}");
        if (!double.IsFinite(mean) || !double.IsFinite(std))
            throw new ArgumentException($"[normal] no distribution of mean {Text(mean)} and standard deviation {Text(std)}");
        Tensor drawn = Tensor.Empty(shape, dtype, Device.Cpu, "normal");
        RandomState state = Take(drawn.Size, perBlock: 2);
        if (dtype == DType.Float32) FillNormal<float>(drawn, state, mean, std);
        else FillNormal<double>(drawn, state, mean, std);
        return Delivered(drawn, dtype, device);
    }

    /// <summary>Whole numbers spread evenly over low .. high - 1.</summary>
    /// <exception cref="DTypeException">The type is no integer type.</exception>
    /// <exception cref="ArgumentException">The range is empty or does not fit the type.</exception>
    public Tensor Integers(long low, long high, Shape shape, DType dtype = DType.Int64, Device? device = null)
    {
        if (!dtype.IsInteger()) throw new DTypeException($"[integers] an integer type expected, got {dtype.Name()}");
        (long least, long most) = dtype switch
        {
            DType.UInt8 => (byte.MinValue, byte.MaxValue),
            DType.Int32 => (int.MinValue, int.MaxValue),
            _ => (long.MinValue, long.MaxValue),
        };
        if (high <= low || low < least || high - 1 > most) throw new ArgumentException($"[integers] no range of {dtype.Name()} from {low} to {high}");
        Tensor drawn = Tensor.Empty(shape, DType.Int64, Device.Cpu, "integers");
        Draws draws = Draw(drawn.Size);
        Span<long> span = drawn.HostSpan<long>();
        for (int i = 0; i < span.Length; i++) span[i] = low + (long)draws.Below(i, unchecked((ulong)high - (ulong)low));
        return Delivered(drawn, dtype, device);
    }

    /// <summary>The numbers 0 .. n - 1 in random order, int64.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is negative.</exception>
    public Tensor Permutation(long n, Device? device = null)
    {
        if (n < 0) throw new ArgumentOutOfRangeException(nameof(n), $"[permutation] n must not be negative, got {n}");
        Tensor order = Tensor.Arange(n, DType.Int64);
        Shuffle(order.HostSpan<long>());
        return Delivered(order, DType.Int64, device);
    }

    /// <summary>Puts elements into random order, in place.</summary>
    public void Shuffle<T>(Span<T> values)
    {
        // Fisher and Yates: the last of the first i + 1 changes places with any of them.
        Draws draws = Draw(values.Length);
        for (int i = values.Length - 1; i > 0; i--)
        {
            int j = (int)draws.Below(i, (ulong)i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    /// <summary>Truth values that hold with a probability, drawn on the device: the mask of dropout.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside 0 to 1.</exception>
    public Tensor Bernoulli(Shape shape, double probability, Device? device = null)
    {
        if (!(probability is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), $"[bernoulli] a probability is in 0 to 1, got {Text(probability)}");
        using Tensor u = Uniform(shape, device: device);
        return u < probability;
    }

    private static unsafe void FillNormal<T>(Tensor y, RandomState state, double mean, double std) where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* py = &y.Origin<T>()) CpuThreads.For(BoxMuller.Fill<T>.Blocks(y.Size), new BoxMuller.Fill<T>(state, mean, std, py, y.Size));
    }

    /// <summary>The place in the stream of a tensor's worth of numbers, which nobody else will get.</summary>
    private RandomState Take(long count, int perBlock)
    {
        lock (_lock)
        {
            RandomState state = _state;
            _state = state with { Counter = unchecked(state.Counter + (ulong)((count + perBlock - 1) / perBlock)) };
            return state;
        }
    }

    private Draws Draw(long count) => new(Take(count, perBlock: 2));

    private static Tensor Delivered(Tensor drawn, DType dtype, Device? device)
    {
        Tensor typed = drawn.To(dtype);
        if (!ReferenceEquals(typed, drawn)) drawn.Dispose();
        Tensor y = typed.To(device ?? Device.Cpu);
        if (!ReferenceEquals(y, typed)) typed.Dispose();
        return y;
    }

    private static void RequireFloat(DType dtype, string operation)
    {
        if (!dtype.IsFloat()) throw new DTypeException($"[{operation}] a floating type expected, got {dtype.Name()}");
    }

    private static string Text(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Numbers by position, two to a block.</summary>
    private readonly struct Draws(RandomState state)
    {
        /// <summary>A number in 0 .. bound - 1: the high half of a product of 64 random bits, even to one part in 2^64 / bound.</summary>
        internal ulong Below(int position, ulong bound) => Math.BigMul(Bits(position), bound, out _);

        /// <summary>A number in [0, 1) of 53 random bits.</summary>
        internal double Unit(int position)
        {
            ulong bits = Bits(position);
            return Philox.ToDouble((uint)(bits >> 32), (uint)bits);
        }

        private ulong Bits(int position)
        {
            (uint x, uint y, uint z, uint w) = Philox.Block(state.Key, state.Counter + (ulong)position / 2);
            return position % 2 == 0 ? (ulong)x << 32 | y : (ulong)z << 32 | w;
        }
    }
}
