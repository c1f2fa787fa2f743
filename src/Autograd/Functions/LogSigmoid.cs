namespace DeZeroNative;

public static partial class F
{
    private static readonly Fused s_logSigmoid = Fused.Of(x => -(-x).Softplus(), "log_sigmoid");

    /// <summary>log(1 / (1 + exp(-x))), exact for large |x|.</summary>
    public static Variable LogSigmoid(Variable x) => Fuse(s_logSigmoid, x);
}
