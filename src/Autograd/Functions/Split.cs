namespace DeZeroNative;

public static partial class F
{
    /// <summary>Parts of the sizes given, in order along an axis.</summary>
    /// <exception cref="ShapeException">The sizes are negative or do not add up to that of the axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public static Variable[] Split(Variable x, IReadOnlyList<long> sizes, int axis = 0)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        return new SplitFunction([.. sizes], axis).Apply(x);
    }
}

internal sealed class SplitFunction(long[] sizes, int axis) : Function
{
    protected override Tensor[] Forward(Tensor[] xs) => xs[0].Split(sizes, axis);

    protected override Variable?[] Backward(Variable?[] gys)
    {
        Variable x = Inputs[0];
        int k = x.Shape.NormalizeAxis(axis, "split");
        var parts = new Variable[gys.Length];
        for (int i = 0; i < parts.Length; i++) parts[i] = gys[i] ?? Tensor.Zeros(x.Shape.With(k, sizes[i]), x.DType, x.Device);
        return [F.Concat(parts, k)];
    }
}
