namespace DeZeroNative.NN;

public abstract partial class Layer
{
    /// <summary>Whether <see cref="Freeze"/> was the last word on this layer; parameters made later are frozen too.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>
    /// Freezes all parameters inside: they need no gradients, backward passes save the work for them, and optimizers leave them.
    /// Buffers still change in training, such as running means, unless the forward pass runs under <see cref="TestMode"/>.
    /// </summary>
    /// <returns>This layer.</returns>
    public Layer Freeze() => SetFrozen(true);

    /// <summary>Lets all parameters inside learn again.</summary>
    /// <returns>This layer.</returns>
    public Layer Unfreeze() => SetFrozen(false);

    /// <summary>Number of elements of the parameters that exist, each parameter once.</summary>
    /// <param name="frozen">True for the frozen ones, false for those that learn, null for all.</param>
    public long CountParameters(bool? frozen = null) =>
        Parameters().Where(parameter => frozen is null || parameter.IsFrozen == frozen).Sum(parameter => parameter.Size);

    private Layer SetFrozen(bool frozen)
    {
        IsFrozen = frozen;
        foreach (LayerSlot slot in _slots.Values)
            if (slot is ParameterSlot { Parameter: { } parameter }) parameter.IsFrozen = frozen;
        foreach (Layer layer in _layers.Values) layer.SetFrozen(frozen);
        return this;
    }
}
