namespace DeZeroNative.Tests;

public class GetItemTests : FunctionTests<GetItemTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("an integer", x => x[0][1], X((3, 2))),
        new("a range", x => x[0][1..3, ^1], X((4, 2))),
        new("a negative step", x => x[0][new Slice(null, null, -2)], X((5, 2))),
        new("ellipsis and a new axis", x => x[0][TensorIndex.Ellipsis, TensorIndex.NewAxis, 0], X((2, 3))),
        new("positions named twice", x => x[0][new[] { 0, 2, 0, -1 }], X((3, 2))),
        new("two arrays", x => x[0][new[] { 0, 1, 1 }, new[] { 2, 0, 2 }], X((2, 3))),
        new("a mask", x => x[0][Tensor.From(new[,] { { true, false }, { false, true } })], X((2, 2))),
        new("nothing chosen", x => x[0][0..0], X((2, 2))),
        new("of a product", x => F.Sin(x[0] * x[0])[1, new[] { 1, 1 }], X((2, 2))),
    ];

    [Fact]
    public void It_is_indexing_of_tensors()
    {
        Tensor x = X((3, 4));
        TensorAssert.Equal(x[1], new Variable(x)[1].Data);
        TensorAssert.Equal(x[.., 1..3], F.GetItem(x, .., 1..3).Data);
        TensorAssert.Equal(x[new[] { 2, 0 }], F.GetItem(x, new[] { 2, 0 }).Data);
    }

    [Fact]
    public void Positions_named_twice_add_their_gradients()
    {
        var x = new Variable(Tensor.From([1.0, 2, 3]));
        x[new[] { 0, 2, 0 }].Backward();
        TensorAssert.Close([2, 0, 1], x.Grad!.Data, rtol: 0, atol: 0);
    }

    [Fact]
    public void It_refuses_a_position_outside() => Assert.Throws<ArgumentOutOfRangeException>(() => new Variable(X(3))[3]);
}
