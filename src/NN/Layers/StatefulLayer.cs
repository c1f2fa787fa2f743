namespace DeZeroNative.NN;

/// <summary>
/// A recurrent layer in DeZero's form: each call is one step on x (rows, inputs), and the state is kept from call to call. The graph grows
/// with the steps; <c>loss.UnchainBackward()</c> cuts it after a backward pass (truncated backpropagation through time). While a graph
/// of earlier steps is attached, weights changed by hand are seen after the next backward pass or cut.
/// Layers over whole sequences are <see cref="RnnSequence"/>, <see cref="LstmSequence"/> and <see cref="GruSequence"/>.
/// </summary>
public abstract class StatefulLayer : Layer
{
    private protected StatefulLayer(int hiddenSize, string operation)
    {
        if (hiddenSize <= 0) throw new ArgumentOutOfRangeException(nameof(hiddenSize), $"[{operation}] the hidden size must be positive, got {hiddenSize}");
        HiddenSize = hiddenSize;
        Operation = operation;
        AddState("h", () => H?.Data, data => H = data is null ? null : (Variable)data);
    }

    /// <summary>Units.</summary>
    public int HiddenSize { get; }

    /// <summary>The state after the last step (rows, units), or null before the first.</summary>
    public Variable? H { get; private protected set; }

    /// <summary>The name in messages.</summary>
    private protected string Operation { get; }

    /// <summary>Whether no graph leads to earlier steps.</summary>
    private protected bool Begins => H?.Creator is null;

    /// <summary>Forgets the state: the next step is the first of a sequence.</summary>
    public virtual void ResetState() => H = null;

    /// <summary>Adds the linear layers of gates, such as x2f, under their names.</summary>
    private protected Linear[] AddGates(string prefix, string gates, bool noBias, DType dtype, int? inSize, RandomGenerator? random) =>
        [.. gates.Select(gate => Add(prefix + gate, new Linear(HiddenSize, noBias, dtype, inSize, random)))];

    /// <summary>Checks that x has as many rows as the state.</summary>
    private protected void RequireRows(Variable x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (H is not null && x.Rank == 2 && x.Length != H.Length)
            throw new ShapeException($"[{Operation}] the state has {H.Length} rows, x has {x.Length}; call ResetState() before another batch");
    }

    /// <summary>A result to keep: memory that a model gives back as soon as its next layer has run must not be the state's.</summary>
    private protected static Variable Keep(Variable state)
    {
        TensorScope.Escape(state.Data);
        return NoGrad.IsActive ? TensorScope.Escape(state.Data.View(state.Data.Layout)) : state;
    }
}
