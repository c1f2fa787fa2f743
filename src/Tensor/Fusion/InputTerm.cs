namespace DeZeroNative;

/// <summary>An input of a fused expression; its place is that among the expression's inputs.</summary>
internal sealed class InputTerm : Term
{
    internal override string Name => "input";
}
