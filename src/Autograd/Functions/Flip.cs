namespace DeZeroNative;

public static partial class F
{
    /// <summary>The elements in reverse order along axes, all of them by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public static Variable Flip(Variable x, Axes axes = default) => new FlipFunction(axes).Apply(x);
}

internal sealed class FlipFunction(Axes axes) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Flip(axes);

    protected override Variable Backward(Variable gy) => F.Flip(gy, axes);
}
