using System.Reflection;
using System.Text.RegularExpressions;

namespace DeZeroNative.Architecture.Tests;

public partial class NativeCodeTests
{
    private const BindingFlags AnyMember = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [Fact]
    public void Native_functions_are_declared_in_Interop_only()
    {
        var elsewhere = Repository.Files("src", ".cs")
            .Where(path => !path.StartsWith("src/Interop/", StringComparison.Ordinal))
            .Where(path => ImportAttribute().IsMatch(Repository.Read(path)));

        Assert.Empty(elsewhere);
    }

    [Theory]
    [InlineData("Interop")]
    [InlineData("Tensor")]
    [InlineData("Autograd")]
    [InlineData("NN")]
    public void No_native_function_is_public(string storey)
    {
        var exposed = Repository.AssemblyOf(storey).GetTypes()
            .Where(type => type.IsVisible)
            .SelectMany(type => type.GetMethods(AnyMember))
            .Where(method => method.Attributes.HasFlag(MethodAttributes.PinvokeImpl) && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly));

        Assert.Empty(exposed);
    }

    [Fact]
    public void Kernel_bindings_and_the_C_header_name_the_same_kernels()
    {
        var declared = KernelDeclaration().Matches(string.Concat(Repository.Files("native/kernels/include", ".h").Select(Repository.Read))).Select(match => match.Groups[1].Value).ToHashSet();
        var bound = Repository.Files("src/Interop/Kernels", ".cs")
            .SelectMany(path => EntryPoint().Matches(Repository.Read(path)))
            .Select(match => match.Groups[1].Value)
            .ToHashSet();

        Assert.NotEmpty(bound);
        Assert.Empty(bound.Except(declared));
        // Every kernel must be bound; the questions about the library itself need not.
        Assert.Empty(declared.Where(name => name.EndsWith("_f32", StringComparison.Ordinal) || name.EndsWith("_f64", StringComparison.Ordinal)).Except(bound));
    }

    [GeneratedRegex(@"^DZ_API\s[^;(]*?\b(dz_\w+)\s*\(", RegexOptions.Multiline)]
    private static partial Regex KernelDeclaration();

    [GeneratedRegex(@"EntryPoint\s*=\s*""(dz_\w+)""")]
    private static partial Regex EntryPoint();

    [GeneratedRegex(@"\[\s*(LibraryImport|DllImport)\b")]
    private static partial Regex ImportAttribute();
}
