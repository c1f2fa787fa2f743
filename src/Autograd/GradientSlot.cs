namespace DeZeroNative;

/// <summary>Where a backward pass collects the gradient of one variable: in the function that made it, or, where a user did, in the pass itself.</summary>
internal struct GradientSlot
{
    /// <summary>The variable, once a gradient has reached it.</summary>
    internal Variable? Y;

    /// <summary>What has arrived, until it is taken.</summary>
    internal Variable? Sum;

    /// <summary>Whether the pass has made the sum itself, so that nobody else sees its buffer.</summary>
    internal bool IsOwn;
}
