namespace DeZeroNative;

/// <summary>A function of two variables with one output.</summary>
public abstract class BinaryFunction : Function
{
    private Variable? _x0, _x1;
    private GradientSlot _slot;

    /// <summary>The first input.</summary>
    protected Variable X0 => _x0 ?? throw new InvalidOperationException($"[{Name}] the inputs are known after the call only");

    /// <summary>The second input.</summary>
    protected Variable X1 => _x1 ?? throw new InvalidOperationException($"[{Name}] the inputs are known after the call only");

    /// <summary>The output, during a backward pass.</summary>
    protected Variable Y => _slot.Y ?? throw new InvalidOperationException($"[{Name}] the output is known during backward only");

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Inputs => _x0 is null ? [] : [_x0, _x1!];

    /// <summary>Computes the output from the inputs' tensors.</summary>
    protected abstract Tensor Forward(Tensor x0, Tensor x1);

    /// <summary>Computes the gradient of the first input, with functions of <see cref="F"/> and operators of variables only. Called where it is wanted.</summary>
    protected abstract Variable? Backward0(Variable gy);

    /// <summary>Computes the gradient of the second input, likewise.</summary>
    protected abstract Variable? Backward1(Variable gy);

    /// <summary>Computes the output, and records this call where a gradient can flow and recording is on.</summary>
    public Variable Apply(Variable x0, Variable x1)
    {
        ArgumentNullException.ThrowIfNull(x0);
        ArgumentNullException.ThrowIfNull(x1);
        return Apply(x0, x1, (x0.RequiresGrad || x1.RequiresGrad) && GradMode.Recording);
    }

    /// <summary>The same where the caller has seen whether to record: a call that is not leaves this function as it was.</summary>
    internal Variable Apply(Variable x0, Variable x1, bool record)
    {
        if (record) TensorPool.BeginCall();
        Tensor y = Apart(Apart(Forward(x0.Data, x1.Data), x0.Data), x1.Data);
        if (record)
        {
            Record(Math.Max(x0.Generation, x1.Generation), 1);
            _x0 = x0;
            _x1 = x1;
        }
        return Output(y, record);
    }

    /// <inheritdoc/>
    protected sealed override Tensor[] Forward(Tensor[] xs) => [Forward(xs[0], xs[1])];

    /// <inheritdoc/>
    protected sealed override Variable?[] Backward(Variable?[] gys) => [Backward0(gys[0]!), Backward1(gys[0]!)];

    internal sealed override ref GradientSlot SlotOf(Variable y) => ref _slot;

    internal sealed override void Run(BackwardPass pass)
    {
        Variable gy = pass.Take(ref _slot)!;
        if (_x0!.RequiresGrad) pass.Add(this, _x0, Backward0(gy));
        if (_x1!.RequiresGrad) pass.Add(this, _x1, Backward1(gy));
        pass.Drop(this, gy);
    }

    private protected sealed override void ForgetSlots() => _slot = default;
}
