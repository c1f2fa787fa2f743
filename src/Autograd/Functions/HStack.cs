namespace DeZeroNative;

public static partial class F
{
    /// <summary>Variables side by side: along axis 1, vectors along axis 0.</summary>
    /// <exception cref="ShapeException">The shapes differ in another axis, or there are none.</exception>
    public static Variable HStack(params IReadOnlyList<Variable> xs)
    {
        Variable[] rows = [.. AtLeast(1, xs)];
        return Concat(rows, rows.Length > 0 && rows[0].Rank > 1 ? 1 : 0);
    }

    /// <summary>Variables one above the other: along axis 0, vectors as rows.</summary>
    /// <exception cref="ShapeException">The shapes differ in another axis, or there are none.</exception>
    public static Variable VStack(params IReadOnlyList<Variable> xs) => Concat([.. AtLeast(2, xs)]);

    /// <summary>Variables of at least one axis or two, which stand in front.</summary>
    private static IEnumerable<Variable> AtLeast(int rank, IReadOnlyList<Variable> xs)
    {
        ArgumentNullException.ThrowIfNull(xs);
        foreach (Variable x in xs)
        {
            ArgumentNullException.ThrowIfNull(x, nameof(xs));
            yield return Reshape(x, Tensor.TileShape(x.Shape, rank));
        }
    }
}
