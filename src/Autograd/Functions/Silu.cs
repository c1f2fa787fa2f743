namespace DeZeroNative;

public static partial class F
{
    private static readonly Fused s_silu = Fused.Of(x => x * x.Sigmoid(), "silu").By(FusedKernel.Silu);

    /// <summary>x sigmoid(x).</summary>
    public static Variable Silu(Variable x) => Fuse(s_silu, x);
}
