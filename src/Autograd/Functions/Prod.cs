namespace DeZeroNative;

public static partial class F
{
    /// <summary>The product over axes, all of them by default; 1 of nothing. Its derivatives are right where elements are 0 too.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public static Variable Prod(Variable x, Axes axes = default, bool keepDims = false)
    {
        ArgumentNullException.ThrowIfNull(x);
        int mask = axes.ToMask(x.Shape, "prod");
        Span<int> order = stackalloc int[x.Rank];
        int next = 0;
        Shape kept = x.Shape;
        for (int i = 0; i < x.Rank; i++)
        {
            if ((mask >> i & 1) == 0) order[next++] = i;
            else kept = kept.With(i, 1);
        }
        for (int i = 0; i < x.Rank; i++)
            if ((mask >> i & 1) != 0) order[next++] = i;
        long count = x.Data.CountOver(axes, "prod");
        Variable y = ProductOfRows(Reshape(Transpose(x, order), (kept.Size, count)));
        return Reshape(y, keepDims ? kept : Tensor.DropAxes(x.Shape, mask));
    }

    /// <summary>
    /// The product of each row of x (rows, n), as a tree of products of halves: unlike y / x, what its gradient multiplies are
    /// the other elements themselves, to any order.
    /// </summary>
    private static Variable ProductOfRows(Variable x)
    {
        long n = x.Shape[1];
        if (n == 0) return Tensor.Ones(x.Shape[0], x.DType, x.Device);
        while (n > 1)
        {
            long half = n / 2;
            Variable y = x[.., new Slice(0, half)] * x[.., new Slice(half, 2 * half)];
            x = n % 2 == 0 ? y : Concat([y, x[.., new Slice(n - 1, n)]], 1);
            n -= half;
        }
        return x;
    }
}

public partial class Variable
{
    /// <inheritdoc cref="F.Prod"/>
    public Variable Prod(Axes axes = default, bool keepDims = false) => F.Prod(this, axes, keepDims);
}
