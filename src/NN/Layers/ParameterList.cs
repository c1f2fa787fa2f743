namespace DeZeroNative.NN;

/// <summary>Parameters in order, each once. Cleared and filled again it allocates nothing.</summary>
internal sealed class ParameterList
{
    private readonly HashSet<Parameter> _seen = new(ReferenceEqualityComparer.Instance);

    public List<Parameter> Items { get; } = [];

    public void Add(Parameter parameter)
    {
        if (_seen.Add(parameter)) Items.Add(parameter);
    }

    public void Clear()
    {
        _seen.Clear();
        Items.Clear();
    }
}
