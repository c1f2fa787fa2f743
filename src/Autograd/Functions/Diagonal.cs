namespace DeZeroNative;

public static partial class F
{
    /// <summary>The elements whose positions on two axes differ by an offset: the two axes make place for one at the end.</summary>
    /// <param name="x">What the elements are of.</param>
    /// <param name="offset">Position on the second axis less that on the first: 0 is the main diagonal, above it is positive.</param>
    /// <param name="axis1">The first axis.</param>
    /// <param name="axis2">The second axis.</param>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range, or both are the same.</exception>
    public static Variable Diagonal(Variable x, long offset = 0, int axis1 = 0, int axis2 = 1) => new DiagonalFunction(offset, axis1, axis2).Apply(x);

    /// <summary>The matrix with a vector on one of its diagonals, zeros elsewhere; of a matrix, its diagonal.</summary>
    /// <exception cref="ShapeException">x is neither vector nor matrix.</exception>
    public static Variable Diag(Variable x, long offset = 0)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Rank == 2 ? Diagonal(x, offset) : new DiagonalGradientFunction(Tensor.DiagShape(x.Shape, offset), offset, 0, 1).Apply(x);
    }

    /// <summary>The sum of a diagonal, see <see cref="Diagonal"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range, or both are the same.</exception>
    public static Variable Trace(Variable x, long offset = 0, int axis1 = 0, int axis2 = 1) => Sum(Diagonal(x, offset, axis1, axis2), -1);
}

internal sealed class DiagonalFunction(long offset, int axis1, int axis2) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Diagonal(offset, axis1, axis2);

    protected override Variable Backward(Variable gy) => new DiagonalGradientFunction(X.Shape, offset, axis1, axis2).Apply(gy);
}

/// <summary>Zeros of a shape with gy on a diagonal: linear in gy, and the adjoint of taking the diagonal.</summary>
internal sealed class DiagonalGradientFunction(Shape shape, long offset, int axis1, int axis2) : UnaryFunction
{
    protected override Tensor Forward(Tensor gy) => Tensor.DiagonalGradient(gy, shape, offset, axis1, axis2);

    protected override Variable Backward(Variable ggx) => F.Diagonal(ggx, offset, axis1, axis2);
}
