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
    public void Every_kernel_binding_has_its_C_file()
    {
        var sources = Repository.Files("native/kernels/cpu", ".c").Select(Word).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var bindings = Repository.Files("src/Interop/Kernels", ".cs")
            .Where(path => ImportAttribute().IsMatch(Repository.Read(path)))
            .Select(Word)
            .Select(word => word.Replace("KernelLibrary.", "", StringComparison.Ordinal).Replace("NativeKernels.", "", StringComparison.Ordinal));

        Assert.All(bindings, word => Assert.Contains(word, sources));
    }

    private static string Word(string path) => Path.GetFileNameWithoutExtension(path).Replace("_", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\[\s*(LibraryImport|DllImport)\b")]
    private static partial Regex ImportAttribute();
}
