using System.CommandLine;

namespace DeZeroNative.Examples.Info;

/// <summary><c>info</c>: what this machine offers, and what was tried to find it.</summary>
internal static class InfoCommand
{
    public static Command Create(TextWriter output)
    {
        var command = new Command("info", "Devices, native libraries and where they were looked for, instruction sets, memory.");
        command.SetAction(_ => new InfoPage(output).Print());
        return command;
    }
}
