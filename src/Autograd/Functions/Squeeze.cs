namespace DeZeroNative;

public static partial class F
{
    /// <summary>Without the axes of size 1, or without those listed.</summary>
    /// <exception cref="ShapeException">A listed axis has another size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public static Variable Squeeze(Variable x, Axes axes = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        using Tensor squeezed = x.Data.Squeeze(axes);
        return Reshape(x, squeezed.Shape);
    }
}
