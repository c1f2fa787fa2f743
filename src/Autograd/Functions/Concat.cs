namespace DeZeroNative;

public static partial class F
{
    /// <summary>Variables joined along an axis; their other sizes agree.</summary>
    /// <exception cref="ShapeException">There are none, or their ranks or other sizes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public static Variable Concat(IReadOnlyList<Variable> xs, int axis = 0)
    {
        ArgumentNullException.ThrowIfNull(xs);
        return new ConcatFunction(axis).Apply([.. xs])[0];
    }
}

internal sealed class ConcatFunction(int axis) : Function
{
    protected override Tensor[] Forward(Tensor[] xs) => [Tensor.Concat(xs, axis)];

    protected override Variable?[] Backward(Variable?[] gys)
    {
        int k = Inputs[0].Shape.NormalizeAxis(axis, "concat");
        return F.Split(gys[0]!, [.. Inputs.Select(x => x.Shape[k])], k);
    }
}
