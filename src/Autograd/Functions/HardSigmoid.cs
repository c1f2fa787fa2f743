namespace DeZeroNative;

public static partial class F
{
    /// <summary>x / 6 + 1/2, held within 0 and 1.</summary>
    public static Variable HardSigmoid(Variable x) => Clip(x / 6.0 + 0.5, 0, 1);
}
