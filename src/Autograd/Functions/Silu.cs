namespace DeZeroNative;

public static partial class F
{
    /// <summary>x sigmoid(x).</summary>
    public static Variable Silu(Variable x) => x * Sigmoid(x);
}
