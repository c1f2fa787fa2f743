namespace DeZeroNative;

/// <summary>Positions or a mask within an index.</summary>
/// <param name="Tensor">Integers, or truth values.</param>
/// <param name="Sizes">The sizes of the axes that it runs over.</param>
/// <param name="Axis">The first of those axes.</param>
internal readonly record struct IndexArray(Tensor Tensor, Shape Sizes, int Axis)
{
    internal bool IsMask => Tensor.DType == DType.Bool;
}
