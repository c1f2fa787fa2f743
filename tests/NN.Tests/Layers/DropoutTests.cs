using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Layers;

public class DropoutTests
{
    [Theory, OnEachDevice]
    public void In_training_a_part_is_dropped_and_the_rest_scaled_up(string name)
    {
        var layer = new Dropout(0.25, new RandomGenerator(2));

        double[] y = Values.Of(layer.Forward(Tensor.Ones(10_000).To(Device.Parse(name))).Data);

        Assert.All(y, value => Assert.True(value == 0 || Math.Abs(value - 4.0 / 3) < 1e-6));
        // The deviation of the count is 43.
        Assert.InRange(y.Count(value => value == 0), 2500 - 200, 2500 + 200);
    }

    [Fact]
    public void In_use_everything_passes()
    {
        var x = new Variable(Tensor.Ones(100));
        using var testMode = new TestMode();

        Assert.Same(x.Data, new Dropout(0.9).Forward(x).Data);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_ratio_is_from_0_to_below_1(double ratio) => Assert.Throws<ArgumentOutOfRangeException>(() => new Dropout(ratio));
}
