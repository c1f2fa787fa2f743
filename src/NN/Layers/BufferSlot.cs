namespace DeZeroNative.NN;

/// <summary>The place of one buffer.</summary>
internal sealed class BufferSlot(Layer layer, string name, Shape shape, DType dtype) : LayerSlot(layer, name, shape, dtype)
{
    private Tensor? _value;

    public override Tensor? Value => _value;

    public override void Set(Tensor value) => _value = TensorScope.Escape(value);

    public override void MoveTo(Device device)
    {
        if (_value is not null) Set(_value.To(device));
    }
}
