namespace DeZeroNative.TestKit;

/// <summary>One way in which the elements of a tensor lie in memory.</summary>
/// <param name="Name">Such as <c>transposed</c>, for messages.</param>
/// <param name="Tensor">The tensor in that layout.</param>
public sealed record LayoutCase(string Name, Tensor Tensor);
