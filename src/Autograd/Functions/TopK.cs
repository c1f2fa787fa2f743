namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// The k largest elements along an axis, or the smallest, best first, and where they stood, int64. Of equal elements the
    /// first ones are taken. The gradient goes back to where the element stood; the positions have none.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range, or has not k elements.</exception>
    public static (Variable Values, Tensor Indices) TopK(Variable x, long k, int axis = -1, bool largest = true)
    {
        ArgumentNullException.ThrowIfNull(x);
        (Tensor values, Tensor indices) = x.Data.TopK(k, axis, largest);
        values.Dispose();
        return (Gather(x, indices, axis), indices);
    }
}
