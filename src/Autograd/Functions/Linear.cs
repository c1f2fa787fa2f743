namespace DeZeroNative;

public static partial class F
{
    /// <summary>x W + b over the last axis of x, for x (..., inputs), W (inputs, outputs) and b (outputs), which may be left out.</summary>
    /// <exception cref="ShapeException">The sizes do not fit.</exception>
    public static Variable Linear(Variable x, Variable w, Variable? b = null) =>
        b is null ? new LinearFunction().Apply(x, w)[0] : new LinearFunction().Apply(x, w, b)[0];
}

internal sealed class LinearFunction : Function
{
    protected override Tensor[] Forward(Tensor[] xs) => [Tensor.Linear(xs[0], xs[1], xs.Length > 2 ? xs[2] : null)];

    protected override Variable?[] Backward(Variable?[] gys)
    {
        Variable x = Inputs[0], w = Inputs[1], gy = gys[0]!;
        var gxs = new Variable?[Inputs.Count];
        if (x.RequiresGrad) gxs[0] = F.MatMul(gy, F.Transpose(w));
        if (w.RequiresGrad) gxs[1] = F.MatMul(F.Transpose(Rows(x)), Rows(gy));
        if (gxs.Length > 2 && Inputs[2].RequiresGrad) gxs[2] = F.SumTo(gy, Inputs[2].Shape);
        return gxs;
    }

    private static Variable Rows(Variable x) => F.Reshape(x, (x.Rank == 1 ? 1 : x.Size / Math.Max(1, x.Shape[^1]), x.Shape[^1]));
}
