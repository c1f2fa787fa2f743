namespace DeZeroNative.NN;

/// <summary>
/// The value on its way through the steps of a model. Where no graph is recorded, a value that only the model knows is given back
/// to the pool as soon as the next one is there, while its memory is still warm in the cache.
/// </summary>
internal struct StepValue(Variable x)
{
    // The input is the caller's.
    private bool _isOwn;

    /// <summary>The value so far.</summary>
    public Variable Value { get; private set; } = x;

    /// <summary>Sends the value through a layer.</summary>
    public void Through(Layer layer) => Advance(layer.Forward(Value), layer);

    /// <summary>Sends the value through a function.</summary>
    public void Through(Func<Variable, Variable> function) => Advance(function(Value), function);

    /// <summary>Sends the value through a layer and the activation behind it, in one go where nobody looks in between.</summary>
    public void Through<TLayer>(TLayer layer, Func<Variable, Variable> function, Activation activation) where TLayer : Layer, IActivated
    {
        if (activation != Activation.None && layer.TakesActivation)
        {
            Through(layer, activation);
            return;
        }
        Through((Layer)layer);
        Through(function);
    }

    /// <summary>Sends the value through a layer with an activation of its own.</summary>
    public void Through(IActivated layer, Activation activation) => Advance(layer.Forward(Value, activation), layer);

    /// <summary>Puts what a step, a layer or function, made of the value in its place.</summary>
    public void Advance(Variable y, object step)
    {
        if (NoGrad.IsActive)
        {
            // Views keep the memory that they share with this tensor by themselves.
            bool passed = ReferenceEquals(y.Data, Value.Data), trusted = IsLibrary(step);
            if (_isOwn && trusted && !passed) Value.Data.Dispose();
            _isOwn = trusted && (_isOwn || !passed);
        }
        Value = y;
    }

    /// <summary>Steps of the user's own, which a nested model may hold too, and hooks could put aside what passes through them.</summary>
    private static bool IsLibrary(object step) => step switch
    {
        Delegate function => function.Method.Module == typeof(F).Module || function.Method.Module == typeof(Layer).Module,
        Sequential => false,
        Layer { HasHooks: true } => false,
        _ => step.GetType().Module == typeof(Layer).Module,
    };
}
