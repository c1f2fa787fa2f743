using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

internal sealed class Step56() : BookStep(56, "How a convolution works (2): channels, batches, pooling")
{
    public override void Run(StepPage page)
    {
        // A kernel has as many channels as the image, and each kernel makes one channel of the output.
        var random = new NumPyRandomState(0);
        Tensor x = Random(random, (3, 4, 4)), w = Random(random, (5, 3, 3, 3)), b = Random(random, (5, 1, 1));
        Tensor y = Slide(x, w) + b;
        page.Print(x.Shape, w.Shape, y.Shape);

        // A batch of images: every one by itself.
        Tensor images = Tensor.Stack([x, Random(random, (3, 4, 4))]);
        Tensor ys = Tensor.Stack([.. Enumerable.Range(0, 2).Select(n => Slide(images[n], w) + b)]);
        page.Print(images.Shape, w.Shape, ys.Shape);
        page.Print(Tensor.AllClose(ys, F.Conv2d(images, w, b.Reshape(5)).Data));

        // Pooling takes the largest number that the window sees, and has nothing to learn.
        Tensor p = Tensor.From(new[,] { { 1, 2, 1, 0 }, { 0, 1, 2, 3 }, { 3, 0, 1, 2 }, { 2, 4, 0, 1 } });
        Tensor pooled = Tensor.Zeros((2, 2), p.DType);
        for (int i = 0; i < 2; i++)
            for (int j = 0; j < 2; j++) pooled[i, j] = p[(2 * i)..((2 * i) + 2), (2 * j)..((2 * j) + 2)].Max();
        page.Print(pooled);
    }

    private static Tensor Random(NumPyRandomState random, Shape shape) => Tensor.From(random.RandN((int)shape.Size), shape);

    private static Tensor Slide(Tensor x, Tensor w)
    {
        int kh = (int)w.Shape[2], kw = (int)w.Shape[3], oh = Step55.OutSize((int)x.Shape[1], kh, 1, 0), ow = Step55.OutSize((int)x.Shape[2], kw, 1, 0);
        Tensor y = Tensor.Zeros((w.Length, oh, ow), x.DType);
        for (int i = 0; i < oh; i++)
            for (int j = 0; j < ow; j++) y[.., i, j] = (x[.., i..(i + kh), j..(j + kw)] * w).Sum([1, 2, 3]);
        return y;
    }
}
