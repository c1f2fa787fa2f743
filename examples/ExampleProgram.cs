using System.CommandLine;
using System.Globalization;
using DeZeroNative.Examples.CharLm;
using DeZeroNative.Examples.Generative;
using DeZeroNative.Examples.Info;
using DeZeroNative.Examples.Mnist;
using DeZeroNative.Examples.Photos;
using DeZeroNative.Examples.SineWave;
using DeZeroNative.Examples.Spirals;
using DeZeroNative.Examples.Steps;
using DeZeroNative.Examples.Tanh;
using DeZeroNative.Examples.Terminal;
using DeZeroNative.Examples.Tune;

namespace DeZeroNative.Examples;

/// <summary>The program: one command per example.</summary>
public static class ExampleProgram
{
    /// <summary>Exit code of a run that the user ended, as shells have it for an interrupt.</summary>
    public const int Interrupted = 130;

    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code: 0, 1 for an error, <see cref="Interrupted"/>.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        var root = new RootCommand("DeZeroNative by example: networks that learn, the steps of the book, and what this machine offers.")
        {
            MnistCommand.Create(output),
            SpiralCommand.Create(output),
            SineWaveCommand.Create(output),
            CharLmCommand.Create(output),
            PhotoCommand.CreateClassify(output),
            PhotoCommand.CreateGradCam(output),
            PhotoCommand.CreateStyle(output),
            StepsCommand.Create(output),
            TanhCommand.Create(output),
            GenerativeCommand.CreateVae(output),
            GenerativeCommand.CreateGan(output),
            TuneCommand.Create(output),
            InfoCommand.Create(output),
        };
        try
        {
            // Interrupts are ours: a run ends between two steps and keeps what it has learned.
            var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return new ProfiledCommands(root).Invoke(root.Parse(args), configuration, error);
        }
        catch (Exception e) when (e is DeviceException or IOException or InvalidDataException or UnauthorizedAccessException or DllNotFoundException)
        {
            error.WriteLine("error: " + e.Message);
            return 1;
        }
    }
}
