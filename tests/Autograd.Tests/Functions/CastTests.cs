namespace DeZeroNative.Tests;

public class CastTests : FunctionTests<CastTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("there and back", x => F.Cast(F.Cast(x[0], DType.Float64), x[0].DType), X(3)),
    ];

    protected override DType Precision => DType.Float64;

    [Fact]
    public void Gradients_come_back_in_the_type_of_the_input()
    {
        var x = new Variable(Tensor.From([1.5f, 2.5f]));
        Variable y = F.Cast(x, DType.Float64);
        Assert.Equal(DType.Float64, y.DType);
        (y * y).Backward();
        Assert.Equal(DType.Float32, x.Grad!.DType);
        TensorAssert.Close([3, 5], x.Grad.Data);
    }
}
