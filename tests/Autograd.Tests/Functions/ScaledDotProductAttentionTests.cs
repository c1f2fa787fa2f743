namespace DeZeroNative.Tests;

public class ScaledDotProductAttentionTests : FunctionTests<ScaledDotProductAttentionTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("heads", x => F.ScaledDotProductAttention(x[0], x[1], x[2]), X((2, 3, 2)), X((2, 4, 2), 2), X((2, 4, 3), 3)),
        new("causal", x => F.ScaledDotProductAttention(x[0], x[1], x[2], causal: true, scale: 0.5), X((3, 2)), X((3, 2), 2), X((3, 2), 3)),
        new("a mask of numbers", x => F.ScaledDotProductAttention(x[0], x[1], x[2], x[3], causal: true), X((3, 2)), X((3, 2), 2), X((3, 2), 3), X((3, 3), 4)),
        new("a mask of truth values", x => F.ScaledDotProductAttention(x[0], x[1], x[2], Lower.To(x[0].Device)), X((2, 2, 2)), X((2, 3, 2), 2), X((3, 2), 3)),
    ];

    private static Tensor Lower => Tensor.From(new[,] { { true, false, true }, { false, true, true } });

    [Fact]
    public void It_is_what_its_formula_says()
    {
        Variable q = X((2, 3, 4)), k = X((2, 5, 4), 2), v = X((2, 5, 6), 3);
        Variable expected = F.MatMul(F.Softmax(F.MatMul(q, F.Transpose(k, 0, 2, 1)) / 2.0, axis: 2), v);
        TensorAssert.Close(expected.Data, F.ScaledDotProductAttention(q, k, v).Data, rtol: 1e-12);
    }

    [Fact]
    public void A_query_sees_nothing_behind_its_mask()
    {
        Tensor q = X((3, 2)), k = X((3, 2), 2), v = X((3, 4), 3), later = v.Clone();
        later[2] = Tensor.Full(4, 1e6, DType.Float64);
        Tensor y = F.ScaledDotProductAttention(q, k, v, causal: true).Data, changed = F.ScaledDotProductAttention(q, k, later, causal: true).Data;
        TensorAssert.Equal(y[new Slice(0, 2)], changed[new Slice(0, 2)]);
        TensorAssert.Close(v[0], y[0], rtol: 1e-14);
    }

    [Fact]
    public void Weights_are_dropped_in_training_only()
    {
        Tensor q = X((6, 2)), v = X((6, 4), 3);
        Tensor plain = F.ScaledDotProductAttention(q, q, v).Data;
        Assert.False(Tensor.AllClose(F.ScaledDotProductAttention(q, q, v, dropout: 0.5, random: new RandomGenerator(2)).Data, plain));
        using var test = new TestMode();
        TensorAssert.Equal(plain, F.ScaledDotProductAttention(q, q, v, dropout: 0.5).Data);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ShapeException>(() => F.ScaledDotProductAttention(X((3, 2)), X((3, 4)), X((3, 2))));
        Assert.Throws<ShapeException>(() => F.ScaledDotProductAttention(X((3, 2)), X((4, 2)), X((3, 2))));
        Assert.Throws<ShapeException>(() => F.ScaledDotProductAttention(X(2), X((4, 2)), X((4, 2))));
        Assert.Throws<DTypeException>(() => F.ScaledDotProductAttention(X((3, 2)), X((3, 2)), X((3, 2)), Tensor.From([1, 2, 3])));
    }
}
