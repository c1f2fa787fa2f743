namespace DeZeroNative;

/// <summary>A function of one variable with one output.</summary>
public abstract class UnaryFunction : Function
{
    private Variable? _x;
    private GradientSlot _slot;

    /// <summary>The input.</summary>
    protected Variable X => _x ?? throw new InvalidOperationException($"[{Name}] the input is known after the call only");

    /// <summary>The output, during a backward pass.</summary>
    protected Variable Y => _slot.Y ?? throw new InvalidOperationException($"[{Name}] the output is known during backward only");

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Inputs => _x is null ? [] : [_x];

    /// <summary>Computes the output from the input's tensor.</summary>
    protected abstract Tensor Forward(Tensor x);

    /// <summary>Computes the gradient of the input from that of the output, with functions of <see cref="F"/> and operators of variables only.</summary>
    protected abstract Variable Backward(Variable gy);

    /// <summary>
    /// The same gradient in fewer passes over memory, on tensors; null where there is no such path. It is used where the
    /// pass is not recorded, and tests hold it equal to <see cref="Backward(Variable)"/>.
    /// </summary>
    protected virtual Tensor? BackwardFused(Tensor gy) => null;

    /// <summary>Computes the output, and records this call where a gradient can flow and recording is on.</summary>
    public Variable Apply(Variable x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Apply(x, x.RequiresGrad && GradMode.Recording);
    }

    /// <summary>The same where the caller has seen whether to record: a call that is not leaves this function as it was.</summary>
    internal Variable Apply(Variable x, bool record)
    {
        if (record) TensorPool.BeginCall();
        Tensor y = Apart(Forward(x.Data), x.Data);
        if (record)
        {
            Record(x.Generation, 1);
            _x = x;
        }
        return Output(y, record);
    }

    /// <inheritdoc/>
    protected sealed override Tensor[] Forward(Tensor[] xs) => [Forward(xs[0])];

    /// <inheritdoc/>
    protected sealed override Variable?[] Backward(Variable?[] gys) => [Backward(gys[0]!)];

    internal sealed override ref GradientSlot SlotOf(Variable y) => ref _slot;

    internal sealed override void Run(BackwardPass pass)
    {
        Variable gy = pass.Take(ref _slot)!;
        Tensor? fused = pass.CreateGraph ? null : BackwardFused(gy.Data);
        pass.Add(this, _x!, fused is null ? Backward(gy) : new Variable(fused, requiresGrad: false));
        pass.Drop(this, gy);
    }

    private protected sealed override void ForgetSlots() => _slot = default;
}
