namespace DeZeroNative.Tests.Conformance;

/// <summary>A result that differs from the reference.</summary>
public sealed class ConformanceException(string message) : Exception(message);
