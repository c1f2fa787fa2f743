namespace DeZeroNative.NN;

/// <summary>One layer of a <see cref="LayerSummary"/>.</summary>
/// <param name="Key">The names on the way, joined by <c>/</c>; empty for the outermost layer.</param>
/// <param name="Depth">How many layers stand around it.</param>
/// <param name="Layer">The layer.</param>
/// <param name="Output">The shape of its last output, or null where its <see cref="Layer.Forward"/> was not called.</param>
/// <param name="Parameters">Elements of the parameters inside, those of inner layers included.</param>
public sealed record LayerSummaryRow(string Key, int Depth, Layer Layer, Shape? Output, long Parameters);
