namespace DeZeroNative;

/// <summary>Derivatives of terms, which are terms again; factors of 1 and summands of 0 are left out.</summary>
internal static class Differentiation
{
    /// <summary>The derivative of a term with respect to an input.</summary>
    internal static Term Of(Term y, InputTerm x)
    {
        var derivatives = new Dictionary<Term, Term?>(ReferenceEqualityComparer.Instance);
        return Visit(y) ?? 0;

        // Null stands for 0.
        Term? Visit(Term term)
        {
            if (ReferenceEquals(term, x)) return 1;
            if (derivatives.TryGetValue(term, out Term? known)) return known;
            Term? sum = null;
            for (int i = 0; i < term.Operands.Length; i++)
            {
                if (Visit(term.Operands[i]) is not { } inner || term.Derivative(i) is not { } outer || IsNumber(outer, 0)) continue;
                Term product = Multiply(inner, outer);
                sum = sum is null ? product : sum + product;
            }
            return derivatives[term] = sum;
        }
    }

    /// <summary>a b, where a choice between b and 0 chooses between a b and 0: what is not chosen may be infinite.</summary>
    internal static Term Multiply(Term a, Term b)
    {
        if (IsNumber(a, 0) || IsNumber(b, 0)) return 0;
        if (IsNumber(a, 1)) return b;
        if (IsNumber(b, 1)) return a;
        if (IsNumber(a, -1)) return -b;
        if (IsNumber(b, -1)) return -a;
        if (Choice(b) is { } fromB) return Term.Where(fromB.Operands[0], Multiply(a, fromB.Operands[1]), Multiply(a, fromB.Operands[2]));
        if (Choice(a) is { } fromA) return Term.Where(fromA.Operands[0], Multiply(fromA.Operands[1], b), Multiply(fromA.Operands[2], b));
        return a * b;
    }

    private static WhereTerm? Choice(Term term) =>
        term is WhereTerm where && (IsNumber(where.Operands[1], 0) || IsNumber(where.Operands[2], 0)) ? where : null;

    private static bool IsNumber(Term term, double value) => term is NumberTerm number && number.Value == value;
}
