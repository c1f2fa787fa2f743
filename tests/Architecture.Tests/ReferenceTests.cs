using System.Xml.Linq;

namespace DeZeroNative.Architecture.Tests;

public class ReferenceTests
{
    public static TheoryData<string> StoreyNames => [.. Repository.Storeys];

    [Theory]
    [MemberData(nameof(StoreyNames))]
    public void A_storey_is_built_on_the_one_below_it_and_on_nothing_above(string storey)
    {
        var level = IndexOf(storey);
        var below = level == 0 ? Array.Empty<string>() : [Repository.Storeys[level - 1]];

        Assert.Equal(below, ProjectReferences($"src/{storey}/DeZeroNative.{storey}.csproj").Select(StoreyOf));
    }

    [Theory]
    [MemberData(nameof(StoreyNames))]
    public void An_assembly_names_only_assemblies_below_it(string storey)
    {
        var named = Repository.AssemblyOf(storey).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith("DeZeroNative.", StringComparison.Ordinal));

        Assert.All(named, name => Assert.True(IndexOf(name["DeZeroNative.".Length..]) < IndexOf(storey), $"{storey} uses {name}"));
    }

    [Theory]
    [InlineData("Autograd")]
    [InlineData("NN")]
    public void Nothing_above_the_tensor_library_speaks_to_native_code(string storey) =>
        Assert.DoesNotContain("DeZeroNative.Interop", Repository.AssemblyOf(storey).GetReferencedAssemblies().Select(reference => reference.Name));

    [Fact]
    public void Libraries_do_not_know_examples_benchmarks_or_tests()
    {
        var references = Repository.Files("src", ".csproj").SelectMany(ProjectReferences);

        Assert.All(references, reference => Assert.DoesNotMatch("/(examples|bench|tests)/", reference));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("DeZeroNative.sln").Replace('\\', '/');

        Assert.All(Repository.Files(".", ".csproj"), project => Assert.Contains(project, solution, StringComparison.Ordinal));
    }

    [Fact]
    public void Package_versions_stand_in_one_place()
    {
        var withVersion = Repository.Files(".", ".csproj")
            .Where(project => XDocument.Parse(Repository.Read(project)).Descendants("PackageReference").Any(package => package.Attribute("Version") is not null));

        Assert.Empty(withVersion);
    }

    private static int IndexOf(string storey)
    {
        var level = Repository.Storeys.ToList().IndexOf(storey);
        Assert.True(level >= 0, $"{storey} is no storey of src/");
        return level;
    }

    private static string StoreyOf(string reference) => Path.GetFileNameWithoutExtension(reference)["DeZeroNative.".Length..];

    private static IEnumerable<string> ProjectReferences(string project) =>
        XDocument.Parse(Repository.Read(project)).Descendants("ProjectReference").Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'));
}
