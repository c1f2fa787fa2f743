namespace DeZeroNative.Tests;

public class EinsumTests : FunctionTests<EinsumTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        Of("ij,jk->ik", (2, 3), (3, 2)),
        Of("bij,bjk->bik", (2, 2, 3), (2, 3, 2)),
        Of("i,j->ij", 2, 3),
        Of("ij,ij->", (2, 3), (2, 3)),
        Of("ij,jk,kl->il", (2, 2), (2, 3), (3, 2)),
        Of("i,ij,j->", 2, (2, 3), 3),
        Of("ijk->kj", (2, 3, 2)),
        Of("ij->", (2, 3)),
        Of("ii->i", (3, 3)),
        Of("ii", (3, 3)),
        Of("iii->i", (2, 2, 2)),
        Of("iij,jkk->ik", (2, 2, 3), (3, 2, 2)),
        Of("jiji->", (2, 3, 2, 3)),
        Of("ij,k->k", (2, 2), 3),
        Of("...ij,...jk->...ik", (2, 2, 3), (3, 2)),
        Of("...i,i->...", (2, 1, 2), 2),
        new("an axis of size 1 stretched", x => F.Einsum("ij,ij->i", x[0], x[1]), X((2, 1)), X((2, 3), 2)),
        new("an axis of size 1 stretched along itself", x => F.Einsum("ij,ij->ij", x[0], x[1]), X((2, 1)), X((1, 3), 2)),
        new("a summed axis against one of size 1", x => F.Einsum("ij,j->i", x[0], x[1]), X((2, 3)), X(1, 2)),
        new("one variable twice", x => F.Einsum("ij,kj->ik", x[0], x[0]), X((2, 3))),
        new("of functions", x => F.Einsum("ij,j->i", F.Sin(x[0]), F.Exp(x[1])), X((2, 3)), X(3, 2)),
        new("with a constant", x => F.Einsum("ij,jk->ik", x[0], X((3, 2), 5).To(x[0].DType).To(x[0].Device)), X((2, 3))),
    ];

    private static GradientCase Of(string equation, params Shape[] shapes) =>
        new(equation, x => F.Einsum(equation, [.. x]), [.. shapes.Select((shape, i) => X(shape, i + 1))]);

    [Fact]
    public void It_is_einsum_of_tensors() =>
        TensorAssert.Close(Tensor.MatMul(X((2, 3)), X((3, 4))), F.Einsum("ij,jk->ik", X((2, 3)), X((3, 4))).Data, rtol: 1e-14);

    [Fact]
    public void It_refuses_what_does_not_fit()
    {
        Assert.Throws<ShapeException>(() => F.Einsum("ij,jk->ik", X((2, 3)), X((2, 3))));
        Assert.Throws<ArgumentException>(() => F.Einsum("ij,jk->ik", X((2, 3))));
        Assert.Throws<ArgumentNullException>(() => F.Einsum("i->i", null!, X(2)));
    }
}
