namespace DeZeroNative.Tests;

/// <summary>The tests of one function of <see cref="F"/>, which say where its derivatives are checked.</summary>
public interface IGradientCases
{
    static abstract IEnumerable<GradientCase> Cases { get; }
}
