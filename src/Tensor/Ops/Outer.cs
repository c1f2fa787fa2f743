namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>y[i, j] = a[i] b[j] over the elements of both in row-major order.</summary>
    public static Tensor Outer(Tensor a, Tensor b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        using Tensor rows = a.Reshape((-1, 1)), columns = b.Reshape((1, -1));
        return rows * columns;
    }

    /// <summary>The Kronecker product: every element of a times the whole of b, laid out like a. The one with fewer axes has axes of size 1 in front.</summary>
    /// <exception cref="ShapeException">More than four axes.</exception>
    public static Tensor Kron(Tensor a, Tensor b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        (Shape left, Shape right, Shape result) = KronShapes(a.Shape, b.Shape);
        using Tensor blocks = a.Reshape(left), block = b.Reshape(right), product = blocks * block;
        return product.Reshape(result);
    }

    /// <summary>The axes of a and b in turn, so that their product broadcasts, and the shape of pairs of axes taken together.</summary>
    internal static (Shape Left, Shape Right, Shape Result) KronShapes(in Shape a, in Shape b)
    {
        int rank = Math.Max(a.Rank, b.Rank);
        if (2 * rank > Shape.MaxRank) throw new ShapeException($"[kron] at most {Shape.MaxRank / 2} axes are supported, got shapes {a} and {b}");
        Span<long> left = stackalloc long[2 * rank], right = stackalloc long[2 * rank], result = stackalloc long[rank];
        for (int i = 0; i < rank; i++)
        {
            int k = i - (rank - a.Rank), n = i - (rank - b.Rank);
            (left[2 * i], left[2 * i + 1]) = (k < 0 ? 1 : a[k], 1);
            (right[2 * i], right[2 * i + 1]) = (1, n < 0 ? 1 : b[n]);
            result[i] = left[2 * i] * right[2 * i + 1];
        }
        return (new(left), new(right), new(result));
    }
}
