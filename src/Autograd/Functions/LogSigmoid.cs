namespace DeZeroNative;

public static partial class F
{
    /// <summary>log(1 / (1 + exp(-x))), exact for large |x|.</summary>
    public static Variable LogSigmoid(Variable x) => -Softplus(-x);
}
