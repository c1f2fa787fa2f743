using System.Reflection;

namespace DeZeroNative.Tests.Coverage;

/// <summary>Every function of <see cref="F"/> with the cases that its derivatives are checked at.</summary>
internal static class FunctionCatalog
{
    /// <summary>Functions that have no derivative to check, and why.</summary>
    internal static IReadOnlyDictionary<string, string> WithoutDerivative { get; } = new Dictionary<string, string>
    {
        [nameof(F.Accuracy)] = "a count, which is constant almost everywhere; its result is a constant",
    };

    /// <summary>The names, in order.</summary>
    internal static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(F).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(method => method.Name).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>The classes that hold cases.</summary>
    internal static IEnumerable<Type> TestClasses =>
        typeof(FunctionCatalog).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IGradientCases)));

    /// <summary>The test class of a function; null where there is none.</summary>
    internal static Type? TestClass(string name) =>
        // Average is the book's other name of Mean.
        TestClasses.SingleOrDefault(type => type.Name == (name == nameof(F.Average) ? nameof(F.Mean) : name) + "Tests");

    /// <summary>The cases that a test class holds.</summary>
    internal static IEnumerable<GradientCase> Cases(Type testClass) =>
        (IEnumerable<GradientCase>)testClass.GetProperty(nameof(IGradientCases.Cases))!.GetValue(null)!;
}
