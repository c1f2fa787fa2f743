namespace DeZeroNative;

public static partial class F
{
    /// <summary>y[..., j, ...] = x[..., index[..., j, ...], ...] along an axis. Elements named twice add their gradients.</summary>
    /// <exception cref="ShapeException">The index has another rank than x, or is larger on another axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A position is outside the axis.</exception>
    public static Variable Gather(Variable x, Tensor index, int axis) => new GatherFunction(index, axis).Apply(x);
}

internal sealed class GatherFunction(Tensor index, int axis) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Gather(index, axis);

    protected override Variable Backward(Variable gy) => F.ScatterAdd(Tensor.Zeros(X.Shape, gy.DType, gy.Device), index, gy, axis);
}
