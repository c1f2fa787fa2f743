namespace DeZeroNative.Tests;

public class KlDivTests : FunctionTests<KlDivTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("mean", x => F.KlDiv(x[0], x[1]), X((2, 3)), X((2, 3), 2, 0.1, 1)),
        new("mean of the batch", x => F.KlDiv(x[0], x[1], Reduction.BatchMean), X((2, 3)), X((2, 3), 2, 0.1, 1)),
        new("each", x => F.KlDiv(x[0], x[1], Reduction.None), X((2, 3)), X((2, 3), 2, 0.1, 1)),
        new("logarithms as targets", x => F.KlDiv(x[0], x[1], Reduction.Sum, logTarget: true), X((2, 3)), X((2, 3), 2)),
    ];

    [Fact]
    public void It_agrees_with_its_formula()
    {
        double[] x = [-0.5, -1, -2], t = [0.5, 0.3, 0.2];
        double[] expected = [.. x.Zip(t, (a, b) => b * (Math.Log(b) - a))];
        TensorAssert.Close(expected, F.KlDiv(Tensor.From(x), Tensor.From(t), Reduction.None).Data, rtol: 1e-13);
        TensorAssert.Close(expected, F.KlDiv(Tensor.From(x), Tensor.From(Array.ConvertAll(t, Math.Log)), Reduction.None, logTarget: true).Data, rtol: 1e-13);
        TensorAssert.Close([expected.Average()], F.KlDiv(Tensor.From(x), Tensor.From(t)).Data, rtol: 1e-13);
    }

    [Fact]
    public void A_target_of_0_counts_as_0()
    {
        var x = new Variable(Tensor.From([-1.0, -2]));
        Variable y = F.KlDiv(x, Tensor.From([0.0, 1]), Reduction.Sum);
        TensorAssert.Close([2], y.Data);
        y.Backward();
        TensorAssert.Close([0, -1], x.Grad!.Data);
    }

    [Fact]
    public void It_does_not_broadcast() => Assert.Throws<ShapeException>(() => F.KlDiv(X(3), X((3, 1))));
}
