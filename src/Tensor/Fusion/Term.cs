namespace DeZeroNative;

/// <summary>
/// A part of an expression that <see cref="Fused"/> computes in one pass: an input, a number, or an operation on other terms. Terms are
/// written as tensors are: <c>0.5 * x * (1 + (x * 0.7071).Erf())</c>. Comparisons give 1 and 0.
/// </summary>
public abstract partial class Term
{
    private readonly Term[] _operands;

    private protected Term(params Term[] operands)
    {
        foreach (Term operand in operands) ArgumentNullException.ThrowIfNull(operand);
        _operands = operands;
    }

    /// <summary>What this operates on, at most three.</summary>
    internal ReadOnlySpan<Term> Operands => _operands;

    /// <summary>The name of the operation: terms of one name and the same operands are the same.</summary>
    internal abstract string Name { get; }

    /// <summary>The operation as an OpenCL C expression of <c>x</c>, or of <c>a</c> and <c>b</c>, or of <c>c</c>, <c>a</c> and <c>b</c>.</summary>
    internal virtual string OpenCL => "";

    /// <summary>The derivative with respect to an operand, as a term of the operands and of this.</summary>
    internal virtual Term Derivative(int operand) => 0;

    /// <summary>
    /// Computes <paramref name="count"/> elements of y from as many of each operand, or from the first alone where its step is 0. y may be
    /// the memory of an operand.
    /// </summary>
    internal virtual unsafe void Run<T>(T* a, int aStep, T* b, int bStep, T* c, int cStep, T* y, int count)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => throw new InvalidOperationException($"[fused] {Name} is not computed");

    /// <summary>A number.</summary>
    public static implicit operator Term(double number) => new NumberTerm(number);

    /// <summary>a + b.</summary>
    public static Term operator +(Term a, Term b) => new BinaryTerm<AddOp>(a, b, static _ => 1, static _ => 1);

    /// <summary>a - b.</summary>
    public static Term operator -(Term a, Term b) => new BinaryTerm<SubtractOp>(a, b, static _ => 1, static _ => -1);

    /// <summary>a b.</summary>
    public static Term operator *(Term a, Term b) => new BinaryTerm<MultiplyOp>(a, b, static y => y.B, static y => y.A);

    /// <summary>a / b.</summary>
    public static Term operator /(Term a, Term b) => new BinaryTerm<DivideOp>(a, b, static y => 1 / y.B, static y => -(y / y.B));

    /// <summary>The number with the other sign.</summary>
    public static Term operator -(Term x) => new UnaryTerm<NegateOp>(x, static _ => -1);

    /// <summary>1 where a is above b, else 0.</summary>
    public static Term operator >(Term a, Term b) => new CompareTerm<GreaterOp>(a, b);

    /// <summary>1 where a is below b, else 0.</summary>
    public static Term operator <(Term a, Term b) => new CompareTerm<LessOp>(a, b);

    /// <summary>1 where a is not below b and both are numbers, else 0.</summary>
    public static Term operator >=(Term a, Term b) => new CompareTerm<GreaterEqualOp>(a, b);

    /// <summary>1 where a is not above b and both are numbers, else 0.</summary>
    public static Term operator <=(Term a, Term b) => new CompareTerm<LessEqualOp>(a, b);

    /// <summary>1 where a and b are equal, else 0.</summary>
    public static Term Equal(Term a, Term b) => new CompareTerm<EqualOp>(a, b);

    /// <summary>1 where a and b differ, else 0.</summary>
    public static Term NotEqual(Term a, Term b) => new CompareTerm<NotEqualOp>(a, b);

    /// <summary>a where the condition is not 0, else b.</summary>
    public static Term Where(Term condition, Term a, Term b) => new WhereTerm(condition, a, b);
}
