using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Training;

public class GradientAccumulationTests
{
    [Theory, OnEachDevice]
    public void Small_batches_update_as_one_large_one(string name)
    {
        Device device = Device.Parse(name);
        Tensor x = Values.Random((8, 3), DType.Float32, seed: 1).To(device), t = Values.Random((8, 2), DType.Float32, seed: 2).To(device);
        MLP whole = Model(device), parts = Model(device);
        Optimizer first = new MomentumSGD(0.1).Setup(whole), second = new MomentumSGD(0.1).Setup(parts);
        var accumulation = new GradientAccumulation(second, batches: 4);
        for (int step = 0; step < 3; step++)
        {
            whole.ClearGrads();
            F.Mean(F.Square(whole.Forward(x) - t)).Backward();
            first.Update();
            for (int batch = 0; batch < 4; batch++)
            {
                var rows = new Slice(2 * batch, 2 * batch + 2);
                bool updated = accumulation.Add(F.Mean(F.Square(parts.Forward(x[rows]) - t[rows])));
                Assert.Equal(batch == 3, updated);
                Assert.Equal((batch + 1) % 4, accumulation.Pending);
            }
        }

        foreach ((Parameter a, Parameter b) in whole.Parameters().Zip(parts.Parameters()))
        {
            TensorAssert.Close(a.Data, b.Data, rtol: 1e-5, atol: 1e-6);
            Assert.Null(b.Grad);
        }
    }

    [Fact]
    public void Flush_updates_with_what_is_there()
    {
        var p = new Parameter(Tensor.From([1.0]));
        var accumulation = new GradientAccumulation(new SGD(1).Setup([p]), batches: 4);
        Assert.False(accumulation.Flush());
        accumulation.Add(p * 2);

        Assert.True(accumulation.Flush());

        TensorAssert.Equal([0.5], p.Data);
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientAccumulation(new SGD(), 0));
    }

    private static MLP Model(Device device)
    {
        var model = new MLP([5, 2], F.Tanh, random: new RandomGenerator(3));
        model.To(device);
        return model;
    }
}
