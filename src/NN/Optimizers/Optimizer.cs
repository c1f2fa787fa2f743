namespace DeZeroNative.NN;

/// <summary>
/// Moves parameters against their gradients: <c>loss.Backward(); optimizer.Update(); model.ClearGrads();</c>. Updates happen in place,
/// on the device of each parameter; a parameter without a gradient, or a frozen one, stays as it is.
/// </summary>
/// <example><code>Optimizer optimizer = new Adam().Setup(model).AddGroup(model["l0"], ("alpha", 1e-4)).AddHook(new ClipGrad(1.0));</code></example>
public abstract partial class Optimizer
{
    private readonly List<IOptimizerHook> _hooks = [];
    private readonly List<Parameter> _ready = [];

    /// <summary>Number of updates so far.</summary>
    public long Updates { get; internal set; }

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
        if (!_groups.Exists(group => group.Layer is not null || group.List is not null))
            throw new InvalidOperationException("[optimizer] call Setup(model) first");
        Gather();
        _ready.Clear();
        foreach (ParameterGroup group in _groups)
            foreach (Parameter parameter in group.Members)
                if (parameter is { Grad: not null, IsFrozen: false }) _ready.Add(parameter);
        foreach (IOptimizerHook hook in _hooks) hook.Apply(_ready);
        _ready.Clear();
        Updates++;
        BeginUpdate();
        foreach (ParameterGroup group in _groups)
            foreach (Parameter parameter in group.Members)
                if (parameter is { Grad: { } grad, IsFrozen: false }) Update(group, parameter, grad.Data);
    }

    /// <summary>Forgets the gradients of all its parameters.</summary>
    public void ClearGrads()
    {
        Gather();
        foreach (ParameterGroup group in _groups)
            foreach (Parameter parameter in group.Members) parameter.ClearGrad();
    }

    /// <summary>Called once per update, before the parameters.</summary>
    protected virtual void BeginUpdate()
    {
    }

    /// <summary>Changes one parameter in place; it and the gradient are dense, of one shape, floating type and device.</summary>
    protected abstract void UpdateOne(ParameterGroup group, Parameter parameter, Tensor gradient);

    private void Update(ParameterGroup group, Parameter parameter, Tensor gradient)
    {
        if (!parameter.DType.IsFloat()) throw new DTypeException($"[optimizer] a parameter is {parameter.DType.Name()}; only floating types can be updated");
        if (gradient.Shape != parameter.Shape) throw new ShapeException($"[optimizer] gradient of shape {gradient.Shape} for a parameter of shape {parameter.Shape}");
        Tensor.RequireDevice(parameter.Device, gradient, "optimizer");
        if (!parameter.Data.IsContiguous) parameter.Data = TensorScope.Escape(parameter.Data.Clone());
        Tensor dense = gradient.To(parameter.DType).Contiguous();
        UpdateOne(group, parameter, dense);
        if (!ReferenceEquals(dense, gradient)) dense.Dispose();
    }
}
