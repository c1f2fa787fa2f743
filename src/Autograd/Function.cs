namespace DeZeroNative;

/// <summary>
/// A differentiable computation: <see cref="Forward"/> on tensors, <see cref="Backward"/> on variables, so that backward can be
/// differentiated in turn. An instance serves one call. It keeps its inputs alive, not its outputs: these it sees during a
/// backward pass only.
/// </summary>
public abstract class Function
{
    private Variable[] _inputs = [];
    private GradientSlot[]? _slots;
    private BackwardPass? _pass;

    /// <summary>The variables this was applied to.</summary>
    public virtual IReadOnlyList<Variable> Inputs => _inputs;

    /// <summary>The largest generation of the inputs.</summary>
    public int Generation { get; private set; }

    /// <summary>The name in graphs and messages: the class name without "Function".</summary>
    public virtual string Name
    {
        get
        {
            string name = GetType().Name;
            return name.EndsWith("Function", StringComparison.Ordinal) && name.Length > 8 ? name[..^8] : name;
        }
    }

    /// <summary>Number of outputs; 0 before the call.</summary>
    internal int OutputCount { get; private set; }

    /// <summary>The outputs, where a gradient reached them, during a backward pass; null where none did.</summary>
    protected IReadOnlyList<Variable?> Outputs => _slots is { } slots ? Array.ConvertAll(slots, slot => slot.Y) : throw new InvalidOperationException($"[{Name}] outputs are known during backward only");

    /// <summary>The pass that this function is part of.</summary>
    private protected BackwardPass? Pass => _pass;

    /// <summary>Computes the outputs from the inputs' tensors.</summary>
    protected abstract Tensor[] Forward(Tensor[] xs);

    /// <summary>
    /// Computes the gradients of the inputs, in order, from those of the outputs (null where none reached an output),
    /// with functions of <see cref="F"/> and operators of variables only. Null stands for no gradient.
    /// </summary>
    protected abstract Variable?[] Backward(Variable?[] gys);

    /// <summary>
    /// The same gradients in fewer passes over memory, on tensors; null where there is no such path. It is used where the
    /// pass is not recorded, and tests hold it equal to <see cref="Backward"/>.
    /// </summary>
    protected virtual Tensor?[]? BackwardFused(Tensor?[] gys) => null;

    /// <summary>Computes the outputs, and records this call where a gradient can flow and recording is on.</summary>
    /// <exception cref="InvalidOperationException">The instance was applied before.</exception>
    public Variable[] Apply(params Variable[] xs)
    {
        ArgumentNullException.ThrowIfNull(xs);
        foreach (Variable x in xs) ArgumentNullException.ThrowIfNull(x, nameof(xs));
        bool record = GradMode.Recording && Array.Exists(xs, x => x.RequiresGrad);
        if (record) TensorPool.BeginCall();
        Tensor[] ys = Forward(Array.ConvertAll(xs, x => x.Data));
        if (record)
        {
            int generation = 0;
            foreach (Variable x in xs) generation = Math.Max(generation, x.Generation);
            Record(generation, ys.Length);
            _inputs = xs;
        }
        var outputs = new Variable[ys.Length];
        for (int i = 0; i < ys.Length; i++)
        {
            Tensor y = ys[i];
            foreach (Variable x in xs) y = Apart(y, x.Data);
            outputs[i] = Output(y, record, i);
        }
        return outputs;
    }

    /// <summary>Notes the call.</summary>
    private protected void Record(int generation, int outputs)
    {
        if (OutputCount != 0) throw new InvalidOperationException($"[{Name}] this function was applied before; make a new one for each call");
        OutputCount = outputs;
        Generation = generation;
    }

    private protected Variable Output(Tensor data, bool record, int index = 0)
    {
        var y = new Variable(data, record);
        if (record) y.SetCreator(this, index);
        return y;
    }

    /// <summary>The output, as a view where it is an input itself: a pass gives tensors back one by one.</summary>
    internal static Tensor Apart(Tensor y, Tensor x) => ReferenceEquals(y, x) ? y.View(y.Layout) : y;

    /// <summary>Joins a pass under way; false where this function is part of it already.</summary>
    /// <exception cref="InvalidOperationException">Another pass has reached this function and not left it.</exception>
    internal bool Join(BackwardPass pass)
    {
        BackwardPass? other = Interlocked.CompareExchange(ref _pass, pass, null);
        if (other is not null && !ReferenceEquals(other, pass))
            throw new InvalidOperationException($"[{Name}] two backward passes run through one graph at once; passes at the same time may share parameters only");
        return other is null;
    }

    /// <summary>Where the pass collects the gradient of an output.</summary>
    internal virtual ref GradientSlot SlotOf(Variable y)
    {
        _slots ??= new GradientSlot[OutputCount];
        return ref _slots[y.OutputIndex];
    }

    /// <summary>Computes the gradients of the inputs from those that the outputs' slots hold.</summary>
    internal virtual void Run(BackwardPass pass)
    {
        var gys = new Variable?[OutputCount];
        for (int i = 0; i < gys.Length; i++) gys[i] = pass.Take(ref _slots![i]);
        Tensor?[]? fused = pass.CreateGraph ? null : BackwardFused(Array.ConvertAll(gys, gy => gy?.Data));
        Variable?[] gxs = fused is null ? Backward(gys) : Array.ConvertAll(fused, gx => gx is null ? null : new Variable(gx, requiresGrad: false));
        if (gxs.Length != _inputs.Length)
            throw new InvalidOperationException($"[{Name}] backward gave {gxs.Length} gradients for {_inputs.Length} inputs");
        for (int i = 0; i < gxs.Length; i++) pass.Add(this, _inputs[i], gxs[i]);
        foreach (Variable? gy in gys) pass.Drop(this, gy);
    }

    /// <summary>Leaves the pass at the end of this function's turn, or when the pass fails, and forgets what it brought.</summary>
    internal void Leave()
    {
        ForgetSlots();
        Volatile.Write(ref _pass, null);
    }

    private protected virtual void ForgetSlots() => _slots = null;
}
