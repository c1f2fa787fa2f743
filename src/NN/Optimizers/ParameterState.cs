using System.Runtime.InteropServices;

namespace DeZeroNative.NN;

/// <summary>One tensor per parameter that an optimizer keeps between updates: zeros at first, and on the parameter's device.</summary>
public sealed class ParameterState
{
    private readonly Dictionary<Parameter, (Tensor? Tensor, long Steps)> _entries = new(ReferenceEqualityComparer.Instance);

    internal ParameterState()
    {
    }

    /// <summary>The tensor of a parameter, of its shape and type. What it is replaced by belongs to this object; the old one is given back.</summary>
    public Tensor this[Parameter parameter]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(parameter);
            if (Find(parameter) is not { } tensor || tensor.Shape != parameter.Shape)
                return this[parameter] = Tensor.Zeros(parameter.Shape, parameter.DType, parameter.Device);
            if (tensor.DType == parameter.DType && ReferenceEquals(tensor.Device, parameter.Device)) return tensor;
            return this[parameter] = tensor.To(parameter.DType).To(parameter.Device);
        }

        set
        {
            ArgumentNullException.ThrowIfNull(parameter);
            ArgumentNullException.ThrowIfNull(value);
            ref (Tensor? Tensor, long) entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, parameter, out _);
            if (entry.Tensor is { } old && !ReferenceEquals(old, value)) old.Dispose();
            entry.Tensor = TensorScope.Escape(value);
        }
    }

    /// <summary>Counts a parameter's own updates, for rules whose first steps differ: 1 at the first call, then 2.</summary>
    public long NextStep(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return ++CollectionsMarshal.GetValueRefOrAddDefault(_entries, parameter, out _).Steps;
    }

    /// <summary>The tensor of a parameter as it is, or null before there is one.</summary>
    internal Tensor? Find(Parameter parameter) => _entries.GetValueOrDefault(parameter).Tensor;

    /// <summary>A parameter's own updates so far.</summary>
    internal long Steps(Parameter parameter) => _entries.GetValueOrDefault(parameter).Steps;

    /// <summary>Forgets all, then takes what a checkpoint held.</summary>
    internal void Restore(IEnumerable<(Parameter Parameter, Tensor Tensor, long Steps)> entries)
    {
        foreach ((Tensor? tensor, _) in _entries.Values) tensor?.Dispose();
        _entries.Clear();
        foreach ((Parameter parameter, Tensor tensor, long steps) in entries)
        {
            this[parameter] = tensor;
            CollectionsMarshal.GetValueRefOrAddDefault(_entries, parameter, out _).Steps = steps;
        }
    }
}
