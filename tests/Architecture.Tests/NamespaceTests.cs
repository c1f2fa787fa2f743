using System.Text.RegularExpressions;

namespace DeZeroNative.Architecture.Tests;

public partial class NamespaceTests
{
    [Fact]
    public void No_namespace_has_the_name_of_the_Tensor_class()
    {
        var declared = Repository.Files(".", ".cs").Where(path => TensorNamespace().IsMatch(Repository.Read(path)));

        Assert.Empty(declared);
    }

    [Theory]
    [InlineData("Tensor", "DeZeroNative")]
    [InlineData("Autograd", "DeZeroNative")]
    [InlineData("NN", "DeZeroNative.NN")]
    public void What_users_name_is_in_one_namespace_for_each_library(string storey, string expected)
    {
        var namespaces = Repository.AssemblyOf(storey).GetExportedTypes().Select(type => type.Namespace).Distinct();

        Assert.All(namespaces, name => Assert.Equal(expected, name));
    }

    [GeneratedRegex(@"^\s*namespace\s+DeZeroNative\.Tensor\s*[;{.]", RegexOptions.Multiline)]
    private static partial Regex TensorNamespace();
}
