namespace DeZeroNative.NN;

/// <summary>The place of a parameter or buffer in a layer: its name, what shape it may have, and the value once it exists.</summary>
internal abstract class LayerSlot(Layer layer, string name, Shape shape, DType dtype)
{
    /// <summary>The value, or null where it was declared only.</summary>
    public abstract Tensor? Value { get; }

    /// <summary>The layer whose place this is.</summary>
    public Layer Layer => layer;

    /// <summary>The name in its layer.</summary>
    public string Name => name;

    /// <summary>The type of the value, also of one that does not exist yet.</summary>
    public DType DType => Value?.DType ?? dtype;

    /// <summary>Why a value cannot stand here, or null where it can.</summary>
    public string? FindFault(Tensor value)
    {
        Shape expected = Value?.Shape ?? shape;
        if (!Fits(value.Shape, expected)) return $"has shape {value.Shape}, expected {Describe(expected)}";
        bool sameKind = DType.IsFloat() ? value.DType.IsFloat() : value.DType == DType;
        return sameKind ? null : $"is {value.DType.Name()}, expected {DType.Name()}";
    }

    /// <summary>A copy of the value, of the type that stands here and on its device.</summary>
    public Tensor Copy(Tensor value)
    {
        Tensor copy = value.To(DType).To(Value?.Device ?? layer.Device);
        return TensorScope.Escape(ReferenceEquals(copy, value) ? value.Clone() : copy);
    }

    /// <summary>Takes a value that fits, and makes what was declared only.</summary>
    public abstract void Set(Tensor value);

    /// <summary>Brings the value to a device.</summary>
    public abstract void MoveTo(Device device);

    private static bool Fits(in Shape actual, in Shape expected)
    {
        if (actual.Rank != expected.Rank) return false;
        for (int i = 0; i < actual.Rank; i++)
            if (expected[i] >= 0 && actual[i] != expected[i]) return false;
        return true;
    }

    private static string Describe(Shape expected) => expected.ToString().Replace("-1", "any", StringComparison.Ordinal);
}
