using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

internal sealed class Step47() : BookStep(47, "Softmax and cross entropy")
{
    public override void Run(StepPage page)
    {
        // Slices are functions with a derivative.
        var x = new Variable(Tensor.From(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }));
        Variable y = x[1];
        page.Print(y);
        y.Backward();
        page.Print(x.Grad);

        var model = new MLP([10, 3], dtype: DType.Float64);
        model.SetWeights(NoisyCurve.Weights(new NumPyRandomState(0), "l{0}/", 2, 10, 3));
        Tensor points = Tensor.From(new[,] { { 0.2, -0.4 }, { 0.3, 0.5 }, { 1.3, -3.2 }, { 2.1, 0.3 } });
        Tensor t = Tensor.From(new long[] { 2, 0, 1, 0 });
        y = model.Forward(points);
        page.Print(y);
        page.Print(Softmax(y));

        Variable loss = CrossEntropy(y, t);
        page.Print(loss);
        loss.Backward();
        page.Print(model.Parameters().First().Grad!.Shape);
    }

    /// <summary>The book's simple form; F.Softmax is safe for large numbers.</summary>
    private static Variable Softmax(Variable x)
    {
        Variable y = F.Exp(x);
        return y / F.Sum(y, 1, keepDims: true);
    }

    private static Variable CrossEntropy(Variable x, Tensor t)
    {
        Variable p = F.Clip(Softmax(x), 1e-15, 1.0);
        Variable right = F.Log(p)[Tensor.Arange(x.Length, DType.Int64), t];
        return -1 * F.Sum(right) / x.Length;
    }
}
