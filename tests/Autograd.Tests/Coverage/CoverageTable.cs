using System.Text;
using Xunit.Sdk;

namespace DeZeroNative.Tests.Coverage;

/// <summary>
/// The tables of docs/devices.md: what runs on which device. Each mark is earned by a run: on the CPU derivatives are held against
/// central differences, on an OpenCL device value and derivatives against the CPU's.
/// </summary>
internal sealed class CoverageTable(Device openCL)
{
    /// <summary>Both tables as they belong into the page.</summary>
    internal string Markdown()
    {
        var text = new StringBuilder();
        text.Append("| function | CPU: value | gradient | second | OpenCL: value | gradient | second |\n|---|---|---|---|---|---|---|\n");
        foreach (string name in FunctionCatalog.Names)
            if (FunctionCatalog.TestClass(name) is { } tests) text.Append($"| {name} | {string.Join(" | ", Marks([.. FunctionCatalog.Cases(tests)]))} |\n");
        text.Append("\n| operation | CPU | OpenCL | derivative |\n|---|---|---|---|\n");
        foreach (OperationCase each in OperationCase.All.OrderBy(each => each.Name, StringComparer.Ordinal))
            text.Append($"| {each.Name} | yes | {Mark(each)} | {each.Derivative} |\n");
        return text.ToString();
    }

    private string[] Marks(GradientCase[] cases) =>
    [
        Mark(cases, each => _ = new CaseRun(each, Device.Cpu)),
        Mark(cases, each => GradientCheck.Verify(each.Function, each.Inputs)),
        Mark(cases, each => GradientCheck.Verify(each.Function, each.Inputs, order: 2)),
        Mark(cases, each => Compare(each, run => [run.Value])),
        Mark(cases, each => Compare(each, run => [.. run.First, .. run.Unrecorded])),
        Mark(cases, each => Compare(each, run => run.Second)),
    ];

    private static string Mark(GradientCase[] cases, Action<GradientCase> check)
    {
        try
        {
            foreach (GradientCase each in cases) check(each);
            return "yes";
        }
        // A device that may not cast to float64 is held to its refusal elsewhere.
        catch (DeviceException e) when (Refusal.Is(e))
        {
            return "yes";
        }
        catch (Exception e) when (e is XunitException or GradientCheckException or DeviceException or NotSupportedException)
        {
            return "no";
        }
    }

    private void Compare(GradientCase given, Func<CaseRun, Tensor?[]> part)
    {
        Tensor?[] expected = part(new CaseRun(given, Device.Cpu)), actual = part(new CaseRun(given, openCL));
        Assert.Equal(expected.Select(x => x is null), actual.Select(x => x is null));
        foreach ((Tensor? e, Tensor? a) in expected.Zip(actual))
        {
            if (e is null) continue;
            Assert.Same(openCL, a!.Device);
            TensorAssert.Close(e, a.To(Device.Cpu), rtol: 1e-3, atol: 1e-4);
        }
    }

    private string Mark(OperationCase operation)
    {
        Tensor expected = operation.Call(OperationCase.X(Device.Cpu)), x = OperationCase.X(openCL);
        _ = operation.Call(x);
        DeviceCounters before = openCL.Counters;
        Tensor actual = operation.Call(x);
        DeviceCounters done = openCL.Counters - before;
        TensorAssert.Close(expected, actual.To(Device.Cpu), rtol: 1e-5, atol: 1e-6);
        return done.HostRoundTrips > 0 ? "waits" : done.UploadedBytes > 0 ? "sent" : "yes";
    }
}
