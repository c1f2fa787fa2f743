namespace DeZeroNative.Tests;

public class EinsumTests
{
    public static TheoryData<string, string> Equations
    {
        get
        {
            var data = new TheoryData<string, string>();
            string[] equations =
            [
                "ij,jk->ik", "ij,jk", "ji,kj->ki", "bij,bjk->bik", "bqhd,bkhd->bhqk", "i,j->ij", "ij,ij->", "ij,ij->ij", "ij,ji->ij", "bi,bi->b",
                "ii->i", "ii", "iij->j", "iij->ji", "ijk->kj", "ij->", "ij->ji", "i->i", "ij,j", "i,i", "b,bij->ij", "ij,k->kij", "ijk,jil->kl",
                "ij,jk,kl->il", "ij,kj,kl,lm->im", "i,j,k->kji", "ab,cd,ef->ace", "ij,ij,ij->i", "bi,ij,bj->b", "iji,jk->ik", "ii,ii->", "ii,jj->ij",
                ",i->i", ",->", " i j , j k -> i k ", "Ab,bA->A", "...ij,...jk->...ik", "i...,i...->...", "...i->...", "...->...", "a...b,b...c->ac...",
            ];
            foreach (string device in Devices.Names)
                foreach (string equation in equations) data.Add(device, equation);
            return data;
        }
    }

    [Theory, MemberData(nameof(Equations))]
    public void It_is_the_sum_over_what_the_result_does_not_name(string device, string equation)
    {
        Tensor[] xs = [.. Terms(equation).Select((term, i) => Values.Random(ShapeOf(term), seed: i + 1).On(device))];
        (Shape shape, double[] expected) = Naive(equation, xs);
        foreach (LayoutCase first in Layouts.Of(xs[0]))
        {
            Tensor y = Tensor.Einsum(equation, [first.Tensor, .. xs[1..]]);

            TensorAssert.HasShape(shape, y);
            TensorAssert.Close(expected, y, rtol: 1e-4, atol: 1e-4);
        }
    }

    [Fact]
    public void Random_equations_agree_with_loops()
    {
        var random = new Random(11);
        for (int round = 0; round < 300; round++)
        {
            string[] terms = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Letters(random, random.Next(0, 4)))];
            string known = string.Concat(string.Concat(terms).Distinct());
            string output = string.Concat(known.Where(_ => random.Next(2) == 0).OrderBy(_ => random.Next()));
            string equation = string.Join(',', terms) + "->" + output;
            // Now and then an axis of size 1, which stretches.
            Tensor[] xs = [.. terms.Select((term, i) => Values.Random(ShapeOf(term, random.Next(4) == 0 && term.Distinct().Count() == term.Length ? term.FirstOrDefault() : '-'), DType.Float64, round * 4 + i))];
            (Shape shape, double[] expected) = Naive(equation, xs);

            Tensor y = Tensor.Einsum(equation, xs);

            Assert.True(shape == y.Shape, $"{equation}: {y.Shape}");
            TensorAssert.Close(expected, y, rtol: 1e-12, atol: 1e-12);
        }
    }

    [Fact]
    public void Axes_of_an_ellipsis_broadcast_and_come_first_in_an_implied_result()
    {
        Tensor a = Values.Random((2, 1, 3, 4), seed: 1), b = Values.Random((5, 4, 3), seed: 2);

        TensorAssert.Close(Tensor.MatMul(a, b), Tensor.Einsum("...ij,...jk->...ik", a, b), atol: 1e-5);
        TensorAssert.Close(Tensor.MatMul(a, b), Tensor.Einsum("...ij,...jk", a, b), atol: 1e-5);
        TensorAssert.Close(Tensor.MatMul(a, b).Sum([0, 1]), Tensor.Einsum("...ij,...jk->ik", a, b), atol: 1e-4);
    }

    [Fact]
    public void Uppercase_comes_first_in_an_implied_result() => TensorAssert.HasShape((3, 2), Tensor.Einsum("aB", Tensor.Zeros((2, 3))));

    [Fact]
    public void Where_nothing_is_summed_one_operand_gives_a_view()
    {
        Tensor x = Tensor.Zeros((3, 3));

        Tensor.Einsum("ii->i", x).Fill(1);
        Tensor.Einsum("ij->ji", x)[0, 2] = Tensor.Scalar(5f);

        TensorAssert.Equal([1, 0, 0, 0, 1, 0, 5, 0, 1], x);
    }

    [Fact]
    public void Integers_are_summed_exactly_and_types_promoted()
    {
        Tensor large = Tensor.From([(1L << 60) + 1, 1]), ones = Tensor.From([1L, 1]);

        TensorAssert.Equal(Tensor.Scalar((1L << 60) + 2), Tensor.Einsum("i,i->", large, ones));
        Assert.Equal(DType.Float64, Tensor.Einsum("i,i->i", Tensor.From([1f]), Tensor.From([1.0])).DType);
        TensorAssert.Equal([2, 4], Tensor.Einsum("ij,j->i", Tensor.From(new[,] { { true, true }, { true, true } }), Tensor.From([1, 1])) * Tensor.From([1, 2]));
    }

    [Fact]
    public void Empty_sums_are_zero()
    {
        TensorAssert.Equal([0, 0, 0, 0], Tensor.Einsum("ij,jk->ik", Tensor.Zeros((2, 0)), Tensor.Zeros((0, 2))));
        TensorAssert.HasShape((0, 2), Tensor.Einsum("ij,jk->ik", Tensor.Zeros((0, 3)), Tensor.Zeros((3, 2))));
    }

    [Fact]
    public void A_chain_is_contracted_from_its_thin_end()
    {
        // In the order given, the first product alone would have 4,000,000 elements.
        Tensor a = Tensor.Ones((2000, 1)), b = Tensor.Ones((1, 2000)), v = Tensor.Ones(2000);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Tensor y = Tensor.Einsum("ij,jk,k->i", a, b, v);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.Equal(2000, y[7].Item());
    }

    [Theory]
    [InlineData("ij,jk->ik", "[einsum] \"ij,jk->ik\" is about 2 operands, 1 given")]
    [InlineData("ij->ik", "[einsum] the output of \"ij->ik\" names 'k', which no operand has")]
    [InlineData("ij->ii", "[einsum] the output of \"ij->ii\" names 'i' twice")]
    [InlineData("ijk->i", "[einsum] \"ijk\" in \"ijk->i\" does not fit an operand of shape (2, 3)")]
    [InlineData("i->i", "[einsum] \"i\" in \"i->i\" does not fit an operand of shape (2, 3)")]
    [InlineData("...ijk->i", "[einsum] \"...ijk\" in \"...ijk->i\" does not fit an operand of shape (2, 3)")]
    [InlineData("i1->i", "[einsum] '1' in \"i1->i\" is neither a letter nor the only \"...\" of its operand")]
    [InlineData("ij->...", null)]
    [InlineData("ij->->i", null)]
    [InlineData("......ij->i", null)]
    public void Equations_that_make_no_sense_are_refused(string equation, string? message)
    {
        if (message is null && equation == "ij->...")
        {
            // An ellipsis may stand for no axes at all.
            TensorAssert.HasShape(Shape.Scalar, Tensor.Einsum(equation, Tensor.Zeros((2, 3))));
            return;
        }
        string actual = Assert.Throws<ArgumentException>(() => Tensor.Einsum(equation, Tensor.Zeros((2, 3)))).Message;
        if (message is not null) Assert.Equal(message, actual);
    }

    [Fact]
    public void Sizes_of_one_letter_must_agree()
    {
        Assert.Equal("[einsum] the sizes of 'j' differ: (2, 3), (4, 5)", Assert.Throws<ShapeException>(() => Tensor.Einsum("ij,jk->ik", Tensor.Zeros((2, 3)), Tensor.Zeros((4, 5)))).Message);
        Assert.Throws<ShapeException>(() => Tensor.Einsum("ii->i", Tensor.Zeros((1, 3))));
        Assert.Throws<ShapeException>(() => Tensor.Einsum("...,...", Tensor.Zeros(2), Tensor.Zeros(3)));
    }

    private static string Letters(Random random, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => "abcde"[random.Next(5)]));

    private static string[] Terms(string equation) => equation.Replace(" ", "", StringComparison.Ordinal).Split("->")[0].Split(',');

    // Sizes that differ from letter to letter; an ellipsis is two axes.
    private static Shape ShapeOf(string term, char one = '-') =>
        new([.. Expanded(term).Select(letter => letter == one ? 1L : letter is 'y' or 'z' ? 2 + letter % 2 : 2 + letter % 3)]);

    private static string Expanded(string term) => term.Replace("...", "yz", StringComparison.Ordinal);

    /// <summary>The definition, with one loop over all positions of all letters.</summary>
    private static (Shape Shape, double[] Values) Naive(string equation, Tensor[] xs)
    {
        string[] terms = [.. Terms(equation).Select(Expanded)];
        string all = string.Concat(string.Concat(terms).Distinct());
        string[] sides = equation.Replace(" ", "", StringComparison.Ordinal).Split("->");
        string output = sides.Length > 1
            ? Expanded(sides[1])
            : string.Concat(all.Where(letter => string.Concat(terms).Count(other => other == letter) == 1).Order());
        long Size(char letter) => xs.Select((x, i) => terms[i].Contains(letter, StringComparison.Ordinal) ? x.Shape[terms[i].IndexOf(letter, StringComparison.Ordinal)] : 1).Max();
        var shape = new Shape([.. output.Select(Size)]);
        double[][] values = [.. xs.Select(Values.Of)];
        var result = new double[shape.Size];
        long count = all.Aggregate(1L, (product, letter) => product * Size(letter));
        for (long n = 0; n < count; n++)
        {
            var at = new Dictionary<char, long>();
            long rest = n;
            foreach (char letter in all) (rest, at[letter]) = Math.DivRem(rest, Size(letter));
            double product = 1;
            for (int i = 0; i < xs.Length; i++)
            {
                long place = 0;
                for (int axis = 0; axis < terms[i].Length; axis++) place = place * xs[i].Shape[axis] + Math.Min(at[terms[i][axis]], xs[i].Shape[axis] - 1);
                product *= values[i][place];
            }
            result[output.Aggregate(0L, (place, letter) => place * Size(letter) + at[letter])] += product;
        }
        return (shape, result);
    }
}
