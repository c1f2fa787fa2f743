using Xunit;

namespace DeZeroNative.NN.Tests.Examples;

public sealed class HelpTests : IDisposable
{
    private readonly ProgramRun _program = new();

    /// <summary>The commands that the help lists: a new one is tested from the day it is there.</summary>
    public static TheoryData<string> Commands
    {
        get
        {
            using var program = new ProgramRun();
            return [.. Listed(program)];
        }
    }

    public void Dispose() => _program.Dispose();

    [Fact]
    public void The_help_lists_the_examples() =>
        Assert.Superset(new HashSet<string>(["mnist", "spiral", "steps", "tanh", "vae", "gan", "classify", "gradcam", "style", "info"]), new HashSet<string>(Listed(_program)));

    [Theory, MemberData(nameof(Commands))]
    public void Every_example_has_help_of_its_own_that_explains_each_option(string command)
    {
        IReadOnlyList<string> lines = _program.Succeed(command, "--help").Lines;

        Assert.Contains(lines, line => line.StartsWith("Usage:", StringComparison.Ordinal));
        string[] options = [.. lines.SkipWhile(line => line != "Options:").Skip(1).Where(line => line.StartsWith("  --", StringComparison.Ordinal))];
        Assert.All(options, option => Assert.Matches(@"^  --\S+( <\S+>)?( \(REQUIRED\))? +\S", option));
    }

    [Theory, MemberData(nameof(Commands))]
    public void An_option_that_does_not_exist_is_named_in_the_error(string command)
    {
        _program.Run(command, "--colour", "red");

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

    private static IEnumerable<string> Listed(ProgramRun program) =>
        program.Succeed("--help").Lines.SkipWhile(line => line != "Commands:").Skip(1)
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ').Select(line => line[2..].Split(' ')[0]).ToArray();
}
