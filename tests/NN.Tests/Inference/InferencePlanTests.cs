using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Inference;

[Collection(MemoryCollection.Name)]
public class InferencePlanTests
{
    public static TheoryData<string, string> ModelsOnDevices
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string device in Devices.Names)
                foreach (string name in (string[])["mlp", "cnn", "flat", "functions"]) data.Add(device, name);
            return data;
        }
    }

    [Theory, MemberData(nameof(ModelsOnDevices))]
    public void A_plan_computes_what_the_model_does(string device, string name)
    {
        (Layer model, Shape shape) = Make(name);
        model.To(Device.Parse(device));
        using var plan = new InferencePlan(model, shape);
        Tensor y = Tensor.Full(plan.OutputShape, double.NaN).On(device);
        for (int seed = 1; seed < 4; seed++)
        {
            Tensor x = Values.Random(shape, seed: seed).On(device);
            plan.Run(x, y);
            TensorAssert.Close(Expected(model, x), y, rtol: 1e-5, atol: 1e-6);
        }
    }

    [Theory]
    [InlineData("mlp")]
    [InlineData("cnn")]
    public void A_warm_plan_allocates_nothing_and_misses_no_pool(string name)
    {
        (Layer model, Shape shape) = Make(name);
        using var plan = new InferencePlan(model, shape);
        Tensor x = Values.Random(shape), y = Tensor.Zeros(plan.OutputShape);
        long misses = long.MaxValue, rents = long.MaxValue, bytes = long.MaxValue;
        // Helpers and scratch memory are made by the first calls, and once more where a collection took them.
        for (int round = 0; round < 30; round++)
        {
            long missesBefore = Device.Cpu.Pool.Misses, rentsBefore = Device.Cpu.Pool.Rents, before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 5; i++) plan.Run(x, y);
            bytes = Math.Min(bytes, GC.GetAllocatedBytesForCurrentThread() - before);
            rents = Math.Min(rents, Device.Cpu.Pool.Rents - rentsBefore);
            misses = Math.Min(misses, Device.Cpu.Pool.Misses - missesBefore);
        }
        Assert.Equal((0, 0, 0), (bytes, rents, misses));
    }

    [Fact]
    public void A_plan_follows_the_parameters()
    {
        (Layer model, Shape shape) = Make("mlp");
        using var plan = new InferencePlan(model, shape);
        Tensor x = Values.Random(shape), y = Tensor.Zeros(plan.OutputShape);
        plan.Run(x, y);
        Tensor before = y.Clone();
        foreach (Parameter parameter in model.Parameters()) parameter.Data *= 0.5;

        plan.Run(x, y);

        TensorAssert.Close(Expected(model, x), y);
        Assert.False(Tensor.AllClose(before, y));
    }

    [Fact]
    public void A_plan_sees_each_weight_that_changes_in_place()
    {
        (Layer model, Shape shape) = Make("cnn");
        using var plan = new InferencePlan(model, shape);
        Tensor x = Values.Random(shape), y = Tensor.Zeros(plan.OutputShape);
        plan.Run(x, y);
        foreach (Parameter parameter in model.Parameters())
        {
            // The first, the last, and one between: blocks are kept one by one.
            foreach (int at in (int[])[0, (int)parameter.Size / 2, (int)parameter.Size - 1])
            {
                parameter.Data.AsSpan<float>()[at] += 0.5f;
                plan.Run(x, y);
                TensorAssert.Equal(Expected(model, x), y);
            }
        }
    }

    [Fact]
    public void A_plan_follows_an_optimizer()
    {
        (Layer model, Shape shape) = Make("cnn");
        using var plan = new InferencePlan(model, shape);
        Optimizer optimizer = new MomentumSGD(0.1).Setup(model);
        Tensor x = Values.Random(shape), y = Tensor.Zeros(plan.OutputShape);
        for (int step = 0; step < 3; step++)
        {
            plan.Run(x, y);
            TensorAssert.Equal(Expected(model, x), y);
            model.ClearGrads();
            F.Sum(F.Square(model.Forward(x))).Backward();
            optimizer.Update();
        }
    }

    [Fact]
    public void A_parameter_of_another_shape_is_refused()
    {
        (Layer model, Shape shape) = Make("mlp");
        using var plan = new InferencePlan(model, shape);
        model["l0"].Parameters().First().Data = Tensor.Zeros((1, 1));
        Assert.Throws<InvalidOperationException>(() => plan.Run(Values.Random(shape), Tensor.Zeros(plan.OutputShape)));
    }

    [Fact]
    public void Inputs_and_outputs_that_do_not_fit_are_refused()
    {
        (Layer model, Shape shape) = Make("mlp");
        var plan = new InferencePlan(model, shape);
        Tensor x = Values.Random(shape), y = Tensor.Zeros(plan.OutputShape);
        Assert.Throws<ShapeException>(() => plan.Run(y, y));
        Assert.Throws<ShapeException>(() => plan.Run(x, x));
        Assert.Throws<DTypeException>(() => plan.Run(x.To(DType.Float64), y));
        Assert.Throws<ArgumentException>(() => plan.Run(Values.Random((shape[1], shape[0])).T, y));
        plan.Dispose();
        Assert.Throws<ObjectDisposedException>(() => plan.Run(x, y));
    }

    [Fact]
    public void What_cannot_compute_into_given_memory_is_named()
    {
        Assert.Contains("BatchNorm", Assert.Throws<NotSupportedException>(() => new InferencePlan(new Sequential { new BatchNorm() }, (2, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("place 1", Assert.Throws<NotSupportedException>(() => new InferencePlan(new Sequential { new Linear(2), x => x }, (2, 3))).Message, StringComparison.Ordinal);
        var hooked = new MLP([2]);
        hooked.AddForwardHook((_, _, _) => null);
        Assert.Throws<NotSupportedException>(() => new InferencePlan(hooked, (2, 3)));
    }

    [Fact]
    public void Disposing_gives_all_memory_back()
    {
        (Layer model, Shape shape) = Make("cnn");
        using (Tensor first = Expected(model, Values.Random(shape)))
        {
        }
        PoolLeakCheck.Settle();
        using var leak = new PoolLeakCheck();
        new InferencePlan(model, shape).Dispose();
    }

    private static Tensor Expected(Layer model, Tensor x)
    {
        using var noGrad = new NoGrad();
        using var test = new TestMode();
        return model.Forward(x).Data;
    }

    private static (Layer Model, Shape Shape) Make(string name)
    {
        var random = new RandomGenerator(1);
        return name switch
        {
            "mlp" => (new MLP([100, 10], F.Relu, random: random), (20, 784)),
            "cnn" => (new Sequential
            {
                new Conv2d(8, 3, pad: 1, random: random), F.Relu, new Conv2d(20, 3, pad: 1, random: random), F.Relu, new MaxPooling(2),
                new Conv2d(12, 5, groups: 2, random: random), F.Relu,
                F.Flatten, new Linear(32, random: random), F.Tanh, new Dropout(0.5, random), new Linear(10, random: random),
            }, (4, 1, 28, 28)),
            "flat" => (new Sequential { F.Flatten, new Linear(5, random: random), F.Sigmoid, F.Flatten }, (3, 2, 4)),
            _ => (new Sequential { F.Tanh, F.Relu, F.Relu }, (3, 70)),
        };
    }
}
