namespace DeZeroNative;

/// <summary>
/// Weights as <see cref="RecurrentWeights"/> has them, (gates * units, inputs), of one matrix (inputs, units) per gate. It notes when a
/// backward pass has come through: what is done with the gradients then may change the matrices.
/// </summary>
internal sealed class StackedGatesFunction : Function
{
    /// <summary>Whether a backward pass has come through.</summary>
    internal bool IsSpent { get; private set; }

    protected override Tensor[] Forward(Tensor[] xs)
    {
        using Tensor joined = Tensor.Concat(xs, axis: 1);
        return [joined.Transpose()];
    }

    protected override Variable?[] Backward(Variable?[] gys)
    {
        IsSpent = true;
        return F.Split(F.Transpose(gys[0]!), [.. Inputs.Select(x => x.Shape[1])], axis: 1);
    }
}
