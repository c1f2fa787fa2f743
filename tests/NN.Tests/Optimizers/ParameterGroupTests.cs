using DeZeroNative.NN.Tests.Layers;
using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Optimizers;

public class ParameterGroupTests
{
    [Fact]
    public void Each_group_has_a_rate_of_its_own()
    {
        TwoFloors model = WithGradients();

        new SGD(1).Setup(model).AddGroup(model.Inner, ("lr", 0.5)).AddGroup([model.Scale], ("lr", 0)).Update();

        TensorAssert.Equal([0.5, -1.5, 0], model.Inner.W.Data);
        TensorAssert.Equal([0, -2, -0.5], model.Other.W.Data);
        TensorAssert.Equal([2], model.Scale.Data);
    }

    [Fact]
    public void A_parameter_belongs_to_the_last_group_that_names_it()
    {
        TwoFloors model = WithGradients();
        Optimizer optimizer = new SGD(1).Setup(model).AddGroup(model.Inner).AddGroup([model.Inner.W, model.Scale]);

        Assert.Equal([model.Other.W], optimizer.Groups[0].Parameters);
        Assert.Equal([], optimizer.Groups[1].Parameters);
        Assert.Equal([model.Inner.W, model.Scale], optimizer.Groups[2].Parameters);
    }

    [Fact]
    public void A_group_may_be_chosen_by_a_function_and_takes_in_parameters_made_later()
    {
        TwoFloors model = WithGradients();
        Optimizer optimizer = new AdamW().Setup(model).AddGroup(p => p.Rank == 2, ("weight_decay", 0));
        Assert.Equal([], optimizer.Groups[1].Parameters);

        Parameter late = model.MakeLate(3);

        Assert.Equal([late], optimizer.Groups[1].Parameters);
        Assert.Equal(0, optimizer.Groups[1]["weight_decay"]);
        Assert.Equal(0.01, optimizer.Groups[0]["weight_decay"]);
    }

    [Fact]
    public void Options_start_as_the_optimizers_and_change_apart()
    {
        var model = new TwoFloors();
        var optimizer = new Adam(0.5);
        optimizer.Setup(model).AddGroup(model.Inner, ("eps", 0.25));

        optimizer.Alpha = 0.125;

        Assert.Equal(0.5, optimizer.Groups[1].Rate);
        Assert.Equal(0.125, optimizer.Groups[0].Rate);
        Assert.Equal(0.25, optimizer.Groups[1]["eps"]);
        Assert.Equal(["alpha", "beta1", "beta2", "eps"], optimizer.Groups[0].Options);
    }

    [Fact]
    public void Options_that_are_not_there_or_out_of_range_are_refused_by_name()
    {
        var model = new TwoFloors();
        Optimizer optimizer = new Adam().Setup(model);

        var unknown = Assert.Throws<KeyNotFoundException>(() => optimizer.AddGroup(model.Inner, ("lr", 0.1)));
        Assert.Contains("Adam has no option 'lr'; it has alpha, beta1, beta2, eps", unknown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.AddGroup(model.Inner, ("alpha", double.NaN)));
        Assert.Throws<InvalidOperationException>(() => new AdaDelta().Groups[0].Rate);
        Assert.Single(optimizer.Groups);
    }

    [Fact]
    public void AdamW_counts_the_updates_of_each_parameter()
    {
        Parameter early = new(Tensor.From([0.0])), late = new(Tensor.From([0.0]));
        Optimizer optimizer = new AdamW(0.1, weightDecay: 0).Setup([early, late]);
        for (int step = 0; step < 5; step++)
        {
            early.Grad = Tensor.From([2.0]);
            if (step == 4) late.Grad = Tensor.From([2.0]);
            optimizer.Update();
        }

        TensorAssert.Close([-0.1], late.Data, rtol: 1e-6);
        TensorAssert.Close([-0.5], early.Data, rtol: 1e-6);
    }

    [Theory, OnEachDevice]
    public void ClipGradValue_keeps_elements_within_the_limit(string name)
    {
        Device device = Device.Parse(name);
        Parameter p = new(Tensor.Zeros(3, device: device)) { Grad = Tensor.From([3f, -0.5f, -7f]).To(device) };

        new SGD(1).Setup([p]).AddHook(new ClipGradValue(1)).Update();

        TensorAssert.Equal([-1, 0.5, 1], p.Data);
    }

    private static TwoFloors WithGradients()
    {
        var model = new TwoFloors();
        foreach (Parameter parameter in model.Parameters()) parameter.Grad = Tensor.Ones(parameter.Shape);
        return model;
    }
}
