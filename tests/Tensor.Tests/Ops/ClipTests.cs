namespace DeZeroNative.Tests;

public class ClipTests
{
    [Theory, OnEachDevice]
    public void Elements_are_held_between_the_bounds(string device)
    {
        Tensor x = Tensor.From([float.NaN, float.NegativeInfinity, -2f, -1f, 0.5f, 1f, 7f, float.PositiveInfinity]).On(device);

        TensorAssert.Equal([double.NaN, -1, -1, -1, 0.5, 1, 1, 1], x.Clip(-1, 1));
    }

    [Fact]
    public void Integers_between_integers_stay_integers()
    {
        Tensor y = Tensor.From([-5, 0, 5]).Clip(-1, 2);

        TensorAssert.Equal(Tensor.From([-1, 0, 2]), y);
    }

    [Fact]
    public void Crossed_bounds_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Tensor.Ones(1).Clip(2, 1));

        Assert.Equal("[clip] lower bound 2 is above upper bound 1", error.Message);
    }

    [Fact]
    public void All_memory_comes_back()
    {
        using var leak = new PoolLeakCheck();
        using Tensor x = Tensor.Ones(5000);

        x.Clip(0, 0.5).Dispose();
    }
}
