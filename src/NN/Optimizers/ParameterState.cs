namespace DeZeroNative.NN;

/// <summary>One tensor per parameter that an optimizer keeps between updates: zeros at first, and on the parameter's device.</summary>
public sealed class ParameterState
{
    private readonly Dictionary<Parameter, Tensor> _tensors = new(ReferenceEqualityComparer.Instance);

    /// <summary>The tensor of a parameter, of its shape and type. What it is replaced by belongs to this object; the old one is given back.</summary>
    public Tensor this[Parameter parameter]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(parameter);
            if (!_tensors.TryGetValue(parameter, out Tensor? tensor) || tensor.Shape != parameter.Shape)
                return this[parameter] = Tensor.Zeros(parameter.Shape, parameter.DType, parameter.Device);
            if (tensor.DType == parameter.DType && ReferenceEquals(tensor.Device, parameter.Device)) return tensor;
            return this[parameter] = tensor.To(parameter.DType).To(parameter.Device);
        }

        set
        {
            ArgumentNullException.ThrowIfNull(parameter);
            ArgumentNullException.ThrowIfNull(value);
            if (_tensors.TryGetValue(parameter, out Tensor? old) && !ReferenceEquals(old, value)) old.Dispose();
            _tensors[parameter] = TensorScope.Escape(value);
        }
    }
}
