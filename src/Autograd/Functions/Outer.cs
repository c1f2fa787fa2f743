namespace DeZeroNative;

public static partial class F
{
    /// <summary>y[i, j] = x0[i] x1[j] over the elements of both in row-major order.</summary>
    public static Variable Outer(Variable x0, Variable x1) => Reshape(x0, (-1, 1)) * Reshape(x1, (1, -1));

    /// <summary>The Kronecker product: every element of x0 times the whole of x1, laid out like x0. The one with fewer axes has axes of size 1 in front.</summary>
    /// <exception cref="ShapeException">More than four axes.</exception>
    public static Variable Kron(Variable x0, Variable x1)
    {
        ArgumentNullException.ThrowIfNull(x0);
        ArgumentNullException.ThrowIfNull(x1);
        (Shape left, Shape right, Shape result) = Tensor.KronShapes(x0.Shape, x1.Shape);
        return Reshape(Reshape(x0, left) * Reshape(x1, right), result);
    }
}
