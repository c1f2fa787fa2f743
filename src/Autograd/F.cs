namespace DeZeroNative;

/// <summary>The differentiable functions, each in a file of <c>Functions/</c>.</summary>
public static partial class F
{
}
