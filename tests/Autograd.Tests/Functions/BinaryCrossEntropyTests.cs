namespace DeZeroNative.Tests;

public class BinaryCrossEntropyTests : FunctionTests<BinaryCrossEntropyTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("within the bounds", x => F.BinaryCrossEntropy(x[0], x[1]), X((2, 3), 1, 0.1, 0.9), X((2, 3), 2, 0, 1)),
        new("a column", x => F.BinaryCrossEntropy(x[0], Tensor.From([1, 0]).To(x[0].Device)), X((2, 1), 1, 0.1, 0.9)),
    ];

    [Fact]
    public void It_agrees_with_its_formula()
    {
        double[] p = [0.5, 0.1, 0.9, 0.3], t = [1, 0, 1, 0.5];
        double sum = p.Zip(t, (a, b) => -(b * Math.Log(a) + (1 - b) * Math.Log(1 - a))).Sum();
        TensorAssert.Close([sum / 4], F.BinaryCrossEntropy(Tensor.From(p), Tensor.From(t)).Data, rtol: 1e-13);
        TensorAssert.Close([sum / 2], F.BinaryCrossEntropy(Tensor.From(p, (2, 2)), Tensor.From(t, (2, 2))).Data, rtol: 1e-13);
    }

    // The upper bound is DeZero's.
    [Fact]
    public void Probabilities_are_held_within_1e_minus_15_and_0_999()
    {
        var p = new Variable(Tensor.From([0, 0.9999]));
        Variable y = F.BinaryCrossEntropy(p, Tensor.From([1.0, 1]));
        TensorAssert.Close([-(Math.Log(1e-15) + Math.Log(0.999)) / 2], y.Data, rtol: 1e-13);
        y.Backward();
        TensorAssert.Close([0, 0], p.Grad!.Data, rtol: 0, atol: 0);
    }
}
