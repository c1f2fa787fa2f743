using static DeZeroNative.Tests.RecurrentCases;

namespace DeZeroNative.Tests;

public class RnnTests : FunctionTests<RnnTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("outputs and state", x => Both(F.Rnn(x[0], x[1], [Weights(x, 2)])), [Random((3, 2, 2), 1), Random((1, 2, 2), 2), .. Values(1, 2, 2)]),
        new("both directions", x => Both(F.Rnn(x[0], null, [Weights(x, 1, 2), Weights(x, 3, 2)], bidirectional: true)),
            [Random((3, 1, 2), 1), .. Values(1, 2, 2)[..2], .. Values(1, 2, 2, 60)[..2]]),
        new("relu, rows first", x => F.Rnn(x[0], null, [Weights(x, 1)], relu: true, batchFirst: true).Y, [Random((1, 3, 2), 1), .. Values(1, 2, 2)]),
    ];

    [Theory, InlineData(false), InlineData(true)]
    public void It_goes_step_by_step_through_the_layers(bool relu)
    {
        Tensor x = Random((4, 3, 2), 1), h0 = Random((2, 3, 5), 2);
        RecurrentWeights first = Of(2), second = Of(5);
        Variable h = h0[0], g = h0[1];
        Variable expected = SimpleRecurrence.Over(x, xt => g = SimpleRecurrence.Rnn(h = SimpleRecurrence.Rnn(xt, h, first, relu), g, second, relu));

        (Variable y, Variable last) = F.Rnn(x, h0, [first, second], relu);

        TensorAssert.Close(expected.Data, y.Data, rtol: 1e-12);
        TensorAssert.Close(F.Stack([h, g]).Data, last.Data, rtol: 1e-12);
    }

    [Fact]
    public void Rows_first_is_the_same_with_axes_exchanged()
    {
        Tensor x = Random((4, 3, 2), 1);
        (Variable y, Variable h) = F.Rnn(x, null, [Of(2)]);
        (Variable yRows, Variable hRows) = F.Rnn(x.Transpose(1, 0, 2), null, [Of(2)], batchFirst: true);
        TensorAssert.Equal(y.Data.Transpose(1, 0, 2), yRows.Data);
        TensorAssert.Equal(h.Data, hRows.Data);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ShapeException>(() => F.Rnn(X((3, 2)), null, [Of(2)]));
        Assert.Throws<ShapeException>(() => F.Rnn(X((3, 0, 2)), null, [Of(2)]));
        Assert.Throws<ShapeException>(() => F.Rnn(X((3, 1, 2)), X((2, 1, 5)), [Of(2)]));
        Assert.Throws<ArgumentException>(() => F.Rnn(X((3, 1, 2)), null, []));
        Assert.Throws<ArgumentException>(() => F.Rnn(X((3, 1, 2)), null, [Of(2)], bidirectional: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => F.Rnn(X((3, 1, 5)), null, [Of(5), Of(5)], dropout: 1));
    }

    private static RecurrentWeights Of(int inputs) => Weights([.. Values(1, inputs, 5, 20 + inputs).Select(v => (Variable)v)], 0);

    private static Variable Both((Variable Y, Variable H) y) => Join(y.Y, y.H);
}
