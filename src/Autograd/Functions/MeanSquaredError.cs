namespace DeZeroNative;

public static partial class F
{
    /// <summary>sum((x0 - x1)²) / n for x0 and x1 (n, ...). DeZero divides by the size of axis 0, not by the number of elements.</summary>
    /// <exception cref="ShapeException">The shapes differ, or are 0-d.</exception>
    public static Variable MeanSquaredError(Variable x0, Variable x1) => Call<MeanSquaredErrorFunction>(x0, x1);
}

internal sealed class MeanSquaredErrorFunction : BinaryFunction
{
    private static readonly Fused s_square = Fused.Of((x0, x1) => (x0 - x1) * (x0 - x1), "mean_squared_error"),
        s_gradient = Fused.Of((gy, x0, x1, rate) => gy * rate * (x0 - x1), "mean_squared_error");

    protected override Tensor Forward(Tensor x0, Tensor x1)
    {
        // A loss between (n) and (n, 1) is a mistake, so nothing broadcasts here.
        if (x0.Rank == 0 || x0.Shape != x1.Shape)
            throw new ShapeException($"[mean_squared_error] one shape (n, ...) expected, got {x0.Shape} and {x1.Shape}");
        using Tensor square = s_square.Apply(x0, x1), sum = square.Sum();
        return sum / (double)x0.Length;
    }

    protected override Variable Backward0(Variable gy) => F.Fuse(s_gradient, [gy, X0, X1], 2.0 / X0.Length);

    protected override Variable Backward1(Variable gy) => F.Fuse(s_gradient, [gy, X1, X0], 2.0 / X0.Length);
}
