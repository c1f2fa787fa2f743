namespace DeZeroNative;

public static partial class F
{
    /// <summary>Axis 0 kept and all others merged: (n, rest), where the rest of a vector is 1.</summary>
    /// <exception cref="ShapeException">x has no axes.</exception>
    public static Variable Flatten(Variable x)
    {
        ArgumentNullException.ThrowIfNull(x);
        long rest = 1;
        for (int i = 1; i < x.Rank; i++) rest *= x.Shape[i];
        return Reshape(x, (x.Length, rest));
    }
}
