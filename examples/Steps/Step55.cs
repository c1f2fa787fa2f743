namespace DeZeroNative.Examples.Steps;

internal sealed class Step55() : BookStep(55, "How a convolution works (1): the window, padding, stride")
{
    /// <summary>How many places a window of a size has along an axis.</summary>
    public static int OutSize(int inputSize, int kernelSize, int stride, int pad) => ((inputSize + (2 * pad) - kernelSize) / stride) + 1;

    public override void Run(StepPage page)
    {
        Tensor x = Tensor.From(new[,] { { 1, 2, 3, 0 }, { 0, 1, 2, 3 }, { 3, 0, 1, 2 }, { 2, 3, 0, 1 } });
        Tensor w = Tensor.From(new[,] { { 2, 0, 1 }, { 0, 1, 2 }, { 1, 0, 2 } });
        page.Print(Slide(x, w));

        // The output size of the book: an input of 4, a kernel of 3, stride 1 and padding 1.
        page.Print(OutSize(4, 3, 1, 1), OutSize(4, 3, 1, 1));
        page.Print(OutSize(7, 3, 2, 0));
    }

    /// <summary>Multiplies what the window sees by the kernel, element by element, and adds up, at every place.</summary>
    private static Tensor Slide(Tensor x, Tensor w)
    {
        int kh = (int)w.Shape[0], kw = (int)w.Shape[1], oh = OutSize((int)x.Shape[0], kh, 1, 0), ow = OutSize((int)x.Shape[1], kw, 1, 0);
        Tensor y = Tensor.Zeros((oh, ow), x.DType);
        for (int i = 0; i < oh; i++)
            for (int j = 0; j < ow; j++) y[i, j] = (x[i..(i + kh), j..(j + kw)] * w).Sum();
        return y;
    }
}
