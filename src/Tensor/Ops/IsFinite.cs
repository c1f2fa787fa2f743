namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Whether the element is neither infinite nor NaN.</summary>
    public Tensor IsFinite()
    {
        if (!DType.IsFloat()) return Full(Shape, true, DType.Bool, Device);
        using Tensor size = Abs();
        return Less(size, double.PositiveInfinity);
    }
}
