using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

internal sealed class Step41() : BookStep(41, "Products of matrices")
{
    public override void Run(StepPage page)
    {
        // The three of the book: vectors, and matrices.
        page.Print(Tensor.MatMul(Tensor.From(new[] { 1, 2, 3 }), Tensor.From(new[] { 4, 5, 6 })));
        page.Print(Tensor.MatMul(Tensor.From(new[,] { { 1, 2 }, { 3, 4 } }), Tensor.From(new[,] { { 5, 6 }, { 7, 8 } })));

        var random = new NumPyRandomState(0);
        var x = new Variable(Tensor.From(random.RandN(6), (2, 3)));
        var w = new Variable(Tensor.From(random.RandN(12), (3, 4)));
        F.MatMul(x, w).Backward();
        page.Print(x.Grad!.Shape);
        page.Print(w.Grad!.Shape);
    }
}
