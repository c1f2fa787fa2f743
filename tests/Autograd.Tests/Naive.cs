namespace DeZeroNative.Tests;

/// <summary>Formulas written out with loops over numbers, to hold functions against.</summary>
internal static class Naive
{
    /// <summary>A formula over the elements that share the axes which are not reduced.</summary>
    public static Tensor Reduce(Tensor x, int[]? axes, bool keepDims, Func<IReadOnlyList<double>, double> formula)
    {
        int rank = x.Rank;
        var reduced = new bool[rank];
        foreach (int axis in axes ?? [.. Enumerable.Range(0, rank)]) reduced[axis < 0 ? axis + rank : axis] = true;
        long[] kept = [.. x.Shape.Select((n, axis) => reduced[axis] ? 1 : n)];
        var groups = new List<double>[new Shape(kept).Size];
        for (int i = 0; i < groups.Length; i++) groups[i] = [];
        double[] values = Values.Of(x);
        for (int position = 0; position < values.Length; position++)
        {
            long rest = position, place = 0, step = 1;
            for (int axis = rank - 1; axis >= 0; axis--)
            {
                (rest, long index) = Math.DivRem(rest, x.Shape[axis]);
                if (reduced[axis]) continue;
                place += index * step;
                step *= kept[axis];
            }
            groups[place].Add(values[position]);
        }
        Shape shape = keepDims ? new Shape(kept) : new Shape([.. kept.Where((_, axis) => !reduced[axis])]);
        return Tensor.From(Array.ConvertAll(groups, group => formula(group)), shape);
    }

    /// <summary>The numbers of a matrix by row and column.</summary>
    public static double[,] Matrix(Tensor x)
    {
        var matrix = new double[x.Shape[0], x.Shape[1]];
        double[] values = Values.Of(x);
        Buffer.BlockCopy(values, 0, matrix, 0, values.Length * sizeof(double));
        return matrix;
    }
}
