namespace DeZeroNative.Tests;

public class Im2ColTests : FunctionTests<Im2ColTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("a matrix", x => F.Im2Col(x[0], 2), X((2, 2, 3, 3))),
        new("six axes", x => F.Im2Col(x[0], (3, 2), stride: (2, 1), pad: 1, toMatrix: false), X((1, 2, 4, 3))),
        new("dilated", x => F.Im2Col(x[0], 2, pad: (0, 1), dilation: 2), X((1, 1, 4, 4))),
    ];

    [Fact]
    public void Overlapping_windows_add_their_gradients()
    {
        var x = new Variable(X((1, 1, 3, 3)));
        F.Im2Col(x, 2).Backward();
        TensorAssert.Equal([1, 2, 1, 2, 4, 2, 1, 2, 1], x.Grad!.Data);
    }
}
