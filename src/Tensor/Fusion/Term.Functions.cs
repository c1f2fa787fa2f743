namespace DeZeroNative;

// Each function with its derivative, as a term of the operands (X, or A and B) and of the function itself, y.
public abstract partial class Term
{
    /// <inheritdoc cref="Tensor.Abs"/>
    public Term Abs() => new UnaryTerm<AbsOp>(this, static y => y.X.Sign());

    /// <inheritdoc cref="Tensor.Acos"/>
    public Term Acos() => new UnaryTerm<AcosOp>(this, static y => -1 / (1 - y.X * y.X).Sqrt());

    /// <inheritdoc cref="Tensor.Asin"/>
    public Term Asin() => new UnaryTerm<AsinOp>(this, static y => 1 / (1 - y.X * y.X).Sqrt());

    /// <inheritdoc cref="Tensor.Atan"/>
    public Term Atan() => new UnaryTerm<AtanOp>(this, static y => 1 / (1 + y.X * y.X));

    /// <inheritdoc cref="Tensor.Ceiling"/>
    public Term Ceiling() => new UnaryTerm<CeilingOp>(this, static _ => 0);

    /// <inheritdoc cref="Tensor.Cos"/>
    public Term Cos() => new UnaryTerm<CosOp>(this, static y => -y.X.Sin());

    /// <inheritdoc cref="Tensor.Cosh"/>
    public Term Cosh() => new UnaryTerm<CoshOp>(this, static y => y.X.Sinh());

    /// <inheritdoc cref="Tensor.Erf"/>
    public Term Erf() => new UnaryTerm<ErfOp>(this, static y => 2 / Math.Sqrt(Math.PI) * (-(y.X * y.X)).Exp());

    /// <inheritdoc cref="Tensor.Exp"/>
    public Term Exp() => new UnaryTerm<ExpOp>(this, static y => y);

    /// <inheritdoc cref="Tensor.Exp2"/>
    public Term Exp2() => new UnaryTerm<Exp2Op>(this, static y => Math.Log(2) * y);

    /// <inheritdoc cref="Tensor.Expm1"/>
    public Term Expm1() => new UnaryTerm<Expm1Op>(this, static y => y.X.Exp());

    /// <inheritdoc cref="Tensor.Floor"/>
    public Term Floor() => new UnaryTerm<FloorOp>(this, static _ => 0);

    /// <inheritdoc cref="Tensor.Log"/>
    public Term Log() => new UnaryTerm<LogOp>(this, static y => 1 / y.X);

    /// <inheritdoc cref="Tensor.Log10"/>
    public Term Log10() => new UnaryTerm<Log10Op>(this, static y => 1 / Math.Log(10) / y.X);

    /// <inheritdoc cref="Tensor.Log1p"/>
    public Term Log1p() => new UnaryTerm<Log1pOp>(this, static y => 1 / (1 + y.X));

    /// <inheritdoc cref="Tensor.Log2"/>
    public Term Log2() => new UnaryTerm<Log2Op>(this, static y => 1 / Math.Log(2) / y.X);

    /// <inheritdoc cref="Tensor.Relu"/>
    public Term Relu() => new UnaryTerm<ReluOp>(this, static y => y.X > 0);

    /// <inheritdoc cref="Tensor.Round"/>
    public Term Round() => new UnaryTerm<RoundOp>(this, static _ => 0);

    /// <inheritdoc cref="Tensor.Rsqrt"/>
    public Term Rsqrt() => new UnaryTerm<RsqrtOp>(this, static y => -0.5 * y / y.X);

    /// <inheritdoc cref="Tensor.Sigmoid"/>
    public Term Sigmoid() => new UnaryTerm<SigmoidOp>(this, static y => y * (1 - y));

    /// <inheritdoc cref="Tensor.Sign"/>
    public Term Sign() => new UnaryTerm<SignOp>(this, static _ => 0);

    /// <inheritdoc cref="Tensor.Sin"/>
    public Term Sin() => new UnaryTerm<SinOp>(this, static y => y.X.Cos());

    /// <inheritdoc cref="Tensor.Sinh"/>
    public Term Sinh() => new UnaryTerm<SinhOp>(this, static y => y.X.Cosh());

    /// <summary>log(1 + exp(x)) = max(x, 0) + log(1 + exp(-|x|)), without overflow.</summary>
    public Term Softplus() => new GivenTerm(Relu() + (-Abs()).Exp().Log1p(), this, Sigmoid());

    /// <inheritdoc cref="Tensor.Sqrt"/>
    public Term Sqrt() => new UnaryTerm<SqrtOp>(this, static y => 0.5 / y);

    /// <inheritdoc cref="Tensor.Square"/>
    public Term Square() => this * this;

    /// <inheritdoc cref="Tensor.Tan"/>
    public Term Tan() => new UnaryTerm<TanOp>(this, static y => 1 + y * y);

    /// <inheritdoc cref="Tensor.Tanh"/>
    public Term Tanh() => new UnaryTerm<TanhOp>(this, static y => 1 - y * y);

    /// <inheritdoc cref="Tensor.Trunc"/>
    public Term Trunc() => new UnaryTerm<TruncOp>(this, static _ => 0);

    /// <summary>Held between two bounds; NaN stays NaN. The derivative is 1 at the bounds.</summary>
    public Term Clip(Term min, Term max) => Minimum(Maximum(this, min), max);

    /// <summary>To a constant power, as <see cref="Tensor.Pow(Scalar)"/>.</summary>
    public Term Pow(double exponent) => exponent switch
    {
        0 => new BinaryTerm<PowOp>(this, 0, static _ => 0, static _ => 0),
        1 => this,
        2 => this * this,
        3 => this * this * this,
        4 => Square().Square(),
        -1 => 1 / this,
        0.5 => Sqrt(),
        _ => Pow(this, exponent),
    };

    /// <summary>a to the power of b.</summary>
    public static Term Pow(Term a, Term b) =>
        new BinaryTerm<PowOp>(
            a, b, static y => y.B is NumberTerm { Value: var n } ? n * y.A.Pow(n - 1) : y.B * Pow(y.A, y.B - 1),
            static y => Where(NotEqual(y.A, 0), y * Where(NotEqual(y.A, 0), y.A, 1).Log(), 0));

    /// <summary>The larger of a and b; NaN where either is NaN. Where both are equal the derivative is that of a.</summary>
    public static Term Maximum(Term a, Term b) => new BinaryTerm<MaximumOp>(a, b, static y => y.A >= y.B, static y => Where(y.A >= y.B, 0, 1));

    /// <summary>The smaller of a and b; NaN where either is NaN. Where both are equal the derivative is that of a.</summary>
    public static Term Minimum(Term a, Term b) => new BinaryTerm<MinimumOp>(a, b, static y => y.A <= y.B, static y => Where(y.A <= y.B, 0, 1));

    /// <inheritdoc cref="Tensor.Atan2(Tensor, Tensor)"/>
    public static Term Atan2(Term a, Term b) =>
        new BinaryTerm<Atan2Op>(a, b, static y => y.B / (y.A * y.A + y.B * y.B), static y => -y.A / (y.A * y.A + y.B * y.B));

    /// <inheritdoc cref="Tensor.Hypot(Tensor, Tensor)"/>
    public static Term Hypot(Term a, Term b) => new BinaryTerm<HypotOp>(a, b, static y => y.A / y, static y => y.B / y);

    /// <inheritdoc cref="Tensor.LogAddExp(Tensor, Tensor)"/>
    public static Term LogAddExp(Term a, Term b) => new BinaryTerm<LogAddExpOp>(a, b, static y => (y.A - y).Exp(), static y => (y.B - y).Exp());
}
