namespace DeZeroNative.NN;

public abstract partial class Layer
{
    private readonly HookList<Func<Layer, Variable, Variable?>> _preHooks = new();
    private readonly HookList<Func<Layer, Variable, Variable, Variable?>> _hooks = new();

    /// <summary>Whether this layer or one inside shows its values to a hook.</summary>
    internal bool HasHooks
    {
        get
        {
            if (!_preHooks.IsEmpty || !_hooks.IsEmpty) return true;
            foreach (Layer layer in _layers.Values)
                if (layer.HasHooks) return true;
            return false;
        }
    }

    /// <summary>Computes the output: hooks on the input, <see cref="Compute"/>, hooks on the output.</summary>
    public Variable Forward(Variable x)
    {
        foreach (Func<Layer, Variable, Variable?> hook in _preHooks.Items) x = hook(this, x) ?? x;
        Variable y = Compute(x);
        foreach (Func<Layer, Variable, Variable, Variable?> hook in _hooks.Items) y = hook(this, x, y) ?? y;
        return y;
    }

    /// <summary>The same for layers with another entrance, which has more arguments or results: hooks see the first of each.</summary>
    private protected (Variable Y, TMore More) Forward<TMore>(Variable x, Func<Variable, (Variable Y, TMore More)> compute)
    {
        foreach (Func<Layer, Variable, Variable?> hook in _preHooks.Items) x = hook(this, x) ?? x;
        (Variable y, TMore more) = compute(x);
        foreach (Func<Layer, Variable, Variable, Variable?> hook in _hooks.Items) y = hook(this, x, y) ?? y;
        return (y, more);
    }

    /// <summary>
    /// Calls a function with this layer and its input before each <see cref="Forward"/>, after the hooks already there. Other entrances,
    /// such as <see cref="MultiHeadAttention.Attend"/>, have no hooks.
    /// </summary>
    /// <param name="hook">What it returns takes the place of the input; null leaves it.</param>
    /// <returns>What removes the hook when disposed.</returns>
    public IDisposable AddForwardPreHook(Func<Layer, Variable, Variable?> hook) => _preHooks.Add(hook);

    /// <summary>Calls a function with this layer, its input and its output after each <see cref="Forward"/>, after the hooks already there.</summary>
    /// <param name="hook">What it returns takes the place of the output; null leaves it.</param>
    /// <returns>What removes the hook when disposed.</returns>
    public IDisposable AddForwardHook(Func<Layer, Variable, Variable, Variable?> hook) => _hooks.Add(hook);
}
