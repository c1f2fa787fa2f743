namespace DeZeroNative;

public static partial class F
{
    /// <summary>The Euclidean norm sqrt(sum(x²)) over axes, all of them by default. It has no derivative at 0: the gradient there is NaN.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public static Variable Norm(Variable x, Axes axes = default, bool keepDims = false) => Sqrt(Sum(Square(x), axes, keepDims));
}
