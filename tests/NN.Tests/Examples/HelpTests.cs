using Xunit;

namespace DeZeroNative.NN.Tests.Examples;

public sealed class HelpTests : IDisposable
{
    private static readonly string[] s_commands = ["mnist", "spiral", "rnn", "charlm", "steps", "tanh", "vae", "gan", "info"];

    private readonly ProgramRun _program = new();

    public static TheoryData<string> Commands => [.. s_commands];

    public void Dispose() => _program.Dispose();

    [Theory, MemberData(nameof(Commands))]
    public void Every_example_is_in_the_help_and_has_help_of_its_own(string command)
    {
        Assert.Contains(_program.Succeed("--help").Lines, line => line.TrimStart().StartsWith(command, StringComparison.Ordinal));

        Assert.Contains(_program.Succeed(command, "--help").Lines, line => line.StartsWith("Usage:", StringComparison.Ordinal));
    }

    [Fact]
    public void No_example_is_left_out_of_this_test()
    {
        string[] lines = [.. _program.Succeed("--help").Lines];
        string[] listed = [.. lines.SkipWhile(line => line != "Commands:").Skip(1).Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ').Select(line => line[2..].Split(' ')[0])];

        Assert.Equal(s_commands.Order(), listed.Order());
    }

    [Theory, MemberData(nameof(Commands))]
    public void An_option_that_does_not_exist_is_named_in_the_error(string command)
    {
        string[] arguments = command == "steps" ? [command, "1", "--colour", "red"] : [command, "--colour", "red"];

        _program.Run(arguments);

        Assert.NotEqual(0, _program.ExitCode);
        Assert.Contains("--colour", _program.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _program.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_that_does_not_exist_is_named_in_the_error()
    {
        _program.Run("paint");

        Assert.NotEqual(0, _program.ExitCode);
        Assert.Contains("paint", _program.Errors, StringComparison.Ordinal);
    }
}
