using System.CommandLine;
using DeZeroNative.Examples.Terminal;

namespace DeZeroNative.Examples.Tune;

/// <summary><c>tune</c>: the fastest tiles for products on this machine's GPU.</summary>
internal static class TuneCommand
{
    private const double StandardBudget = 60;

    public static Command Create(TextWriter output)
    {
        var device = new Option<string>("--device") { Description = "opencl:0, opencl:gpu, opencl: and a part of a name.", DefaultValueFactory = _ => "opencl:0" };
        Option<double> budget = Arguments.Number("--budget", StandardBudget, "Seconds to search.");
        var command = new Command("tune", "Measures shapes of tiles for matrix products on an OpenCL device, and keeps the fastest for later runs.") { device, budget };
        command.SetAction(parsed => new TuneRun(Device.Parse(parsed.GetValue(device)!), TimeSpan.FromSeconds(parsed.GetValue(budget)), new Screen(output)).Run());
        return command;
    }
}
