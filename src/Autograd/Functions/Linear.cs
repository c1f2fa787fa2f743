namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// activation(x W + b) over the last axis of x, for x (..., inputs), W (inputs, outputs) and b (outputs), which may be left out. The
    /// same numbers as of the activation applied after, in fewer passes over memory.
    /// </summary>
    /// <exception cref="ShapeException">The sizes do not fit.</exception>
    public static Variable Linear(Variable x, Variable w, Variable? b = null, Activation activation = Activation.None)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(w);
        if (!GradMode.Recording || !(x.RequiresGrad || w.RequiresGrad || b is { RequiresGrad: true }))
            return new Variable(Tensor.Linear(x.Data, w.Data, b?.Data, activation), requiresGrad: false);
        var function = new LinearFunction(activation);
        return b is null ? function.Apply(x, w)[0] : function.Apply(x, w, b)[0];
    }
}

internal sealed class LinearFunction(Activation activation) : Function
{
    public override string Name => activation == Activation.None ? base.Name : base.Name + activation;

    protected override Tensor[] Forward(Tensor[] xs) => [Tensor.Linear(xs[0], xs[1], xs.Length > 2 ? xs[2] : null, activation)];

    protected override Variable?[] Backward(Variable?[] gys)
    {
        Variable x = Inputs[0], w = Inputs[1], gy = F.ActivationGradient(gys[0]!, Outputs[0]!, activation);
        var gxs = new Variable?[Inputs.Count];
        if (x.RequiresGrad) gxs[0] = F.MatMul(gy, F.Transpose(w));
        if (w.RequiresGrad) gxs[1] = F.MatMul(F.Transpose(Rows(x)), Rows(gy));
        if (gxs.Length > 2 && Inputs[2].RequiresGrad) gxs[2] = F.SumTo(gy, Inputs[2].Shape);
        return gxs;
    }

    protected override Tensor?[] BackwardFused(Tensor?[] gys)
    {
        Tensor x = Inputs[0].Data, w = Inputs[1].Data, gz = Tensor.ActivationGradient(gys[0]!, Outputs[0]!.Data, activation);
        var gxs = new Tensor?[Inputs.Count];
        using (Tensor gyRows = Rows(gz), xRows = Rows(x), right = w.T, left = xRows.T)
        {
            if (Inputs[0].RequiresGrad) gxs[0] = Tensor.MatMul(gz, right);
            if (Inputs[1].RequiresGrad) gxs[1] = Tensor.MatMul(left, gyRows);
            if (gxs.Length > 2 && Inputs[2].RequiresGrad) gxs[2] = gyRows.SumTo(Inputs[2].Shape);
        }
        if (activation != Activation.None) gz.Dispose();
        return gxs;
    }

    private static Variable Rows(Variable x) => F.Reshape(x, RowsOf(x.Shape));

    private static Tensor Rows(Tensor x) => x.Reshape(RowsOf(x.Shape));

    private static Shape RowsOf(in Shape shape) => (shape.With(shape.Rank - 1, 1).Size, shape[^1]);
}
