namespace DeZeroNative;

public static partial class F
{
    /// <summary>Two axes exchanged.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range.</exception>
    public static Variable SwapAxes(Variable x, int axis1, int axis2)
    {
        ArgumentNullException.ThrowIfNull(x);
        int a = x.Shape.NormalizeAxis(axis1, "swap_axes"), b = x.Shape.NormalizeAxis(axis2, "swap_axes");
        Span<int> axes = stackalloc int[x.Rank];
        for (int i = 0; i < axes.Length; i++) axes[i] = i;
        (axes[a], axes[b]) = (axes[b], axes[a]);
        return Transpose(x, axes);
    }
}
