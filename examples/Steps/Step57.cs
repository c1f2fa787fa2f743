using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

internal sealed class Step57() : BookStep(57, "The functions conv2d and pooling")
{
    public override void Run(StepPage page)
    {
        var random = new NumPyRandomState(0);
        page.Print(F.Im2Col(Rand(random, (1, 3, 7, 7)), kernelSize: 5, stride: 1, pad: 0, toMatrix: true).Shape);
        page.Print(F.Im2Col(Rand(random, (10, 3, 7, 7)), kernelSize: 5, stride: 1, pad: 0, toMatrix: true).Shape);

        var x = new Variable(RandN(random, (1, 5, 15, 15)));
        Variable w = RandN(random, (8, 5, 3, 3));
        Variable y = Convolve(x, w, stride: 1, pad: 1);
        y.Backward();
        page.Print(y.Shape);
        page.Print(x.Grad!.Shape);
        page.Print("the library's own says the same:", Tensor.AllClose(y.Data, F.Conv2d(x, w, stride: 1, pad: 1).Data));

        y = Pool(x, kernelSize: 3, stride: 2, pad: 0);
        page.Print(y.Shape);
        page.Print("the library's own says the same:", Tensor.AllClose(y.Data, F.Pooling(x, 3, 2).Data));
    }

    /// <summary>The book's simple form: windows as rows of a matrix, and one product.</summary>
    private static Variable Convolve(Variable x, Variable w, int stride, int pad)
    {
        int oh = Step55.OutSize((int)x.Shape[2], (int)w.Shape[2], stride, pad), ow = Step55.OutSize((int)x.Shape[3], (int)w.Shape[3], stride, pad);
        Variable columns = F.Im2Col(x, ((int)w.Shape[2], (int)w.Shape[3]), stride, pad, toMatrix: true);
        Variable t = F.Linear(columns, F.Transpose(F.Reshape(w, (w.Length, -1))));
        return F.Transpose(F.Reshape(t, (x.Length, oh, ow, w.Length)), 0, 3, 1, 2);
    }

    /// <summary>Likewise: the largest number of each window, channel by channel.</summary>
    private static Variable Pool(Variable x, int kernelSize, int stride, int pad)
    {
        int oh = Step55.OutSize((int)x.Shape[2], kernelSize, stride, pad), ow = Step55.OutSize((int)x.Shape[3], kernelSize, stride, pad);
        Variable columns = F.Reshape(F.Im2Col(x, kernelSize, stride, pad, toMatrix: true), (-1, kernelSize * kernelSize));
        return F.Transpose(F.Reshape(F.Max(columns, 1), (x.Length, oh, ow, x.Shape[1])), 0, 3, 1, 2);
    }

    private static Tensor Rand(NumPyRandomState random, Shape shape) => Tensor.From(random.Rand((int)shape.Size), shape);

    private static Tensor RandN(NumPyRandomState random, Shape shape) => Tensor.From(random.RandN((int)shape.Size), shape);
}
