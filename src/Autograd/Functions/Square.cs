namespace DeZeroNative;

public static partial class F
{
    /// <summary>x².</summary>
    public static Variable Square(Variable x) => Pow(x, 2);
}
