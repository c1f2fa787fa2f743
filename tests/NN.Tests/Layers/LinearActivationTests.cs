using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Layers;

/// <summary>A Linear layer and a known function behind it go in one step, and nobody can tell.</summary>
public class LinearActivationTests
{
    public static TheoryData<string> Functions => ["relu", "sigmoid", "tanh"];

    [Theory, MemberData(nameof(Functions))]
    public void A_perceptron_has_the_bits_of_one_whose_function_is_unknown(string name)
    {
        Func<Variable, Variable> function = Function(name);
        var known = new MLP([120, 60, 10], function, random: new RandomGenerator(1));
        var unknown = new MLP([120, 60, 10], x => function(x), random: new RandomGenerator(1));
        AssertSame(known, unknown);
        Assert.Contains($"Linear{ActivationFunction.Of(function)}", Names(known.Forward(X())));
        Assert.DoesNotContain($"Linear{ActivationFunction.Of(function)}", Names(unknown.Forward(X())));
    }

    [Theory, MemberData(nameof(Functions))]
    public void A_sequence_has_the_bits_of_one_whose_functions_are_unknown(string name)
    {
        Func<Variable, Variable> function = Function(name);
        AssertSame(
            new Sequential { new Linear(40, random: new RandomGenerator(1)), function, function, new Linear(30, random: new RandomGenerator(2)), function },
            new Sequential { new Linear(40, random: new RandomGenerator(1)), x => function(x), x => function(x), new Linear(30, random: new RandomGenerator(2)), x => function(x) });
    }

    [Fact]
    public void Hooks_see_what_the_layer_gives_before_the_function()
    {
        var model = new MLP([5, 3], F.Relu, random: new RandomGenerator(1));
        Variable expected = model.Forward(X());
        Tensor? seen = null;
        using (model["l0"].AddForwardHook((_, _, y) =>
        {
            seen = y.Data.Clone();
            return null;
        }))
            TensorAssert.Equal(expected.Data, model.Forward(X()).Data);

        Assert.Contains(Values.Of(seen!), value => value < 0);
        TensorAssert.Equal(F.Linear(X(), ((Linear)model["l0"]).W!, ((Linear)model["l0"]).B).Data, seen!);
    }

    [Fact]
    public void A_layer_of_the_users_own_computes_by_itself()
    {
        var model = new Sequential { new Doubled(4), F.Relu };
        Tensor x = X(), y = model.Forward(x).Data;

        TensorAssert.Equal(F.Relu(2.0 * F.Linear(x, ((Linear)model["l0"]).W!, ((Linear)model["l0"]).B)).Data, y);
    }

    private static void AssertSame(Layer a, Layer b)
    {
        Variable y = a.Forward(X()), z = b.Forward(X());
        TensorAssert.Equal(z.Data, y.Data);
        F.Sum(F.Square(y)).Backward();
        F.Sum(F.Square(z)).Backward();
        Assert.All(a.Parameters().Zip(b.Parameters()), pair => TensorAssert.Equal(pair.Second.Grad!.Data, pair.First.Grad!.Data));
        using var noGrad = new NoGrad();
        TensorAssert.Equal(z.Data, a.Forward(X()).Data);
    }

    private static string Names(Variable y) => string.Join(" ", Chain(y));

    private static IEnumerable<string> Chain(Variable y)
    {
        for (Function? creator = y.Creator; creator is not null; creator = creator.Inputs[0].Creator) yield return creator.Name;
    }

    private static Func<Variable, Variable> Function(string name) => name switch { "relu" => F.Relu, "sigmoid" => F.Sigmoid, _ => F.Tanh };

    private static Tensor X() => Values.Random((50, 70), seed: 5);

    private sealed class Doubled(int outSize) : Linear(outSize, random: new RandomGenerator(1))
    {
        protected override Variable Compute(Variable x) => 2.0 * base.Compute(x);
    }
}
