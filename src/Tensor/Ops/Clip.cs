namespace DeZeroNative;

public sealed partial class Tensor
{
    private static readonly Fused s_clip = Fused.Of((x, min, max) => x.Clip(min, max), "clip");

    /// <summary>Every element held between two bounds; NaN stays NaN.</summary>
    /// <exception cref="ArgumentException">The lower bound is above the upper one.</exception>
    public Tensor Clip(Scalar min, Scalar max)
    {
        if (min.ToDouble() > max.ToDouble()) throw new ArgumentException($"[clip] lower bound {min} is above upper bound {max}");
        if (DType.IsFloat()) return s_clip.Apply(this, min, max);
        using Tensor raised = Maximum(this, min);
        return Minimum(raised, max);
    }
}
