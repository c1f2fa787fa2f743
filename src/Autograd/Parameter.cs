namespace DeZeroNative;

/// <summary>A variable that training changes: what a layer registers and an optimizer updates.</summary>
public class Parameter : Variable
{
    /// <summary>Creates a parameter.</summary>
    public Parameter(Tensor data, string? name = null) : base(data, name)
    {
    }

    /// <summary>
    /// Whether this parameter is left as it is: graphs recorded from now on give it no gradient, and optimizers pass it by. Freezing
    /// forgets the gradient.
    /// </summary>
    public bool IsFrozen
    {
        get => !RequiresGrad;
        set
        {
            RequiresGrad = !value;
            if (value) ClearGrad();
        }
    }
}
