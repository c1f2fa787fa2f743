using static DeZeroNative.Tests.RecurrentCases;

namespace DeZeroNative.Tests;

public class GruTests : FunctionTests<GruTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("outputs and state", x => Both(F.Gru(x[0], x[1], [Weights(x, 2)])), [Random((3, 2, 2), 1), Random((1, 2, 2), 2), .. Values(3, 2, 2)]),
        new("both directions", x => Both(F.Gru(x[0], null, [Weights(x, 1, 2), Weights(x, 3, 2)], bidirectional: true)),
            [Random((3, 1, 2), 1), .. Values(3, 2, 2)[..2], .. Values(3, 2, 2, 60)[..2]]),
    ];

    [Fact]
    public void It_goes_step_by_step_through_the_layers()
    {
        Tensor x = Random((4, 3, 2), 1), h0 = Random((2, 3, 5), 2);
        RecurrentWeights first = Of(2), second = Of(5);
        Variable h = h0[0], g = h0[1];
        Variable expected = SimpleRecurrence.Over(x, xt => g = SimpleRecurrence.Gru(h = SimpleRecurrence.Gru(xt, h, first), g, second));

        (Variable y, Variable last) = F.Gru(x, h0, [first, second]);

        TensorAssert.Close(expected.Data, y.Data, rtol: 1e-12);
        TensorAssert.Close(F.Stack([h, g]).Data, last.Data, rtol: 1e-12);
    }

    private static RecurrentWeights Of(int inputs) => Weights([.. Values(3, inputs, 5, 20 + inputs).Select(v => (Variable)v)], 0);

    private static Variable Both((Variable Y, Variable H) y) => Join(y.Y, y.H);
}
