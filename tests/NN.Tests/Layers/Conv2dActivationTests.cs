using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Layers;

/// <summary>A Conv2d layer and a known function behind it go in one step, and nobody can tell.</summary>
public class Conv2dActivationTests
{
    [Fact]
    public void A_sequence_has_the_bits_of_one_whose_functions_are_unknown()
    {
        Sequential known = Make(F.Relu, F.Tanh), unknown = Make(x => F.Relu(x), x => F.Tanh(x));

        Variable y = known.Forward(X()), z = unknown.Forward(X());

        TensorAssert.Equal(z.Data, y.Data);
        Assert.Equal("Conv2dTanh", y.Creator!.Name);
        Assert.Equal("Conv2dRelu", y.Creator.Inputs[0].Creator!.Name);
        F.Sum(F.Square(y)).Backward();
        F.Sum(F.Square(z)).Backward();
        Assert.All(known.Parameters().Zip(unknown.Parameters()), pair => TensorAssert.Equal(pair.Second.Grad!.Data, pair.First.Grad!.Data));
        using var noGrad = new NoGrad();
        TensorAssert.Equal(z.Data, known.Forward(X()).Data);
    }

    [Fact]
    public void Hooks_see_what_the_layer_gives_before_the_function()
    {
        Sequential model = Make(F.Relu, F.Tanh);
        Variable expected = model.Forward(X());
        Tensor? seen = null;
        using (model["l0"].AddForwardHook((_, _, y) =>
        {
            seen = y.Data.Clone();
            return null;
        }))
            TensorAssert.Equal(expected.Data, model.Forward(X()).Data);

        Assert.Contains(Values.Of(seen!), value => value < 0);
    }

    [Fact]
    public void A_layer_of_the_users_own_computes_by_itself()
    {
        var model = new Sequential { new Doubled(), F.Relu };

        Tensor y = model.Forward(X()).Data;

        TensorAssert.Equal(F.Relu(2.0 * F.Conv2d(X(), ((Conv2d)model["l0"]).W!, ((Conv2d)model["l0"]).B)).Data, y);
    }

    [Fact]
    public void A_fire_module_computes_what_its_parts_do()
    {
        var module = new FireModule(3, 4, 5, random: new RandomGenerator(1));
        Tensor y = module.Forward(X()).Data;
        Variable h = F.Relu(module["squeeze1x1"].Forward(X()));

        TensorAssert.Equal(F.Concat([F.Relu(module["expand1x1"].Forward(h)), F.Relu(module["expand3x3"].Forward(h))], axis: 1).Data, y);
    }

    private static Sequential Make(Func<Variable, Variable> first, Func<Variable, Variable> second) => new()
    {
        new Conv2d(9, 3, pad: 1, random: new RandomGenerator(1)), first, new Conv2d(4, 3, stride: 2, random: new RandomGenerator(2)), second,
    };

    private static Tensor X() => Values.Random((4, 3, 13, 12), seed: 5);

    private sealed class Doubled() : Conv2d(4, 3, random: new RandomGenerator(1))
    {
        protected override Variable Compute(Variable x) => 2.0 * base.Compute(x);
    }
}
