using static DeZeroNative.Tests.RecurrentCases;

namespace DeZeroNative.Tests;

public class RnnCellTests : FunctionTests<RnnCellTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("with a state", x => F.RnnCell(x[0], x[1], Weights(x, 2)), [Random((2, 3), 1), Random((2, 2), 2), .. Values(1, 3, 2)]),
        new("from nothing, without biases", x => F.RnnCell(x[0], null, Weights(x, 1, 2)), [Random((2, 3), 1), .. Values(1, 3, 2)[..2]]),
        new("two steps of relu", x => F.RnnCell(x[0], F.RnnCell(x[0], x[1], Weights(x, 2, 3), relu: true), Weights(x, 2, 3), relu: true),
            [Random((2, 3), 1), Random((2, 2), 2), .. Values(1, 3, 2)[..3]]),
    ];

    [Theory, InlineData(false), InlineData(true)]
    public void It_is_what_its_formula_says(bool relu)
    {
        Tensor x = Random((3, 4), 1), h = Random((3, 5), 2);
        RecurrentWeights w = Weights([.. Values(1, 4, 5).Select(v => (Variable)v)], 0);
        TensorAssert.Close(SimpleRecurrence.Rnn(x, h, w, relu).Data, F.RnnCell(x, h, w, relu).Data, rtol: 1e-12);
    }

    [Fact]
    public void Operands_that_do_not_fit_are_refused_by_name()
    {
        Variable[] w = [.. Values(1, 4, 5).Select(v => (Variable)v)];
        Assert.Contains("[rnn] input weights", Assert.Throws<ShapeException>(() => F.RnnCell(X((2, 3)), null, Weights(w, 0))).Message, StringComparison.Ordinal);
        Assert.Contains("[rnn] state", Assert.Throws<ShapeException>(() => F.RnnCell(X((2, 4)), X((3, 5)), Weights(w, 0))).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => F.RnnCell(X((2, 4)), null, new(w[0], X((5, 6)))));
        Assert.Throws<ShapeException>(() => F.RnnCell(X((2, 4)), null, new(w[0], w[1], X(6))));
        Assert.Throws<ShapeException>(() => F.RnnCell(X((2, 2, 4)), null, Weights(w, 0)));
        Assert.Throws<DTypeException>(() => F.RnnCell(X((2, 4)).To(DType.Float32), null, Weights(w, 0)));
    }
}
