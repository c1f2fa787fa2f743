using System.Runtime.InteropServices;
using DeZeroNative.Backends;

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
    private readonly List<Tensor> _gradients = [], _copies = [];
    private readonly StepRows _rows = new();

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
        Forget();
        foreach (ParameterGroup group in _groups)
            foreach (Parameter parameter in group.Members)
                if (parameter is { PeekGrad: not null, IsFrozen: false }) _ready.Add(parameter);
        foreach (IOptimizerHook hook in _hooks) hook.Apply(_ready);
        _ready.Clear();
        Updates++;
        BeginUpdate();
        foreach (ParameterGroup group in _groups) UpdateGroup(group);
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

    /// <summary>
    /// Changes parameters of one floating type on one device in place, by default one after the other; they and their gradients are dense.
    /// </summary>
    protected virtual void UpdateMany(ParameterGroup group, ReadOnlySpan<Parameter> parameters, ReadOnlySpan<Tensor> gradients)
    {
        for (int i = 0; i < parameters.Length; i++) UpdateOne(group, parameters[i], gradients[i]);
    }

    /// <summary>Runs one step over the gradient, the states and the elements of each parameter.</summary>
    private protected void Step<TOp>(
        in TOp op, ReadOnlySpan<Parameter> parameters, ReadOnlySpan<Tensor> gradients, ParameterState? first = null, ParameterState? second = null,
        ParameterState? third = null)
        where TOp : struct, IStepOp
    {
        Span<Tensor> row = [null!, null!, null!, null!, null!];
        for (int i = 0; i < parameters.Length; i++)
        {
            int n = 0;
            row[n++] = gradients[i];
            if (first is not null) row[n++] = first[parameters[i]];
            if (second is not null) row[n++] = second[parameters[i]];
            if (third is not null) row[n++] = third[parameters[i]];
            row[n++] = parameters[i].Data;
            _rows.Add(op, row[..n]);
        }
        _rows.Flush(op);
    }

    /// <summary>Hands the parameters of a group over in runs of one type on one device.</summary>
    private void UpdateGroup(ParameterGroup group)
    {
        bool isLibrary = GetType().Module == typeof(Optimizer).Module;
        foreach (Parameter parameter in group.Members)
        {
            // An optimizer of the user's own may keep a gradient.
            if (parameter is not { IsFrozen: false } || (isLibrary ? parameter.PeekGrad : parameter.Grad) is not { Data: var gradient }) continue;
            Prepare(parameter, gradient);
            if (_ready.Count > 0 && !MayJoin(parameter)) UpdateReady(group);
            Tensor dense = gradient.To(parameter.DType).Contiguous();
            if (!ReferenceEquals(dense, gradient)) _copies.Add(dense);
            _ready.Add(parameter);
            _gradients.Add(dense);
        }
        if (_ready.Count > 0) UpdateReady(group);
    }

    private void UpdateReady(ParameterGroup group)
    {
        UpdateMany(group, CollectionsMarshal.AsSpan(_ready), CollectionsMarshal.AsSpan(_gradients));
        foreach (Tensor copy in _copies) copy.Dispose();
        Forget();
    }

    private void Forget()
    {
        _ready.Clear();
        _gradients.Clear();
        _copies.Clear();
    }

    // Parameters that share their elements are updated one after the other.
    private bool MayJoin(Parameter parameter)
    {
        Tensor p = parameter.Data;
        if (_ready[0].DType != p.DType || !ReferenceEquals(_ready[0].Device, p.Device)) return false;
        foreach (Parameter other in _ready)
            if (ReferenceEquals(other.Data.Storage, p.Storage) && other.Data.Offset == p.Offset) return false;
        return true;
    }

    private static void Prepare(Parameter parameter, Tensor gradient)
    {
        if (!parameter.DType.IsFloat()) throw new DTypeException($"[optimizer] a parameter is {parameter.DType.Name()}; only floating types can be updated");
        if (gradient.Shape != parameter.Shape) throw new ShapeException($"[optimizer] gradient of shape {gradient.Shape} for a parameter of shape {parameter.Shape}");
        Tensor.RequireDevice(parameter.Device, gradient, "optimizer");
        if (!parameter.Data.IsContiguous) parameter.Data = TensorScope.Escape(parameter.Data.Clone());
    }
}
