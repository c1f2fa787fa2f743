namespace DeZeroNative.NN;

/// <summary>Keeps parameters, or all those of layers, as they are by taking their gradients away before each update.</summary>
public sealed class FreezeParam : IOptimizerHook
{
    private readonly Func<IEnumerable<Parameter>> _frozen;

    /// <summary>Keeps some parameters.</summary>
    public FreezeParam(params IEnumerable<Parameter> parameters)
    {
        Parameter[] frozen = [.. parameters];
        _frozen = () => frozen;
    }

    /// <summary>Keeps the parameters of some layers, also those made later.</summary>
    public FreezeParam(params IEnumerable<Layer> layers)
    {
        Layer[] frozen = [.. layers];
        _frozen = () => frozen.SelectMany(layer => layer.Parameters());
    }

    /// <inheritdoc/>
    public void Apply(IReadOnlyList<Parameter> parameters)
    {
        foreach (Parameter parameter in _frozen()) parameter.ClearGrad();
    }
}
