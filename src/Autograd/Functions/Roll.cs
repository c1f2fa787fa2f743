namespace DeZeroNative;

public static partial class F
{
    /// <summary>The elements moved on along an axis; what leaves at the end comes in at the front. Without an axis, over the elements in row-major order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public static Variable Roll(Variable x, long shift, int? axis = null) => new RollFunction(shift, axis).Apply(x);

    /// <summary>The elements moved on along several axes, by one shift for each.</summary>
    /// <exception cref="ArgumentException">There is not one shift per axis.</exception>
    public static Variable Roll(Variable x, ReadOnlySpan<long> shifts, ReadOnlySpan<int> axes)
    {
        if (shifts.Length != axes.Length) throw new ArgumentException($"[roll] {shifts.Length} shifts for {axes.Length} axes");
        Variable y = x;
        for (int i = 0; i < axes.Length; i++) y = Roll(y, shifts[i], axes[i]);
        return y;
    }
}

internal sealed class RollFunction(long shift, int? axis) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Roll(shift, axis);

    protected override Variable Backward(Variable gy) => F.Roll(gy, -shift, axis);
}
