namespace DeZeroNative;

public static partial class F
{
    private static readonly Fused s_hardSigmoid = Fused.Of(x => (x / 6 + 0.5).Clip(0, 1), "hard_sigmoid");

    /// <summary>x / 6 + 1/2, held within 0 and 1.</summary>
    public static Variable HardSigmoid(Variable x) => Fuse(s_hardSigmoid, x);
}
