namespace DeZeroNative.NN;

/// <summary>The place of one parameter in a layer: its name, what shape it may have, and the parameter once it exists.</summary>
internal sealed class ParameterSlot(Layer layer, string name, Shape shape, DType dtype)
{
    /// <summary>The parameter, or null where it was declared only.</summary>
    public Parameter? Parameter { get; set; }

    private DType DType => Parameter?.DType ?? dtype;

    /// <summary>Why a value cannot be this parameter's, or null where it can.</summary>
    public string? FindFault(Tensor value)
    {
        Shape expected = Parameter?.Shape ?? shape;
        if (!Fits(value.Shape, expected)) return $"has shape {value.Shape}, expected {Describe(expected)}";
        return value.DType.IsFloat() ? null : $"is {value.DType.Name()}, expected {DType.Name()}";
    }

    /// <summary>A copy of the value, of this parameter's type and on its device.</summary>
    public Tensor Copy(Tensor value)
    {
        Tensor copy = value.To(DType).To(Parameter?.Device ?? layer.Device);
        return TensorScope.Escape(ReferenceEquals(copy, value) ? value.Clone() : copy);
    }

    /// <summary>Gives the parameter a value, and makes it if need be.</summary>
    public void Set(Tensor value)
    {
        if (Parameter is null) Parameter = new Parameter(value, name);
        else Parameter.Data = value;
    }

    private static bool Fits(in Shape actual, in Shape expected)
    {
        if (actual.Rank != expected.Rank) return false;
        for (int i = 0; i < actual.Rank; i++)
            if (expected[i] >= 0 && actual[i] != expected[i]) return false;
        return true;
    }

    private static string Describe(Shape expected) => expected.ToString().Replace("-1", "any", StringComparison.Ordinal);
}
