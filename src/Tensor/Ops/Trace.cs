namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The sum of a diagonal, see <see cref="Diagonal"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range, or both are the same.</exception>
    public Tensor Trace(long offset = 0, int axis1 = 0, int axis2 = 1)
    {
        using Tensor diagonal = Diagonal(offset, axis1, axis2);
        return diagonal.Sum(-1);
    }
}
