using System.CommandLine;

namespace DeZeroNative.Examples.Terminal;

/// <summary><c>--profile</c>: every command that has a device can end with the time spent in each of its kernels.</summary>
internal sealed class ProfiledCommands
{
    private readonly Option<bool> _profile = new("--profile") { Description = "Ends with a table of the time in each kernel of an OpenCL device." };

    public ProfiledCommands(Command root)
    {
        foreach (Command command in root.Subcommands)
            if (DeviceOf(command) is not null) command.Options.Add(_profile);
    }

    /// <summary>Invokes a command; the table goes to <paramref name="report"/>, so that what the command itself prints stays as it is.</summary>
    public int Invoke(ParseResult parsed, InvocationConfiguration configuration, TextWriter report)
    {
        if (parsed.Errors.Count > 0 || DeviceOf(parsed.CommandResult.Command) is not { } option || !parsed.GetValue(_profile))
            return parsed.Invoke(configuration);

        Device device = Device.Parse(parsed.GetValue(option)!);
        using DeviceProfile profile = device.Profile();
        int code = parsed.Invoke(configuration);
        DeviceCounters done = device.Counters;
        report.WriteLine(
            $"{device.Description}: {done.KernelLaunches} kernels launched, {done.SourceBuilds} programs built from source, {done.CacheHits} from the cache, "
            + $"{done.HostSynchronizations} waits, {done.HostRoundTrips} of them reads, {done.UploadedBytes} bytes sent");
        report.Write(profile.ToString());
        return code;
    }

    private static Option<string>? DeviceOf(Command command) => command.Options.OfType<Option<string>>().FirstOrDefault(option => option.Name == "--device");
}
