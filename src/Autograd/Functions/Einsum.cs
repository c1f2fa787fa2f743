namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// A sum of products in Einstein's notation, such as <c>"ij,jk->ik"</c> for the matrix product; <see cref="Tensor.Einsum(string, ReadOnlySpan{Tensor})"/>
    /// says how equations are read.
    /// </summary>
    /// <exception cref="ArgumentException">The equation is malformed, or does not fit the operands' numbers of axes.</exception>
    /// <exception cref="ShapeException">The sizes of a letter differ.</exception>
    public static Variable Einsum(string equation, params Variable[] xs)
    {
        ArgumentNullException.ThrowIfNull(xs);
        foreach (Variable x in xs) ArgumentNullException.ThrowIfNull(x, nameof(xs));
        return new EinsumFunction(EinsumEquation.Parse(equation, Array.ConvertAll(xs, x => x.Shape))).Apply(xs)[0];
    }

    /// <summary>The products of elements summed over the last axes of x0 and the first of x1, so many of each.</summary>
    /// <exception cref="ShapeException">The sizes of the axes differ, or there are too few.</exception>
    public static Variable TensorDot(Variable x0, Variable x1, int axes = 2)
    {
        ArgumentNullException.ThrowIfNull(x0);
        ArgumentNullException.ThrowIfNull(x1);
        (Axes last, Axes first) = Tensor.DotAxes(x0.Shape, x1.Shape, axes);
        return TensorDot(x0, x1, last, first);
    }

    /// <summary>The products of elements summed over axes of x0 and as many of x1, in order; the result has the other axes of x0, then those of x1.</summary>
    /// <exception cref="ShapeException">The sizes or numbers of the axes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public static Variable TensorDot(Variable x0, Variable x1, Axes axes0, Axes axes1)
    {
        ArgumentNullException.ThrowIfNull(x0);
        ArgumentNullException.ThrowIfNull(x1);
        return new EinsumFunction(Tensor.DotEquation(x0.Shape, x1.Shape, axes0, axes1)).Apply(x0, x1)[0];
    }

    /// <summary>NumPy's dot: of vectors their scalar product, of matrices the matrix product; <see cref="Tensor.Dot(Tensor, Tensor)"/> has the other cases.</summary>
    /// <exception cref="ShapeException">The sizes of the axes differ.</exception>
    public static Variable Dot(Variable x0, Variable x1)
    {
        ArgumentNullException.ThrowIfNull(x0);
        ArgumentNullException.ThrowIfNull(x1);
        return new EinsumFunction(Tensor.DotEquation(x0.Shape, x1.Shape)).Apply(x0, x1)[0];
    }

    /// <summary>The products of elements summed over the last axes of both; with a number, the multiple.</summary>
    /// <exception cref="ShapeException">The last sizes differ.</exception>
    public static Variable Inner(Variable x0, Variable x1)
    {
        ArgumentNullException.ThrowIfNull(x0);
        ArgumentNullException.ThrowIfNull(x1);
        return new EinsumFunction(Tensor.InnerEquation(x0.Shape, x1.Shape)).Apply(x0, x1)[0];
    }
}

/// <summary>An einsum, whose gradients are einsums of the same labels: that of an operand is the product of gy and the other operands, summed to its labels.</summary>
internal sealed class EinsumFunction(EinsumEquation equation) : Function
{
    protected override Tensor[] Forward(Tensor[] xs) => [Tensor.Einsum(equation, xs)];

    protected override Variable?[] Backward(Variable?[] gys)
    {
        var gxs = new Variable?[Inputs.Count];
        for (int i = 0; i < gxs.Length; i++)
            if (Inputs[i].RequiresGrad) gxs[i] = Gradient(i, gys[0]!);
        return gxs;
    }

    private Variable Gradient(int operand, Variable gy)
    {
        Variable x = Inputs[operand];
        int[] labels = equation.Operands[operand];
        var factors = new List<Variable> { gy };
        var operands = new List<int[]> { equation.Output };
        for (int i = 0; i < Inputs.Count; i++)
        {
            if (i == operand) continue;
            factors.Add(Inputs[i]);
            operands.Add(equation.Operands[i]);
        }
        Dictionary<int, long> sizes = equation.Sizes([.. Inputs.Select(each => each.Shape)]);
        // Along a label that nothing else has the gradient is constant; along an axis of size 1 that was stretched it is summed.
        int[] axes = [.. Enumerable.Range(0, labels.Length).Where(axis => Array.IndexOf(labels, labels[axis]) == axis)];
        int[] common = [.. axes.Where(axis => x.Shape[axis] == sizes[labels[axis]] && operands.Exists(each => each.Contains(labels[axis])))];
        Variable product = new EinsumFunction(new([.. operands], [.. common.Select(axis => labels[axis])])).Apply([.. factors])[0];
        Shape kept = product.Shape;
        for (int i = 0; i < axes.Length; i++)
            if (!common.Contains(axes[i])) kept = kept.Insert(i, 1);
        Variable gx = F.BroadcastTo(F.Reshape(product, kept), new Shape([.. axes.Select(axis => x.Shape[axis])]));
        return OnDiagonals(gx, [.. axes], labels);
    }

    /// <summary>Puts a gradient that has an axis per label, the first with that label, on the diagonals of the axes that share one.</summary>
    private static Variable OnDiagonals(Variable gx, List<int> axes, int[] labels)
    {
        if (axes.Count == labels.Length) return gx;
        for (int axis = 0; axis < labels.Length; axis++)
        {
            if (axes.Contains(axis)) continue;
            int first = Array.IndexOf(labels, labels[axis]);
            Variable last = F.MoveAxis(gx, axes.IndexOf(first), -1);
            gx = new DiagonalGradientFunction(last.Shape.Insert(last.Rank, last.Shape[^1]), 0, -2, -1).Apply(last);
            axes.Remove(first);
            axes.AddRange([first, axis]);
        }
        return F.Transpose(gx, [.. Enumerable.Range(0, labels.Length).Select(axis => axes.IndexOf(axis))]);
    }
}
