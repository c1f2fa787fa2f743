namespace DeZeroNative;

public static partial class F
{
    /// <summary>x with source added: y[..., index[p], ...] += source[p] along an axis.</summary>
    /// <exception cref="ShapeException">The source has not the shape of the index, or the index does not fit x.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A position is outside the axis.</exception>
    public static Variable ScatterAdd(Variable x, Tensor index, Variable source, int axis) => new ScatterAddFunction(index, axis).Apply(x, source);
}

internal sealed class ScatterAddFunction(Tensor index, int axis) : BinaryFunction
{
    protected override Tensor Forward(Tensor x0, Tensor x1) => x0.ScatterAdd(index, x1, axis);

    protected override Variable Backward0(Variable gy) => gy;

    protected override Variable Backward1(Variable gy) => F.Gather(gy, index, axis);
}
