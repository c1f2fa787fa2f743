namespace DeZeroNative.NN;

/// <summary>The place of one parameter.</summary>
internal sealed class ParameterSlot(Layer layer, string name, Shape shape, DType dtype) : LayerSlot(layer, name, shape, dtype)
{
    private Parameter? _parameter;

    /// <summary>The parameter, or null where it was declared only.</summary>
    public Parameter? Parameter
    {
        get => _parameter;
        set
        {
            _parameter = value;
            if (Layer.IsFrozen) value?.IsFrozen = true;
        }
    }

    public override Tensor? Value => Parameter?.Data;

    public override void Set(Tensor value)
    {
        if (Parameter is null) Parameter = new Parameter(value, Name);
        else Parameter.Data = value;
    }

    public override void MoveTo(Device device)
    {
        if (Parameter is not { } parameter) return;
        parameter.Data = TensorScope.Escape(parameter.Data.To(device));
        if (parameter.Grad is { } grad) parameter.Grad = grad.Data.To(device);
    }
}
