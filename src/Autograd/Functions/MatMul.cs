namespace DeZeroNative;

public static partial class F
{
    /// <summary>The matrix product over the last two axes; leading axes broadcast, vectors are a row on the left and a column on the right.</summary>
    /// <exception cref="ShapeException">The inner sizes differ, or the leading axes do not broadcast.</exception>
    public static Variable MatMul(Variable x, Variable w) => Call<MatMulFunction>(x, w);

    /// <summary>The last two axes exchanged.</summary>
    internal static Variable TransposeMatrix(Variable x)
    {
        Span<int> axes = stackalloc int[x.Rank];
        for (int i = 0; i < axes.Length; i++) axes[i] = i;
        (axes[^1], axes[^2]) = (axes[^2], axes[^1]);
        return Transpose(x, axes);
    }
}

public partial class Variable
{
    /// <inheritdoc cref="F.MatMul"/>
    public Variable MatMul(Variable w) => F.MatMul(this, w);
}

internal sealed class MatMulFunction : BinaryFunction
{
    protected override Tensor Forward(Tensor x0, Tensor x1) => Tensor.MatMul(x0, x1);

    protected override Variable Backward0(Variable gy)
    {
        Variable gx = F.MatMul(AsMatrices(gy), F.TransposeMatrix(Column(X1)));
        return F.Reshape(F.SumTo(gx, RowShape(X0.Shape)), X0.Shape);
    }

    protected override Variable Backward1(Variable gy)
    {
        Variable gw = F.MatMul(F.TransposeMatrix(Row(X0)), AsMatrices(gy));
        return F.Reshape(F.SumTo(gw, ColumnShape(X1.Shape)), X1.Shape);
    }

    private static Shape RowShape(in Shape shape) => shape.Rank == 1 ? (1, shape[0]) : shape;

    private static Shape ColumnShape(in Shape shape) => shape.Rank == 1 ? (shape[0], 1) : shape;

    private static Variable Row(Variable x) => F.Reshape(x, RowShape(x.Shape));

    private static Variable Column(Variable w) => F.Reshape(w, ColumnShape(w.Shape));

    // Puts the axes back that a vector operand dropped from the product.
    private Variable AsMatrices(Variable gy)
    {
        Shape shape = gy.Shape;
        if (X0.Rank == 1) shape = shape.Insert(X1.Rank == 1 ? shape.Rank : shape.Rank - 1, 1);
        if (X1.Rank == 1) shape = shape.Insert(shape.Rank, 1);
        return F.Reshape(gy, shape);
    }
}
