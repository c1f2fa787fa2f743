namespace DeZeroNative.Tests;

/// <summary>A function at a place where its derivatives are held against central differences.</summary>
public sealed record GradientCase(string Name, Func<IReadOnlyList<Variable>, Variable> Function, params Tensor[] Inputs);
