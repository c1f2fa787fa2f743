using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Optimizers;

[Collection(MemoryCollection.Name)]
public class TogetherTests
{
    [DeviceTheory, OnEachDevice(DType.Float32, DType.Float64)]
    public void Parameters_of_every_kind_move_as_by_an_optimizer_of_their_own(string device, DType single, DType @double)
    {
        Parameter[] together = Parameters(), alone = Parameters();
        Optimizer one = new AdamW(0.1).Setup(together);
        Optimizer[] many = [.. alone.Select(p => new AdamW(0.1).Setup([p]))];
        for (int step = 0; step < 3; step++)
        {
            one.Update();
            foreach (Optimizer optimizer in many) optimizer.Update();
        }

        foreach ((Parameter expected, Parameter actual) in alone.Zip(together)) TensorAssert.Equal(expected.Data, actual.Data);
        Assert.Equal([2, 2, 2, 2, 2], together[2].Data.ToArray<float>());

        Parameter[] Parameters() =>
        [
            Make((30, 40), single, (30, 40)), Make(7, @double, 7), new Parameter(Tensor.Full(5, 2.0).On(device)) { IsFrozen = true, Grad = Tensor.Ones(5).On(device) },
            Make((3, 4), single, (4, 3)), Make(1, single, 1), Make((0, 2), single, (0, 2)), Make(9, @double, 9),
        ];

        Parameter Make(Shape shape, DType dtype, Shape gradientShape)
        {
            Tensor gradient = Values.Random(gradientShape, dtype, seed: 5).On(device);
            return new Parameter(Values.Random(shape, dtype, seed: 4).On(device).Clone()) { Grad = gradientShape == shape ? gradient : gradient.T };
        }
    }

    [Theory, OnEachDevice]
    public void Parameters_with_the_same_elements_move_one_after_the_other(string device)
    {
        Tensor elements = Tensor.Full(100_000, 1.0).On(device).Clone();
        Parameter a = new(elements) { Grad = Tensor.Ones(100_000).On(device) }, b = new(elements) { Grad = Tensor.Full(100_000, 2.0).On(device) };

        new SGD(0.25).Setup([a, b]).Update();

        Assert.All(Values.Of(elements), x => Assert.Equal(0.25, x));
    }

    [Fact]
    public void A_gradient_that_does_not_fit_leaves_nothing_behind()
    {
        Parameter good = new(Tensor.From([1f])) { Grad = Tensor.From([1f]) }, bad = new(Tensor.From([1f])) { Grad = Tensor.From([1f, 2f]) };
        Optimizer optimizer = new SGD(0.5).Setup([good, bad]);
        Assert.Throws<ShapeException>(optimizer.Update);

        bad.ClearGrad();
        optimizer.Update();

        TensorAssert.Equal([0.5], good.Data);
    }

    [Theory, OnEachDevice]
    public void Ten_parameters_are_updated_in_one_launch_and_decayed_in_another(string name)
    {
        Device device = Device.Parse(name);
        if (device.IsCpu) return;
        Parameter[] parameters = [.. Enumerable.Range(1, 10).Select(n => new Parameter(Tensor.Ones(n).To(device)) { Grad = Tensor.Ones(n).To(device) })];
        Assert.Equal(1, Launches(new Adam().Setup(parameters)));
        Assert.Equal(2, Launches(new SGD().Setup(parameters).AddHook(new WeightDecay(0.1))));
        Assert.Equal(2, Launches(new RMSprop().Setup(parameters[..4]).AddGroup(parameters[4..], ("lr", 0.1))));

        long Launches(Optimizer optimizer)
        {
            optimizer.Update();
            long before = Devices.KernelLaunches(name);
            optimizer.Update();
            return Devices.KernelLaunches(name) - before;
        }
    }
}
