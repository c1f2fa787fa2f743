using System.Diagnostics;

namespace DeZeroNative;

/// <summary>
/// A tensor that remembers how it was made. Operations on variables record a graph of functions while they compute;
/// <see cref="Backward"/> walks it back and leaves the derivative of this variable in <see cref="Grad"/> of every variable
/// that a user made. Gradients are variables too, so they can be differentiated in turn.
/// </summary>
[DebuggerDisplay("{Name} {Data}")]
public partial class Variable
{
    // In Holders of a gradient: a pass left it here, nothing else has it, and nobody has read it.
    private const int Unseen = -1;

    private Tensor _data;
    private Variable? _grad;

    /// <summary>A variable that gradients flow to.</summary>
    public Variable(Tensor data, string? name = null) : this(data, requiresGrad: true) => Name = name;

    /// <summary>A variable of shape () in float64 that gradients flow to.</summary>
    public Variable(double value, string? name = null) : this(Tensor.Scalar(value), name)
    {
    }

    internal Variable(Tensor data, bool requiresGrad)
    {
        ArgumentNullException.ThrowIfNull(data);
        _data = data;
        RequiresGrad = requiresGrad;
    }

    /// <summary>The value.</summary>
    public Tensor Data
    {
        get => _data;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _data = value;
        }
    }

    /// <summary>The gradient that backward passes left here, or null. Passes add to it until <see cref="ClearGrad"/>.</summary>
    public Variable? Grad
    {
        get
        {
            if (_grad is { Holders: Unseen } unseen) unseen.Holders = 0;
            return _grad;
        }

        set => _grad = value;
    }

    /// <summary>The gradient, for those who look at it and keep nothing of it.</summary>
    internal Variable? PeekGrad => _grad;

    /// <summary>A name for printing and drawing.</summary>
    public string? Name { get; set; }

    /// <summary>The function whose result this is, or null where a user made it.</summary>
    public Function? Creator { get; private set; }

    /// <summary>Length of the longest chain of functions behind this variable; 0 where a user made it.</summary>
    public int Generation => Creator is { } creator ? creator.Generation + 1 : 0;

    /// <summary>Whether gradients flow to this variable. Constants, such as tensors given straight to a function, have none.</summary>
    public bool RequiresGrad
    {
        get => OutputIndex >= 0;
        private protected set => OutputIndex = value ? 0 : -1;
    }

    /// <summary>The sizes of the axes.</summary>
    public Shape Shape => _data.Shape;

    /// <summary>Number of axes.</summary>
    public int Rank => _data.Rank;

    /// <summary>Number of elements.</summary>
    public long Size => _data.Size;

    /// <summary>The element type.</summary>
    public DType DType => _data.DType;

    /// <summary>Where the elements are.</summary>
    public Device Device => _data.Device;

    /// <summary>The size of axis 0.</summary>
    public long Length => _data.Length;

    /// <summary>The transpose: axes in reverse order.</summary>
    public Variable T => F.Transpose(this);

    /// <summary>Which output of <see cref="Creator"/> this is; -1 for a constant. One field for both: every operation makes a variable.</summary>
    internal int OutputIndex { get; private set; }

    /// <summary>How many places of a pass under way hold this variable as a gradient.</summary>
    internal int Holders { get; set; }

    /// <summary>A constant: a tensor given where a variable is expected gets no gradient.</summary>
    public static implicit operator Variable(Tensor data) => new(data, requiresGrad: false);

    /// <summary>Forgets the gradient.</summary>
    public void ClearGrad()
    {
        // One that nobody has seen gives its memory back while it is warm; the next pass takes it.
        if (_grad is { Holders: Unseen } unseen) unseen.Data.Dispose();
        _grad = null;
    }

    /// <summary>Cuts the graph here: this variable becomes one that a user made.</summary>
    public void Unchain() => Creator = null;

    /// <summary>Cuts the whole graph behind this variable, as truncated backpropagation through time does.</summary>
    public void UnchainBackward()
    {
        var pending = new Stack<Function>();
        if (Creator is { } creator) pending.Push(creator);
        Unchain();
        while (pending.TryPop(out Function? function))
        {
            foreach (Variable x in function.Inputs)
            {
                if (x.Creator is not { } next) continue;
                x.Unchain();
                pending.Push(next);
            }
        }
    }

    /// <summary>
    /// Adds the derivative of this variable with respect to every variable it was made from to their <see cref="Grad"/>.
    /// The pass starts from <see cref="Grad"/> where the user set it, else from ones.
    /// </summary>
    /// <param name="retainGrad">Whether variables made by functions keep their gradients too.</param>
    /// <param name="createGraph">Whether the pass is recorded, so that gradients can be differentiated.</param>
    /// <exception cref="InvalidOperationException">The variable is a constant, or was made under <see cref="NoGrad"/>.</exception>
    public void Backward(bool retainGrad = false, bool createGraph = false)
    {
        if (!RequiresGrad)
            throw new InvalidOperationException("[backward] no graph was recorded: the variable is a constant or was made under NoGrad");
        if (Grad is { } given && given.Shape != Shape) throw new ShapeException($"[backward] gradient of shape {given.Shape} for a variable of shape {Shape}");
        Variable gy = Grad ?? new Variable(Tensor.OnesLike(Data), requiresGrad: false);
        if (Creator is null)
        {
            Grad = gy;
            return;
        }
        var pass = new BackwardPass(createGraph, retainGrad, targets: null);
        pass.Run([this], [gy]);
        if (!retainGrad) Grad = null;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        string text = Data.ToString() ?? "";
        return "variable(" + text.Replace("\n", "\n         ", StringComparison.Ordinal) + ")";
    }

    /// <summary>Takes a gradient that a pass made; <paramref name="isOwn"/> tells that nothing else has it.</summary>
    internal void HandGrad(Variable gx, bool isOwn)
    {
        if (isOwn) gx.Holders = Unseen;
        _grad = gx;
    }

    internal void SetCreator(Function creator, int outputIndex)
    {
        Creator = creator;
        OutputIndex = outputIndex;
    }
}
