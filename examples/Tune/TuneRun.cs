using DeZeroNative.Backends.OpenCL;
using DeZeroNative.Backends.OpenCL.Tuning;
using DeZeroNative.Examples.Terminal;

namespace DeZeroNative.Examples.Tune;

/// <summary>One search, with its report.</summary>
internal sealed class TuneRun(Device device, TimeSpan budget, Screen screen)
{
    public int Run()
    {
        if (device.Backend is not OpenClBackend backend) throw new DeviceException($"[tune] {device} has no tiles; name an OpenCL device");
        screen.Line($"{device} ({backend.Capabilities.Name}, driver {backend.Capabilities.DriverVersion}), {budget.TotalSeconds:F0} s");
        if (backend.Capabilities.IsCpu)
        {
            screen.Line("it works on the processor's cores: products go by panels of vectors there, and there are no tiles to choose");
            return 0;
        }
        TunedTiles tuned = new TileTuner(backend, screen.Line).Run(TileTuner.Families(backend), budget);
        string? path = backend.TilePlans.Adopt(tuned);
        screen.Line(path is null ? "nothing was kept: there is no cache folder that can be written (DEZERO_CACHE)" : $"kept in {path}");
        return 0;
    }
}
