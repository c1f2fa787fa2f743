using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Layers;

public class FreezingTests
{
    private static readonly Tensor s_x = Tensor.From([1f, 2f, 3f]);

    [Fact]
    public void Frozen_parameters_get_no_gradient_and_others_the_same_as_before()
    {
        var model = new TwoFloors();
        F.Sum(model.Forward(s_x)).Backward();
        double[] expected = Values.Of(model.Inner.W.Grad!.Data);
        model.ClearGrads();

        model.Other.Freeze();
        F.Sum(model.Forward(s_x)).Backward();

        Assert.Null(model.Other.W.Grad);
        TensorAssert.Equal(expected, model.Inner.W.Grad!.Data);
    }

    [Fact]
    public void Optimizers_pass_frozen_parameters_by()
    {
        var model = new TwoFloors();
        model.Inner.Freeze();
        foreach (Parameter parameter in model.Parameters()) parameter.Grad = Tensor.Ones(parameter.Shape);

        new SGD(1).Setup(model).Update();

        TensorAssert.Equal([1, -1, 0.5], model.Inner.W.Data);
        TensorAssert.Equal([0, -2, -0.5], model.Other.W.Data);
    }

    [Fact]
    public void Parameters_and_layers_that_come_later_are_frozen_too()
    {
        var model = new TwoFloors();
        model.Freeze();
        var late = new TwoFloors.Floor();

        model.RegisterLayer("late_layer", late);

        Assert.True(model.MakeLate(2).IsFrozen);
        Assert.True(late.W.IsFrozen);
        model.Unfreeze();
        Assert.All(model.Parameters(), parameter => Assert.False(parameter.IsFrozen));
    }

    [Fact]
    public void A_model_frozen_as_a_whole_records_no_graph()
    {
        var model = new TwoFloors();
        model.Freeze();

        Assert.False(model.Forward(s_x).RequiresGrad);
        model.Other.Unfreeze();
        Assert.True(model.Forward(s_x).RequiresGrad);
    }

    [Fact]
    public void Freezing_forgets_a_gradient()
    {
        var model = new TwoFloors();
        F.Sum(model.Forward(s_x)).Backward();

        model.Freeze();

        Assert.All(model.Parameters(), parameter => Assert.Null(parameter.Grad));
    }
}
