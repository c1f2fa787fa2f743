namespace DeZeroNative;

/// <summary>
/// An element-wise expression that is computed in one pass over memory: by one kernel on an OpenCL device, by pieces that stay in the
/// cache on the CPU. The elements are those that the operations would give one after the other. Make it once and keep it.
/// </summary>
/// <example><code>
/// static readonly Fused s_gelu = Fused.Of(x => 0.5 * x * (1 + (x * 0.7071).Erf()));
/// Tensor y = s_gelu.Apply(x);
/// </code></example>
public sealed class Fused
{
    /// <summary>The most inputs an expression can have.</summary>
    public const int MaxInputs = 8;

    private readonly Func<Term> _expression;
    private readonly InputTerm[] _inputs;
    private readonly Fused?[] _derivatives, _gradients;
    private Term? _result;
    private FusedProgram? _program;
    private FusedKernel? _kernel;

    private Fused(string name, Func<Term> expression, InputTerm[] inputs)
    {
        (Name, _expression, _inputs) = (name, expression, inputs);
        (_derivatives, _gradients) = (new Fused?[inputs.Length], new Fused?[inputs.Length]);
    }

    /// <summary>The name in messages.</summary>
    public string Name { get; }

    /// <summary>Number of inputs.</summary>
    public int Inputs => _inputs.Length;

    /// <summary>Whether the expression is 0 whatever the inputs are.</summary>
    internal bool IsZero => Result is NumberTerm { Value: 0 };

    /// <summary>The expression as steps.</summary>
    internal FusedProgram Program => _program ??= FusedProgram.Of(Result, _inputs, _kernel);

    // Written down at the first use, so that one that is not used costs nothing. Two threads may do so at once: the terms mean the same.
    private Term Result => _result ??= _expression() ?? throw new InvalidOperationException($"[{Name}] the expression is null");

    /// <summary>An expression of one input.</summary>
    public static Fused Of(Func<Term, Term> expression, string name = "fused")
    {
        ArgumentNullException.ThrowIfNull(expression);
        return Of(name, 1, x => expression(x[0]));
    }

    /// <summary>An expression of two inputs.</summary>
    public static Fused Of(Func<Term, Term, Term> expression, string name = "fused")
    {
        ArgumentNullException.ThrowIfNull(expression);
        return Of(name, 2, x => expression(x[0], x[1]));
    }

    /// <summary>An expression of three inputs.</summary>
    public static Fused Of(Func<Term, Term, Term, Term> expression, string name = "fused")
    {
        ArgumentNullException.ThrowIfNull(expression);
        return Of(name, 3, x => expression(x[0], x[1], x[2]));
    }

    /// <summary>An expression of four inputs.</summary>
    public static Fused Of(Func<Term, Term, Term, Term, Term> expression, string name = "fused")
    {
        ArgumentNullException.ThrowIfNull(expression);
        return Of(name, 4, x => expression(x[0], x[1], x[2], x[3]));
    }

    /// <summary>An expression of any number of inputs, up to <see cref="MaxInputs"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of inputs is not between 1 and <see cref="MaxInputs"/>.</exception>
    public static Fused Of(string name, int inputs, Func<IReadOnlyList<Term>, Term> expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        if (inputs is < 1 or > MaxInputs)
            throw new ArgumentOutOfRangeException(nameof(inputs), $"[{name}] an expression has 1 to {MaxInputs} inputs, got {inputs}");
        var terms = new InputTerm[inputs];
        for (int i = 0; i < inputs; i++) terms[i] = new InputTerm();
        return new Fused(name, () => expression(terms), terms);
    }

    /// <summary>
    /// Computes the expression of tensors, broadcast to one shape, and numbers. The result has the type that the tensors share,
    /// float32 where none of them is floating; in it everything is computed.
    /// </summary>
    /// <exception cref="ArgumentException">The number of inputs is another, or none of them is a tensor.</exception>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="DeviceException">The tensors are on different devices.</exception>
    public Tensor Apply(params ReadOnlySpan<Operand> inputs)
    {
        if (inputs.Length != _inputs.Length) throw new ArgumentException($"[{Name}] {_inputs.Length} inputs expected, got {inputs.Length}");
        return Tensor.Fuse(Name, Program, inputs);
    }

    /// <summary>The derivative with respect to an input, an expression of the same inputs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such input.</exception>
    public Fused Derivative(int input)
    {
        RequireInput(input);
        return _derivatives[input] ??= new Fused($"{Name}_gradient", () => Differentiation.Of(Result, _inputs[input]), _inputs);
    }

    /// <summary>This expression, computed by a C kernel where it runs on the CPU; its gradient likewise.</summary>
    internal Fused By(FusedKernel kernel) => new(Name, _expression, _inputs) { _kernel = kernel };

    /// <summary>The derivative times a gradient, which is one more input before the others, for which there must be room.</summary>
    internal Fused Gradient(int input)
    {
        RequireInput(input);
        var gy = new InputTerm();
        return _gradients[input] ??= new Fused(
            $"{Name}_gradient", () => Differentiation.Multiply(gy, Differentiation.Of(Result, _inputs[input])), [gy, .. _inputs])
        { _kernel = _kernel?.Gradient };
    }

    private void RequireInput(int input)
    {
        if (input < 0 || input >= _inputs.Length)
            throw new ArgumentOutOfRangeException(nameof(input), $"[{Name}] there are {_inputs.Length} inputs, got {input}");
    }
}
