namespace DeZeroNative.NN.Tests.Checkpoints;

/// <summary>Divides by a running mean of the size of its inputs, a buffer.</summary>
internal sealed class RunningScale : Layer
{
    internal RunningScale() => AddBuffer("scale", Tensor.Ones(1));

    protected override Variable Compute(Variable x)
    {
        Tensor scale = FindBuffer("scale")!;
        if (!TestMode.IsActive) SetBuffer("scale", scale * 0.9 + x.Data.Abs().Mean().Reshape(1) * 0.1);
        return x / FindBuffer("scale")!;
    }
}
