namespace DeZeroNative.NN;

/// <summary>A layer that can apply an activation to its output while that is at hand.</summary>
internal interface IActivated
{
    /// <summary>Whether nobody could tell <see cref="Forward"/> from this layer and a function behind it.</summary>
    bool TakesActivation { get; }

    /// <summary>The output under an activation, past the hooks.</summary>
    Variable Forward(Variable x, Activation activation);

    /// <summary>Adds the layer and an activation behind it to a plan.</summary>
    void AddTo(InferencePlan plan, Activation activation);
}
