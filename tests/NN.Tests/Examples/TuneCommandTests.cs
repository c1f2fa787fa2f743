using Xunit;

namespace DeZeroNative.NN.Tests.Examples;

public class TuneCommandTests
{
    [Fact]
    public void The_CPU_is_refused()
    {
        using var program = new ProgramRun();

        program.Run("tune", "--device", "cpu");

        Assert.Equal(1, program.ExitCode);
        Assert.Contains("[tune] cpu has no tiles", program.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_on_the_processors_cores_has_nothing_to_tune()
    {
        if (Device.OpenCLCount == 0 || Device.OpenCL(0).Description.Kind != DeviceKind.Cpu) return;
        using var program = new ProgramRun();

        Assert.Contains(program.Succeed("tune", "--budget", "1").Lines, line => line.Contains("panels of vectors", StringComparison.Ordinal));
    }
}
