namespace DeZeroNative;

public static partial class F
{
    private static readonly Fused s_hardSwish = Fused.Of(x => x * (x / 6 + 0.5).Clip(0, 1), "hard_swish");

    /// <summary>x times <see cref="HardSigmoid"/>. Howard and others, "Searching for MobileNetV3", 2019.</summary>
    public static Variable HardSwish(Variable x) => Fuse(s_hardSwish, x);
}
