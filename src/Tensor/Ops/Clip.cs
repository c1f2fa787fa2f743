namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Every element held between two bounds; NaN stays NaN.</summary>
    /// <exception cref="ArgumentException">The lower bound is above the upper one.</exception>
    public Tensor Clip(Scalar min, Scalar max)
    {
        if (min.ToDouble() > max.ToDouble()) throw new ArgumentException($"[clip] lower bound {min} is above upper bound {max}");
        using Tensor raised = Maximum(this, min);
        return Minimum(raised, max);
    }
}
