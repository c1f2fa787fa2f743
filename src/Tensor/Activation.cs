namespace DeZeroNative;

/// <summary>A function that a product applies to its result while that is at hand: one pass over memory less.</summary>
public enum Activation
{
    /// <summary>The result as it is.</summary>
    None,

    /// <summary>max(y, 0).</summary>
    Relu,

    /// <summary>1 / (1 + exp(-y)).</summary>
    Sigmoid,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,
}
