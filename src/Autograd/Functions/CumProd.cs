namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// The running product along an axis: y[j] = x[0] ... x[j]. Made of products of ever longer stretches, so that its
    /// derivatives are right where elements are 0 too.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public static Variable CumProd(Variable x, int axis = 0)
    {
        ArgumentNullException.ThrowIfNull(x);
        int k = x.Shape.NormalizeAxis(axis, "cumprod");
        long n = x.Shape[k];
        // After a round, each element is the product of the 2, 4, 8 ... elements that end at it.
        for (long step = 1; step < n; step *= 2)
        {
            Variable[] parts = Split(x, [step, n - step], k), shifted = Split(x, [n - step, step], k);
            x = Concat([parts[0], parts[1] * shifted[0]], k);
        }
        return x;
    }
}
