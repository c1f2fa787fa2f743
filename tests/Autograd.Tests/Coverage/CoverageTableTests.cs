using System.Reflection;

namespace DeZeroNative.Tests.Coverage;

/// <summary>
/// Holds docs/devices.md to what runs. <c>DEZERO_WRITE_COVERAGE=1 dotnet test tests/Autograd.Tests --filter CoverageTable</c> writes
/// the tables anew.
/// </summary>
public class CoverageTableTests
{
    private const string OpenCL = "opencl:0", Begin = "<!-- coverage: begin -->\n", End = "<!-- coverage: end -->";

    [SkippableFact]
    public void The_tables_of_the_page_are_what_runs()
    {
        Skip.IfNot(Devices.Names.Contains(OpenCL), "no OpenCL device to fill the columns");
        string path = Path.Combine(Root(), "docs", "devices.md"), page = File.ReadAllText(path).ReplaceLineEndings("\n");
        int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, end = page.IndexOf(End, StringComparison.Ordinal);

        string tables = new CoverageTable(Device.Parse(OpenCL)).Markdown();

        if (Environment.GetEnvironmentVariable("DEZERO_WRITE_COVERAGE") == "1") File.WriteAllText(path, page[..begin] + tables + page[end..]);
        else Assert.Equal(page[begin..end].Split('\n'), tables.Split('\n'));
        Assert.DoesNotContain("| no |", tables, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_operation_of_tensors_is_a_function_or_has_a_case()
    {
        IEnumerable<MethodInfo> methods = new[] { typeof(Tensor), typeof(RandomGenerator) }.SelectMany(type =>
            type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName));
        IEnumerable<string> operations = methods.Where(GivesTensors).Select(method => method.Name)
            .Append(nameof(Tensor.AllClose)).Append(nameof(Tensor.ArrayEqual)).Append(nameof(F.Accuracy))
            .Distinct().Except(OperationCase.Moving).Except(FunctionCatalog.Names.Where(name => FunctionCatalog.TestClass(name) is not null));

        Assert.Equal(operations.Order(StringComparer.Ordinal), OperationCase.All.Select(each => each.Name).Order(StringComparer.Ordinal));
    }

    private static bool GivesTensors(MethodInfo method)
    {
        Type type = method.ReturnType;
        return type == typeof(Tensor) || type == typeof(Tensor[]) || type.IsGenericType && type.Name.StartsWith("ValueTuple", StringComparison.Ordinal) && type.GenericTypeArguments.Contains(typeof(Tensor));
    }

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "DeZeroNative.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
