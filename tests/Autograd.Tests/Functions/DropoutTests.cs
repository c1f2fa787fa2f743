namespace DeZeroNative.Tests;

public class DropoutTests : FunctionTests<DropoutTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("in training", x => F.Dropout(x[0], 0.4, new RandomGenerator(3)), X((4, 5))),
        new("ratio 0", x => F.Sin(F.Dropout(x[0], 0)), X(3)),
    ];

    [Fact]
    public void What_is_kept_makes_up_for_what_is_dropped()
    {
        Variable x = Tensor.Full(100_000, 3, DType.Float64);
        double[] y = Values.Of(F.Dropout(x, 0.25, new RandomGenerator(1)).Data);
        Assert.All(y, value => Assert.True(value is 0 or 4));
        // Five standard deviations of the mean of so many draws.
        Assert.InRange(y.Average(), 3 - 0.03, 3 + 0.03);
    }

    [Fact]
    public void One_seed_drops_the_same_and_one_generator_goes_on()
    {
        Tensor x = Tensor.Ones(1000);
        var generator = new RandomGenerator(5);
        Tensor first = F.Dropout(x, 0.5, generator).Data, second = F.Dropout(x, 0.5, generator).Data;
        TensorAssert.Equal(first, F.Dropout(x, 0.5, new RandomGenerator(5)).Data);
        Assert.NotEqual(Values.Of(first), Values.Of(second));
    }

    [Fact]
    public void In_test_mode_it_passes_everything()
    {
        var x = new Variable(Tensor.Ones(1000));
        using (new TestMode()) Assert.Same(x, F.Dropout(x, 0.9));
        Assert.NotSame(x, F.Dropout(x, 0.9));
        Assert.Same(x, F.Dropout(x, 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void It_refuses_a_ratio_outside_0_to_1(double ratio) => Assert.Throws<ArgumentOutOfRangeException>(() => F.Dropout(X(3), ratio));
}
