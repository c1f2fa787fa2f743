using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Optimizers;

public class OptimizerHookTests
{
    [Theory, OnEachDevice]
    public void WeightDecay_adds_a_share_of_the_parameter(string device)
    {
        Parameter p = Parameter(device, [2, -4], [1, 1]);

        new SGD(1).Setup([p]).AddHook(new WeightDecay(0.25)).Update();

        TensorAssert.Close([2 - 1.5, -4 - 0], p.Data);
    }

    [Theory, OnEachDevice]
    public void ClipGrad_shortens_to_the_norm_over_all_parameters(string device)
    {
        Parameter a = Parameter(device, [0, 0], [3, 0]), b = Parameter(device, [0], [4]);

        new SGD(1).Setup([a, b]).AddHook(new ClipGrad(1)).Update();

        TensorAssert.Close([-0.6, 0], a.Data, rtol: 1e-5);
        TensorAssert.Close([-0.8], b.Data, rtol: 1e-5);
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(double.NaN, 4)]
    public void ClipGrad_leaves_short_gradients_and_those_without_a_norm(double first, double second)
    {
        Parameter p = Parameter("cpu", [0, 0], [first, second]);
        Variable before = p.Grad!;

        new ClipGrad(6).Apply([p]);

        Assert.Same(before, p.Grad);
    }

    [Fact]
    public void FreezeParam_keeps_parameters_and_layers()
    {
        var model = new Layers.TwoFloors();
        foreach (Parameter parameter in model.Parameters()) parameter.Grad = Tensor.Ones(parameter.Shape);

        new SGD(1).Setup(model).AddHook(new FreezeParam(model.Inner)).AddHook(new FreezeParam(model.Scale)).Update();

        TensorAssert.Equal([2], model.Scale.Data);
        TensorAssert.Equal([1, -1, 0.5], model.Inner.W.Data);
        TensorAssert.Equal([0, -2, -0.5], model.Other.W.Data);
    }

    [Fact]
    public void Hooks_leave_a_gradient_that_two_parameters_share_as_it_was()
    {
        Variable shared = Tensor.From([3f, 4f]);
        Parameter a = new(Tensor.From([1f, 1f])) { Grad = shared }, b = new(Tensor.From([2f, 2f])) { Grad = shared };

        new SGD(1).Setup([a, b]).AddHook(new WeightDecay(1)).AddHook(new ClipGrad(0.5)).Update();

        TensorAssert.Equal([3, 4], shared.Data);
        double norm = Math.Sqrt(16 + 25 + 25 + 36);
        TensorAssert.Close([1 - 4 * 0.5 / norm, 1 - 5 * 0.5 / norm], a.Data, rtol: 1e-5);
        TensorAssert.Close([2 - 5 * 0.5 / norm, 2 - 6 * 0.5 / norm], b.Data, rtol: 1e-5);
    }

    [Fact]
    public void Hooks_run_in_the_order_they_were_added()
    {
        Parameter p = Parameter("cpu", [2], [1]);

        new SGD(1).Setup([p]).AddHook(new ClipGrad(0.5)).AddHook(new WeightDecay(1)).Update();

        TensorAssert.Close([2 - 2.5], p.Data, rtol: 1e-5);
    }

    private static Parameter Parameter(string device, double[] value, double[] gradient) =>
        new(Values.From(value, value.Length, DType.Float32).On(device)) { Grad = Values.From(gradient, gradient.Length, DType.Float32).On(device) };
}
