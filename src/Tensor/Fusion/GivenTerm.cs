namespace DeZeroNative;

/// <summary>A function of x that is computed as a term says and has a derivative of its own, where that of the term would be wrong or long.</summary>
internal sealed class GivenTerm(Term value, Term x, Term derivative) : Term(value, x)
{
    /// <summary>What is computed.</summary>
    internal Term Value => Operands[0];

    internal override string Name => "given";

    internal override Term Derivative(int operand) => operand == 0 ? 0 : derivative;
}
