namespace DeZeroNative.Tests;

public class Col2ImTests : FunctionTests<Col2ImTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("a matrix", x => F.Col2Im(x[0], (1, 2, 3, 3), 2), X((4, 8))),
        new("six axes", x => F.Col2Im(x[0], (1, 1, 4, 3), (3, 2), stride: (2, 1), pad: 1, toMatrix: false), X([1, 1, 3, 2, 2, 4])),
        new("dilated", x => F.Col2Im(x[0], (1, 1, 4, 4), 2, dilation: 2), X((4, 4))),
    ];

    [Fact]
    public void It_refuses_columns_of_other_images() => Assert.Throws<ShapeException>(() => F.Col2Im(X((4, 9)), (1, 2, 3, 3), 2));
}
