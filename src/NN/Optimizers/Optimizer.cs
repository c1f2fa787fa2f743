namespace DeZeroNative.NN;

/// <summary>
/// Moves parameters against their gradients: <c>loss.Backward(); optimizer.Update(); model.ClearGrads();</c>. Updates happen in place,
/// on the device of each parameter; a parameter without a gradient stays as it is.
/// </summary>
/// <example><code>Optimizer optimizer = new Adam().Setup(model).AddHook(new ClipGrad(1.0));</code></example>
public abstract class Optimizer
{
    private readonly List<IOptimizerHook> _hooks = [];
    private Func<IEnumerable<Parameter>>? _targets;

    /// <summary>Takes the parameters of a model, as they are at each update: those made at the first call are among them.</summary>
    /// <returns>This optimizer.</returns>
    public Optimizer Setup(Layer target)
    {
        ArgumentNullException.ThrowIfNull(target);
        _targets = target.Parameters;
        return this;
    }

    /// <summary>Takes a list of parameters.</summary>
    /// <returns>This optimizer.</returns>
    public Optimizer Setup(IEnumerable<Parameter> parameters)
    {
        Parameter[] list = [.. parameters];
        _targets = () => list;
        return this;
    }

    /// <summary>Adds what is done to the gradients before each update, after the hooks already there.</summary>
    /// <returns>This optimizer.</returns>
    public Optimizer AddHook(IOptimizerHook hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        _hooks.Add(hook);
        return this;
    }

    /// <summary>Applies the hooks, then updates every parameter that has a gradient.</summary>
    /// <exception cref="InvalidOperationException">Nothing was set up.</exception>
    /// <exception cref="ShapeException">A gradient has another shape than its parameter.</exception>
    /// <exception cref="DeviceException">A gradient is on another device than its parameter.</exception>
    public void Update()
    {
        if (_targets is null) throw new InvalidOperationException("[optimizer] call Setup(model) first");
        Parameter[] parameters = [.. _targets().Where(parameter => parameter is { Grad: not null, IsFrozen: false })];
        foreach (IOptimizerHook hook in _hooks) hook.Apply(parameters);
        BeginUpdate();
        foreach (Parameter parameter in parameters)
            if (parameter.Grad is { } grad) Update(parameter, grad.Data);
    }

    /// <summary>Called once per update, before the parameters.</summary>
    protected virtual void BeginUpdate()
    {
    }

    /// <summary>Changes one parameter in place; it and the gradient are dense, of one shape, floating type and device.</summary>
    protected abstract void UpdateOne(Parameter parameter, Tensor gradient);

    private void Update(Parameter parameter, Tensor gradient)
    {
        if (!parameter.DType.IsFloat()) throw new DTypeException($"[optimizer] a parameter is {parameter.DType.Name()}; only floating types can be updated");
        if (gradient.Shape != parameter.Shape) throw new ShapeException($"[optimizer] gradient of shape {gradient.Shape} for a parameter of shape {parameter.Shape}");
        Tensor.RequireDevice(parameter.Device, gradient, "optimizer");
        if (!parameter.Data.IsContiguous) parameter.Data = TensorScope.Escape(parameter.Data.Clone());
        Tensor dense = gradient.To(parameter.DType).Contiguous();
        UpdateOne(parameter, dense);
        if (!ReferenceEquals(dense, gradient)) dense.Dispose();
    }
}
