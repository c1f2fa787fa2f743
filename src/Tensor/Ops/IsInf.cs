namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Whether the element is infinite, of either sign.</summary>
    public Tensor IsInf()
    {
        if (!DType.IsFloat()) return Full(Shape, false, DType.Bool, Device);
        using Tensor size = Abs();
        return Equal(size, double.PositiveInfinity);
    }
}
