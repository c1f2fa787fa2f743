namespace DeZeroNative.Tests;

public class TileTests : FunctionTests<TileTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("along every axis", x => F.Tile(x[0], 2, 3), X((2, 2))),
        new("along the last axis", x => F.Tile(F.Sin(x[0]), 2), X((2, 3))),
        new("along a new axis", x => F.Tile(x[0] * x[0], 2, 1, 1), X((2, 3))),
        new("a number", x => F.Tile(x[0], 3), X(Shape.Scalar)),
    ];

    [Fact]
    public void It_is_tile_of_tensors()
    {
        Tensor x = X((2, 3));
        TensorAssert.Equal(x.Tile(2, 1, 3), F.Tile(x, 2, 1, 3).Data);
        Assert.Throws<ShapeException>(() => F.Tile(x, -1));
    }
}
