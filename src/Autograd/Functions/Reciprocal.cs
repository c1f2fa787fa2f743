namespace DeZeroNative;

public static partial class F
{
    /// <summary>1 / x.</summary>
    public static Variable Reciprocal(Variable x) => Divide(1, x);
}
