namespace DeZeroNative;

/// <summary>An input of a fused expression.</summary>
internal sealed class InputTerm(int index) : Term
{
    /// <summary>Its place among the inputs.</summary>
    internal int Index => index;

    internal override string Name => $"x{index}";
}
