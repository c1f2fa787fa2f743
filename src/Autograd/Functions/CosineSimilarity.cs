namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// The cosine of the angle between x0 and x1 along an axis: sum(x0 x1) / (max(|x0|, eps) max(|x1|, eps)); both broadcast together.
    /// A vector shorter than eps has a gradient as if its length were eps.
    /// </summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public static Variable CosineSimilarity(Variable x0, Variable x1, int axis = 1, double eps = 1e-8)
    {
        ArgumentNullException.ThrowIfNull(x0);
        ArgumentNullException.ThrowIfNull(x1);
        Shape shape = Shape.Broadcast(x0.Shape, x1.Shape, "cosine_similarity");
        (x0, x1) = (BroadcastTo(x0, shape), BroadcastTo(x1, shape));
        return Sum(x0 * x1, axis) * InverseLength(x0) * InverseLength(x1);

        // The square is held, not the length: at 0 the root would have no derivative.
        Variable InverseLength(Variable x) => Rsqrt(Maximum(Sum(Square(x), axis), eps * eps));
    }
}
