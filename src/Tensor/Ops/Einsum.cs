namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// A sum of products in Einstein's notation: <c>Einsum("ij,jk->ik", a, b)</c> is the matrix product. Each operand has a letter per axis;
    /// elements are multiplied where their letters agree, and letters that the result lacks are summed over. A letter twice in one operand
    /// takes the diagonal; <c>...</c> stands for the axes not named, which broadcast; without <c>-></c> the result has the letters that occur once,
    /// in alphabetical order. Several operands are contracted two at a time, in the order that keeps what lies between small. One operand
    /// of which nothing is summed gives a view. Sums of integers are int64.
    /// </summary>
    /// <exception cref="ArgumentException">The equation is malformed, or does not fit the operands' numbers of axes.</exception>
    /// <exception cref="ShapeException">The sizes of a letter differ.</exception>
    public static Tensor Einsum(string equation, params ReadOnlySpan<Tensor> xs)
    {
        foreach (Tensor x in xs) ArgumentNullException.ThrowIfNull(x, nameof(xs));
        return Einsum(EinsumEquation.Parse(equation, ShapesOf(xs)), xs);
    }

    internal static Tensor Einsum(EinsumEquation equation, ReadOnlySpan<Tensor> xs)
    {
        Dictionary<int, long> sizes = equation.Sizes(ShapesOf(xs));
        DType dtype = xs[0].DType;
        foreach (Tensor x in xs)
        {
            RequireDevice(xs[0].Device, x, "einsum");
            dtype = DTypeExtensions.Promote(dtype, x.DType);
        }
        var terms = new List<EinsumTerm>();
        try
        {
            for (int i = 0; i < xs.Length; i++)
            {
                Tensor typed = xs[i].To(dtype);
                terms.Add(EinsumTerm.Of(typed, equation.Operands[i], sizes));
                if (!ReferenceEquals(typed, xs[i])) typed.Dispose();
            }
            // What only one operand has is summed before it multiplies the work.
            for (int i = 0; i < terms.Count; i++) terms[i] = terms[i].SumTo(LabelsBeside(equation, terms, i, i));
            while (terms.Count > 1)
            {
                (int i, int j) = NextPair(equation, terms);
                EinsumTerm product;
                using (EinsumTerm a = terms[i], b = terms[j]) product = a.Times(b, LabelsBeside(equation, terms, i, j));
                terms[i] = product;
                terms.RemoveAt(j);
            }
            return terms[0].Aligned(equation.Output);
        }
        finally
        {
            foreach (EinsumTerm term in terms) term.Dispose();
        }
    }

    /// <summary>The two terms whose product takes the least room beyond their own, at equal room the least work.</summary>
    private static (int I, int J) NextPair(EinsumEquation equation, List<EinsumTerm> terms)
    {
        (int, int) best = (0, 1);
        (double Room, double Work) least = (double.PositiveInfinity, 0);
        for (int i = 0; i < terms.Count; i++)
        {
            for (int j = i + 1; j < terms.Count; j++)
            {
                HashSet<int> kept = LabelsBeside(equation, terms, i, j);
                double size = 1, work = 1;
                EinsumTerm a = terms[i], b = terms[j];
                foreach (int label in a.Labels.Union(b.Labels))
                {
                    int axis = a.Labels.IndexOf(label);
                    long n = axis >= 0 ? a.Tensor.Shape[axis] : b.Tensor.Shape[b.Labels.IndexOf(label)];
                    work *= n;
                    if (kept.Contains(label)) size *= n;
                }
                (double, double) cost = (size - a.Tensor.Size - b.Tensor.Size, work);
                if (cost.CompareTo(least) < 0) (least, best) = (cost, (i, j));
            }
        }
        return best;
    }

    /// <summary>The labels of the result and of every term but two.</summary>
    private static HashSet<int> LabelsBeside(EinsumEquation equation, List<EinsumTerm> terms, int i, int j)
    {
        var labels = new HashSet<int>(equation.Output);
        for (int k = 0; k < terms.Count; k++)
            if (k != i && k != j) labels.UnionWith(terms[k].Labels);
        return labels;
    }

    private static Shape[] ShapesOf(ReadOnlySpan<Tensor> xs)
    {
        var shapes = new Shape[xs.Length];
        for (int i = 0; i < xs.Length; i++) shapes[i] = xs[i].Shape;
        return shapes;
    }
}
