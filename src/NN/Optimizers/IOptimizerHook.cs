namespace DeZeroNative.NN;

/// <summary>
/// Something to do to gradients before each update. Gradients may be shared between parameters: a hook assigns a new
/// <see cref="Variable.Grad"/> and leaves the elements of the old one alone.
/// </summary>
public interface IOptimizerHook
{
    /// <summary>Looks at all parameters that have a gradient, before any is updated.</summary>
    void Apply(IReadOnlyList<Parameter> parameters);
}
