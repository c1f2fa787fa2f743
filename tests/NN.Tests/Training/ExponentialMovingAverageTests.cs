using DeZeroNative.NN.Tests.Layers;
using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Training;

public class ExponentialMovingAverageTests
{
    [Theory, OnEachDevice]
    public void The_average_follows_its_formula(string name)
    {
        var model = new TwoFloors();
        model.To(Device.Parse(name));
        var average = new ExponentialMovingAverage(model, decay: 0.75);
        double[] expected = [];
        for (int step = 0; step < 5; step++)
        {
            double[] w = [step, 1 - step, 0.25 * step];
            model.Inner.W.Data = Values.From(w, 3, DType.Float32).To(model.Device);
            expected = step == 0 ? w : [.. expected.Zip(w, (a, p) => 0.75 * a + 0.25 * p)];
            average.Update();
        }

        TensorAssert.Close(expected, average[model.Inner.W]!, rtol: 1e-6);
        TensorAssert.Equal([4, -3, 1], model.Inner.W.Data);
    }

    [Fact]
    public void Early_updates_keep_less_while_it_warms_up()
    {
        var p = new TwoFloors();
        var average = new ExponentialMovingAverage(p, decay: 0.999, warmUp: true);
        p.Scale.Data = Tensor.From([0f]);
        average.Update();
        p.Scale.Data = Tensor.From([11f]);

        average.Update();

        TensorAssert.Close([11 - 11 * 2.0 / 11], average[p.Scale]!, rtol: 1e-6);
    }

    [Fact]
    public void Averages_take_the_place_of_parameters_for_a_while_or_for_good()
    {
        var model = new TwoFloors();
        var average = new ExponentialMovingAverage(model, decay: 0.5);
        average.Update();
        model.Scale.Data = Tensor.From([4f]);
        average.Update();
        Parameter late = model.MakeLate(1);

        using (IDisposable use = average.Use())
        {
            TensorAssert.Equal([3], model.Scale.Data);
            TensorAssert.Equal([1, 1], late.Data);
            Assert.Throws<InvalidOperationException>(average.Update);
            Assert.Throws<InvalidOperationException>(average.Use);
        }

        TensorAssert.Equal([4], model.Scale.Data);
        average.CopyToModel();
        average.Update();
        TensorAssert.Equal([3], model.Scale.Data);
        Assert.NotNull(average[late]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialMovingAverage(model, 1));
    }

    [Fact]
    public void Averages_outlive_the_scope_of_an_update()
    {
        var model = new Linear(2000, inSize: 3);
        var average = new ExponentialMovingAverage(model);
        using (new TensorScope()) average.Update();

        average.Update();

        Assert.False(average[model.W!]!.IsDisposed);
    }
}
