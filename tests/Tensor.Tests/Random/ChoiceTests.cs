namespace DeZeroNative.Tests;

public class ChoiceTests
{
    [Theory, OnEachDevice]
    public void A_seed_chooses_the_same_on_every_device(string device)
    {
        double[] probabilities = [0.1, 0.2, 0.3, 0.4];
        foreach (bool replace in new[] { true, false })
        {
            Tensor even = new RandomGenerator(3).Choice(9, (2, 4), replace, device: Device.Parse(device));
            Tensor uneven = new RandomGenerator(3).Choice(4, 4, replace, probabilities, Device.Parse(device));

            Assert.Equal((device, DType.Int64), (even.Device.Name, even.DType));
            TensorAssert.Equal(new RandomGenerator(3).Choice(9, (2, 4), replace), even);
            TensorAssert.Equal(new RandomGenerator(3).Choice(4, 4, replace, probabilities), uneven);
        }
    }

    [Fact]
    public void Numbers_come_as_often_as_their_probabilities_say()
    {
        double[] probabilities = [0.1, 0, 0.5, 0.4, 0];

        long[] chosen = new RandomGenerator(1).Choice(5, (100, 200), probabilities: probabilities).ToArray<long>();

        for (int i = 0; i < 5; i++) Assert.Equal(20_000 * probabilities[i], chosen.Count(n => n == i), 250.0 * Math.Sign(probabilities[i]));
        long[] even = new RandomGenerator(1).Choice(4, 20_000).ToArray<long>();
        for (int i = 0; i < 4; i++) Assert.Equal(5000, even.Count(n => n == i), 250.0);
    }

    [Fact]
    public void Without_replacement_no_number_comes_twice()
    {
        var generator = new RandomGenerator(2);
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(10, generator.Choice(12, (2, 5), replace: false).ToArray<long>().Distinct().Count());
            Assert.Equal([0L, 2, 3], generator.Choice(5, 3, replace: false, [0.1, 0, 0.5, 0.4, 0]).ToArray<long>().Order());
        }
    }

    [Fact]
    public void Without_replacement_each_draw_is_among_what_is_left()
    {
        // Of weights 1, 2, 3 the pair (2, 1) comes first and second with probability 3/6 * 2/3.
        var generator = new RandomGenerator(5);
        var counts = new Dictionary<(long, long), int>();
        for (int i = 0; i < 12_000; i++)
        {
            long[] pair = generator.Choice(3, 2, replace: false, [1 / 6.0, 2 / 6.0, 3 / 6.0]).ToArray<long>();
            counts[(pair[0], pair[1])] = counts.GetValueOrDefault((pair[0], pair[1])) + 1;
        }

        Assert.Equal(4000, counts[(2, 1)], 200.0);
        Assert.Equal(3000, counts[(1, 2)], 200.0);
        Assert.Equal(800, counts[(0, 1)] * 1.0, 200.0);
        Assert.Equal(2000, counts[(2, 0)], 200.0);
    }

    [Theory, OnEachDevice]
    public void Slices_of_a_tensor_are_chosen(string device)
    {
        Tensor x = Tensor.Arange(12).Reshape((4, 3)).On(device);

        Tensor y = new RandomGenerator(7).Choice(x, (2, 2), replace: false);

        TensorAssert.HasShape((2, 2, 3), y);
        double[] values = Values.Of(y);
        Assert.Equal(4, values.Where((_, i) => i % 3 == 0).Distinct().Count());
        for (int i = 0; i < 12; i++) Assert.Equal(values[i - i % 3] + i % 3, values[i]);
    }

    [Theory, OnEachDevice]
    public void A_tensor_is_shuffled_in_place_by_slices(string device)
    {
        Tensor x = Tensor.Arange(300).Reshape((100, 3)).On(device), view = x[new Slice(null, null, 2)];
        double[] before = Values.Of(x);

        new RandomGenerator(7).Shuffle(view);

        double[] after = Values.Of(x);
        Assert.NotEqual(before, after);
        Assert.Equal(before.Order(), after.Order());
        for (int row = 0; row < 100; row++)
        {
            Assert.Equal((after[3 * row] + 1, after[3 * row] + 2), (after[3 * row + 1], after[3 * row + 2]));
            if (row % 2 == 1) Assert.Equal(before[3 * row], after[3 * row]);
        }
        TensorAssert.Equal(Values.Of(new RandomGenerator(7).Permutation(50) * 6), view[.., 0]);
    }

    [Fact]
    public void Nothing_can_be_chosen_from_nothing()
    {
        TensorAssert.HasShape((0, 2), new RandomGenerator(1).Choice(0, (0, 2)));
        TensorAssert.HasShape(0, new RandomGenerator(1).Choice(3, 0, replace: false));
        TensorAssert.HasShape(Shape.Scalar, new RandomGenerator(1).Choice(3, Shape.Scalar));
    }

    [Fact]
    public void What_cannot_be_chosen_is_refused_with_its_reason()
    {
        var generator = new RandomGenerator(1);

        Says("[choice] nothing to choose from 0 numbers", () => generator.Choice(0, 1));
        Says("[choice] 4 different numbers cannot be chosen from 3", () => generator.Choice(3, (2, 2), replace: false));
        Says("[choice] 2 different numbers cannot be chosen from 1", () => generator.Choice(3, 2, replace: false, [0, 1, 0]));
        Says("[choice] 2 probabilities for 3 numbers", () => generator.Choice(3, 1, true, [0.5, 0.5]));
        Says("[choice] a probability must not be negative, got -0.5", () => generator.Choice(2, 1, true, [1.5, -0.5]));
        Says("[choice] a probability must not be negative, got NaN", () => generator.Choice(2, 1, true, [1, double.NaN]));
        Says("[choice] probabilities must add up to 1, got 1.5", () => generator.Choice(2, 1, true, [1, 0.5]));
        Assert.Throws<ShapeException>(() => generator.Shuffle(Tensor.Scalar(1)));
        Assert.Throws<InvalidOperationException>(() => generator.Shuffle(Tensor.Ones((1, 2)).BroadcastTo((3, 2))));

        static void Says(string message, Func<object> action) => Assert.Equal(message, Assert.Throws<ArgumentException>(action).Message);
    }
}
