namespace DeZeroNative.Tests;

public class RandomGeneratorTests
{
    // The numbers of these tests were worked out apart from the library, from the paper's definition of the generator.
    [Theory, OnEachDevice]
    public void A_seed_gives_the_same_uniform_numbers_everywhere(string device)
    {
        Tensor x = new RandomGenerator(42).Uniform(6, device: Device.Parse(device));

        Assert.Equal([0.6129598617553711f, 0.4685865044593811f, 0.07323169708251953f, 0.3408614993095398f, 0.9877186417579651f, 0.32706332206726074f], x.ToArray<float>());
    }

    [Fact]
    public void Uniform_numbers_in_double_precision_have_53_random_bits()
    {
        Tensor x = new RandomGenerator(42).Uniform(4, dtype: DType.Float64);

        Assert.Equal([0.6129598811894158, 0.07323173744158384, 0.9877186509145105, 0.5139061469711166], x.ToArray<double>());
    }

    [Theory, OnEachDevice]
    public void A_seed_gives_the_same_normal_numbers_everywhere(string device)
    {
        double[] expected = [1.234541820550271, 0.6118499355304586, -2.9550533475152116, -0.25885655713170497, -1.4934674670939774];

        Tensor x = new RandomGenerator(42).Normal(5, device: Device.Parse(device));

        TensorAssert.Equal(expected.Select(z => (double)(float)z).ToArray(), x);
        TensorAssert.WithinUlps(expected, new RandomGenerator(42).Normal(5, dtype: DType.Float64), 4);
    }

    [Fact]
    public void Mean_and_deviation_move_and_stretch_the_numbers()
    {
        Tensor z = new RandomGenerator(1).Normal((2, 3), dtype: DType.Float64), x = new RandomGenerator(1).Normal((2, 3), 5, 2, DType.Float64);

        TensorAssert.Close(z * 2 + 5, x, 1e-15, 0);
    }

    [Fact]
    public void A_seed_gives_the_same_whole_numbers_and_permutation()
    {
        Tensor integers = new RandomGenerator(42).Integers(-5, 6, 10), order = new RandomGenerator(42).Permutation(8);

        Assert.Equal([1, -5, 5, 0, 4, 1, 3, 1, -2, -2], integers.ToArray<long>());
        Assert.Equal([1, 0, 6, 2, 7, 3, 5, 4], order.ToArray<long>());
    }

    [Fact]
    public void The_number_of_threads_does_not_matter()
    {
        float[] Draw(int threads)
        {
            using var budget = new ThreadBudget(threads);
            var generator = new RandomGenerator(3);
            return [.. generator.Uniform(100_001).ToArray<float>(), .. generator.Normal(100_001).ToArray<float>()];
        }

        Assert.Equal(Draw(1), Draw(4));
    }

    [Fact]
    public void The_stream_goes_on_from_call_to_call()
    {
        var generator = new RandomGenerator(42);

        float[] drawn = [.. generator.Uniform(4).ToArray<float>(), .. generator.Uniform(2).ToArray<float>()];

        Assert.Equal(new RandomGenerator(42).Uniform(6).ToArray<float>(), drawn);
        Assert.Equal(new RandomState(42, 2), generator.State);
    }

    [Fact]
    public void A_state_set_again_repeats_what_followed_it()
    {
        var generator = new RandomGenerator(9);
        generator.Normal(7);
        RandomState state = generator.State;
        float[] expected = generator.Normal(5).ToArray<float>();

        var restored = new RandomGenerator(0) { State = state };

        Assert.Equal(expected, restored.Normal(5).ToArray<float>());
    }

    [Fact]
    public void The_default_generator_is_seeded_for_the_whole_program()
    {
        DeZeroRuntime.Seed(42);
        Tensor x = RandomGenerator.Default.Uniform(3);

        TensorAssert.Equal(new RandomGenerator(42).Uniform(3), x);
        RandomGenerator.Default.Reseed(43);
        Assert.NotEqual(x.ToArray<float>(), RandomGenerator.Default.Uniform(3).ToArray<float>());
    }

    [Fact]
    public void Many_threads_never_get_the_same_stretch()
    {
        var generator = new RandomGenerator(5);
        var drawn = new System.Collections.Concurrent.ConcurrentBag<long>();

        Parallel.For(0, 500, _ => drawn.Add(generator.Integers(long.MinValue, long.MaxValue, 1).Item<long>()));

        Assert.Equal(500, drawn.Distinct().Count());
        Assert.Equal(500ul, generator.State.Counter);
    }

    [Fact]
    public void Uniform_numbers_fill_their_range_evenly()
    {
        Tensor x = new RandomGenerator(1).Uniform(100_000, -2, 4, DType.Float64);

        Assert.InRange(x.Min().Item(), -2, -1.99);
        Assert.InRange(x.Max().Item(), 3.99, 4);
        Assert.Equal(1, x.Mean().Item(), 0.02);
        Assert.Equal(3, ((x - 1) * (x - 1)).Mean().Item(), 0.03);
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_the_normal_distribution()
    {
        double[] z = new RandomGenerator(1).Normal(200_000, dtype: DType.Float64).ToArray<double>();

        Assert.Equal(0, z.Average(), 0.01);
        Assert.Equal(1, z.Average(v => v * v), 0.02);
        Assert.Equal(0, z.Average(v => v * v * v), 0.04);
        Assert.Equal(3, z.Average(v => v * v * v * v), 0.1);
        Assert.Equal(0.9545, z.Count(v => Math.Abs(v) < 2) / 200_000.0, 0.002);
        Assert.Equal(0, z.Zip(z.Skip(1), (a, b) => a * b).Average(), 0.01);
    }

    [Fact]
    public void Whole_numbers_reach_both_ends_and_no_further()
    {
        long[] x = new RandomGenerator(1).Integers(-1, 3, 10_000).ToArray<long>();

        for (long value = -1; value < 3; value++) Assert.Equal(2500, x.Count(n => n == value), 200.0);
        Assert.Equal([7, 7, 7], new RandomGenerator(1).Integers(7, 8, 3, DType.UInt8).ToArray<byte>());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void A_permutation_holds_every_number_once(int n)
    {
        long[] order = new RandomGenerator(1).Permutation(n).ToArray<long>();

        Assert.Equal(Enumerable.Range(0, n).Select(i => (long)i), order.Order());
    }

    [Fact]
    public void Every_order_of_a_shuffle_is_as_likely()
    {
        var generator = new RandomGenerator(8);
        var counts = new Dictionary<string, int>();
        for (int i = 0; i < 6000; i++)
        {
            char[] letters = ['a', 'b', 'c'];
            generator.Shuffle<char>(letters);
            string word = new(letters);
            counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 850, 1150));
    }

    [Theory, OnEachDevice]
    public void A_mask_holds_as_often_as_asked(string device)
    {
        var generator = new RandomGenerator(1);
        Device on = Device.Parse(device);

        Tensor mask = generator.Bernoulli((100, 1000), 0.3, on);

        Assert.Equal(DType.Bool, mask.DType);
        Assert.Equal(0.3, mask.Sum().Item() / 100_000, 0.01);
        Assert.Equal(0, generator.Bernoulli(1000, 0, on).Sum().Item());
        Assert.Equal(1000, generator.Bernoulli(1000, 1, on).Sum().Item());
    }

    [Fact]
    public void No_numbers_and_one_number_are_shapes_too()
    {
        var generator = new RandomGenerator(1);

        TensorAssert.HasShape((0, 3), generator.Uniform((0, 3)));
        TensorAssert.HasShape((0, 3), generator.Normal((0, 3)));
        TensorAssert.HasShape(Shape.Scalar, generator.Normal(Shape.Scalar));
        TensorAssert.HasShape(0, generator.Integers(0, 1, 0));
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused_with_its_reason()
    {
        var generator = new RandomGenerator(1);

        Says<DTypeException>("[uniform] a floating type expected, got int64", () => generator.Uniform(1, dtype: DType.Int64));
        Says<ArgumentException>("[uniform] no range from 1 to 0", () => generator.Uniform(1, 1, 0));
        Says<ArgumentException>("[uniform] no range from 0 to NaN", () => generator.Uniform(1, 0, double.NaN));
        Says<ShapeException>("[uniform] negative size in shape (-1,)", () => generator.Uniform(-1));
        Says<DTypeException>("[normal] a floating type expected, got bool", () => generator.Normal(1, dtype: DType.Bool));
        Says<ArgumentException>("[normal] the standard deviation must not be negative, got -1", () => generator.Normal(1, 0, -1));
        Says<DTypeException>("[integers] an integer type expected, got float32", () => generator.Integers(0, 1, 1, DType.Float32));
        Says<ArgumentException>("[integers] no range of int64 from 3 to 3", () => generator.Integers(3, 3, 1));
        Says<ArgumentException>("[integers] no range of uint8 from 0 to 257", () => generator.Integers(0, 257, 1, DType.UInt8));
        Says<ArgumentOutOfRangeException>("[permutation] n must not be negative, got -1", () => generator.Permutation(-1));
        Says<ArgumentOutOfRangeException>("[bernoulli] a probability is in 0 to 1, got 1.5", () => generator.Bernoulli(1, 1.5));
        Assert.Equal(new RandomState(1, 0), generator.State);
    }

    private static void Says<TException>(string message, Func<object?> action) where TException : Exception =>
        Assert.StartsWith(message, Assert.Throws<TException>(action).Message, StringComparison.Ordinal);
}
