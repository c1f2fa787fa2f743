namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// The k largest elements along an axis, or the smallest, best first, and where they stood, int64. Of equal elements the
    /// first ones are taken, in their order; NaN counts as the largest.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range, or has not k elements.</exception>
    public (Tensor Values, Tensor Indices) TopK(long k, int axis = -1, bool largest = true)
    {
        int along = Shape.NormalizeAxis(axis, "topk");
        if (k < 0 || k > Shape[along]) throw new ArgumentOutOfRangeException(nameof(k), $"[topk] there are not {k} elements along axis {axis} of shape {Shape}");
        return FirstInOrder(along, k, descending: largest);
    }
}
