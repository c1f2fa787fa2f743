namespace DeZeroNative.Tests;

/// <summary>The "simple" forms of the book: each a composition that reads as its definition, and the oracle of the form in use.</summary>
internal static class SimpleFunctions
{
    public static Variable Sigmoid(Variable x) => 1.0 / (1.0 + F.Exp(-x));

    public static Variable Softmax(Variable x, int axis = 1)
    {
        Variable y = F.Exp(x);
        return y / F.Sum(y, axis, keepDims: true);
    }

    public static Variable SoftmaxCrossEntropy(Variable x, Tensor t)
    {
        Variable p = F.Clip(Softmax(x), 1e-15, 1.0);
        return -F.Sum(F.GetItem(F.Log(p), Tensor.Arange(x.Length, DType.Int64), t)) / x.Length;
    }

    public static Variable MeanSquaredError(Variable x0, Variable x1) => F.Sum(F.Pow(x0 - x1, 2)) / x0.Length;

    public static Variable Linear(Variable x, Variable w, Variable? b = null) => b is null ? F.MatMul(x, w) : F.MatMul(x, w) + b;

    public static Variable Conv2d(Variable x, Variable w, Variable? b, Pair stride, Pair pad)
    {
        long oc = w.Shape[0];
        Pair kernel = new((int)w.Shape[2], (int)w.Shape[3]);
        long oh = (x.Shape[2] + 2 * pad.Height - kernel.Height) / stride.Height + 1, ow = (x.Shape[3] + 2 * pad.Width - kernel.Width) / stride.Width + 1;
        Variable columns = F.Im2Col(x, kernel, stride, pad), weights = F.Transpose(F.Reshape(w, (oc, w.Size / oc)));
        return F.Transpose(F.Reshape(Linear(columns, weights, b), (x.Shape[0], oh, ow, oc)), 0, 3, 1, 2);
    }
}
