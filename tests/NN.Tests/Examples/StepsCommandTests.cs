using System.Globalization;
using DeZeroNative.Examples.Steps;
using Xunit;

namespace DeZeroNative.NN.Tests.Examples;

public sealed class StepsCommandTests : IDisposable
{
    private static readonly string[] s_newton =
    [
        "0 variable(2.0)", "1 variable(1.4545454545454546)", "2 variable(1.1510467893775467)", "3 variable(1.0253259289766978)",
        "4 variable(1.0009084519430513)", "5 variable(1.0000012353089454)", "6 variable(1.000000000002289)", "7 variable(1.0)",
        "8 variable(1.0)", "9 variable(1.0)",
    ];

    private const string Agrees = "the library's own says the same: True";

    private static readonly string[] s_ones = ["variable([[1 1 1]", "          [1 1 1]])"];

    /// <summary>What the book prints, where it does not depend on chance or on the last digit of a library's exp.</summary>
    private static readonly Dictionary<int, string[]> s_printed = new()
    {
        [1] = ["1.0", "2.0"],
        [2] = ["DeZeroNative.Variable", "100"],
        [3] = ["1.648721270700128"],
        [6] = ["3.297442541400256"],
        [7] = ["made by Pow", "made by Exp", "made by Pow", "3.297442541400256"],
        [8] = ["3.297442541400256"],
        [9] = ["3.297442541400256", "variable(1.0)", "variable(1.0)"],
        [11] = ["5"],
        [12] = ["5"],
        [13] = ["13.0", "4.0", "6.0"],
        [14] = ["2.0", "3.0"],
        [15] = ["Add of generation 2", "Pow of generation 1", "Pow of generation 1", "Pow of generation 0"],
        [16] = ["32.0", "64.0"],
        [18] = ["None None", "2.0 1.0", "None"],
        [19] = ["x", "(2, 3)", "variable([[1 2 3]", "          [4 5 6]])"],
        [20] = ["variable(7.0)", "2.0", "3.0"],
        [21] = ["variable(5.0)", "variable(5.0)", "variable(7.0)"],
        [22] = ["variable(-2.0)", "variable(0.0)", "variable(1.0)", "variable(1.5)", "variable(8.0)", "12.0"],
        [23] = ["variable(16.0)", "8.0"],
        [24] = ["2.0 2.0", "0.040000000000000036 0.040000000000000036", "-5376.0 8064.0"],
        [29] = s_newton,
        [32] = ["variable(24.0)", "variable(68.0)", "variable(44.0)"],
        [33] = s_newton,
        [36] = ["variable(100.0)"],
        [37] = ["variable(231)", "variable(1)", .. s_ones, .. s_ones, .. s_ones],
        [38] = ["variable([1 2 3 4 5 6])", .. s_ones, "variable([[1 4]", "          [2 5]", "          [3 6]])", .. s_ones],
        [39] = ["variable(21)", "variable([1 1 1 1 1 1])", "variable([5 7 9])", .. s_ones, "(1, 1, 1, 1)"],
        [40] = ["variable([11 12 13])", "variable([3])"],
        [41] = ["32.0", "[[19. 22.]", " [43. 50.]]", "(2, 3)", "(3, 4)"],
        [55] = ["[[15 16]", " [ 6 15]]", "4 4", "3"],
        [56] = ["(3, 4, 4) (5, 3, 3, 3) (5, 2, 2)", "(2, 3, 4, 4) (5, 3, 3, 3) (2, 5, 2, 2)", "True", "[[2 3]", " [4 2]]"],
        [57] = ["(9, 75)", "(90, 75)", "(1, 8, 15, 15)", "(1, 5, 15, 15)", Agrees, "(1, 5, 7, 7)", Agrees],
    };

    private readonly ProgramRun _program = new();

    public static TheoryData<int> PrintedNumbers => [.. s_printed.Keys];

    public void Dispose() => _program.Dispose();

    [Fact]
    public void There_are_the_steps_1_to_60() => Assert.Equal(Enumerable.Range(1, 60), BookSteps.All.Select(step => step.Number));

    [Theory, MemberData(nameof(PrintedNumbers))]
    public void A_step_prints_what_the_book_prints(int number) => Assert.Equal(s_printed[number], Step(number));

    [Fact]
    public void The_derivative_by_differences_is_near()
    {
        double[] slopes = [.. Step(4).Select(Number)];

        // 2 x at 2 and 4 x exp(2 x^2) at 0.5; differences are right to some eleven digits.
        Assert.Equal(4, slopes[0], 1e-9);
        Assert.Equal(2 * Math.Exp(0.5), slopes[1], 1e-7);
    }

    [Fact]
    public void Taylors_sine_is_near_and_so_is_its_derivative()
    {
        IReadOnlyList<string> lines = Step(27);

        Assert.Equal(Math.Sqrt(0.5), Number(lines[1]), 1e-15);
        Assert.Equal(Math.Sqrt(0.5), Number(lines[2]), 1e-15);
        Assert.Equal("0.7071064695751781", lines[4]);
        Assert.Equal("0.7071032148228457", lines[5]);
    }

    [Fact]
    public void Rosenbrocks_valley_is_walked_a_thousand_steps()
    {
        IReadOnlyList<string> lines = Step(28);

        Assert.Equal(
            ["-2.0 400.0", "variable(0.0) variable(2.0)", "variable(0.002) variable(1.6)", "variable(0.0052759968) variable(1.2800008)"],
            lines.Take(4));
        Assert.Equal(1001, lines.Count);
        Assert.StartsWith("variable(0.68349178404", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Higher_derivatives_of_sin_and_tanh_are_right()
    {
        double t = Math.Tanh(1), u = 1 - t * t;
        double[] tanh = [u, -2 * t * u, 2 * u * (3 * t * t - 1), 8 * t * u * (2 - 3 * t * t), 8 * u * (2 - 15 * t * t + 15 * t * t * t * t)];

        double[] sines = [.. Step(34).Take(3).Select(Number)];
        double[] tanhs = [.. Step(35).Where(line => line.StartsWith("gx", StringComparison.Ordinal)).Select(line => Number(line.Split(' ')[1]))];

        Assert.Equal([-Math.Sin(1), -Math.Cos(1), Math.Sin(1)], sines, new Near());
        Assert.Equal(tanh, tanhs, new Near());
    }

    [Theory]
    [InlineData(25, "sample.dot")]
    [InlineData(26, "goldstein.dot", "goldstein.svg")]
    [InlineData(27, "my_sin.dot")]
    [InlineData(31, "sin.dot", "sin_gradient.dot")]
    [InlineData(34, "sin_derivatives.png")]
    [InlineData(42, "regression.png")]
    [InlineData(45, "sine_45.png", "two_layer_net.svg")]
    [InlineData(48, "spiral.png")]
    [InlineData(51, "digit.png")]
    [InlineData(53, "my_mlp.npz")]
    [InlineData(58, "vgg.svg")]
    [InlineData(59, "rnn.png")]
    [InlineData(60, "lstm.png")]
    [InlineData(35, "tanh1.dot", "tanh2.dot", "tanh3.dot", "tanh4.dot", "tanh5.dot", "tanh5.svg")]
    public void Graphs_and_curves_are_written_and_named(int number, params string[] files)
    {
        IReadOnlyList<string> lines = Step(number);

        Assert.All(files, file => Assert.True(new FileInfo(_program.PathOf(file)).Length > 50));
        Assert.All(files, file => Assert.Contains("wrote " + _program.PathOf(file), lines));
    }

    [Fact]
    public void All_steps_run_in_one_go_and_each_prints_something()
    {
        IReadOnlyList<string> lines = _program.Succeed("steps", "all", "--short", "--out", _program.PathOf("")).Lines;

        int[] headings = [.. Enumerable.Range(0, lines.Count).Where(i => lines[i].StartsWith("# step ", StringComparison.Ordinal))];
        Assert.Equal(BookSteps.All.Select(step => $"# step {step.Number}: {step.Title}"), headings.Select(i => lines[i]));
        Assert.All(headings, i => Assert.True(i + 1 < lines.Count && !headings.Contains(i + 1), lines[i]));
        Assert.DoesNotContain(lines, line => line.Contains("DeZeroNative.Tensor", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("61")]
    [InlineData("9-3")]
    [InlineData("some")]
    public void A_step_that_is_not_there_is_refused(string which)
    {
        _program.Run("steps", which);

        Assert.NotEqual(0, _program.ExitCode);
        Assert.Contains(which, _program.Errors, StringComparison.Ordinal);
    }

    /// <summary>The lines of a step without its heading.</summary>
    private IReadOnlyList<string> Step(int number) =>
        [.. _program.Succeed("steps", number.ToString(CultureInfo.InvariantCulture), "--short", "--out", _program.PathOf("")).Lines.Skip(1)];

    private static double Number(string text) => double.Parse(text.Replace("variable(", "", StringComparison.Ordinal).TrimEnd(')'), CultureInfo.InvariantCulture);

    private sealed class Near : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) <= 1e-12 * Math.Max(1, Math.Abs(x));

        public int GetHashCode(double value) => 0;
    }
}
