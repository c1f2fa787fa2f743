namespace DeZeroNative.NN;

/// <summary>Residual blocks one after the other, named <c>a</c>, <c>b1</c>, <c>b2</c>, ... as in DeZero.</summary>
internal sealed class ResNetStage : Layer
{
    internal ResNetStage(ReadOnlySpan<Layer> blocks)
    {
        for (int i = 0; i < blocks.Length; i++) Add(i == 0 ? "a" : $"b{i}", blocks[i]);
    }

    protected override Variable Compute(Variable x)
    {
        var h = new StepValue(x);
        foreach (Layer block in Layers) h.Through(block);
        return h.Value;
    }
}
