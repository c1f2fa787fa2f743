using System.Globalization;
using System.Text.RegularExpressions;
using DeZeroNative.NN.Tests.Data;
using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Examples;

/// <summary>The steps that learn: the numbers of the book where NumPy's seed fixes them, else that something was learned.</summary>
public sealed partial class LearningStepsTests : IDisposable
{
    private readonly ProgramRun _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public void The_regression_ends_where_the_book_ends()
    {
        string[] lines = Step(42);

        Assert.Equal(101, lines.Length);
        Assert.StartsWith("variable([[2.11807369]]) variable([5.46608905]) variable(0.0790860651241", lines[99], StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_network_loses_what_it_loses_in_the_book() =>
        TensorAssert.Close([0.8473695850105871, 0.2514286285183607], Tensor.From(Losses(Step(43))), rtol: 1e-12);

    [Theory]
    [InlineData(44)]
    [InlineData(45)]
    [InlineData(46)]
    public void Layers_models_and_optimizers_walk_the_same_way(int step)
    {
        double[] losses = Losses(Step(step));

        // The book's own weights are float32, which tells in the eighth digit.
        TensorAssert.Close([0.8165178492839196, 0.24990280802148895], Tensor.From(losses[..2]), rtol: 1e-6);
    }

    [Fact]
    public void Momentum_and_Adam_get_further_than_plain_descent_gets()
    {
        double[] losses = Losses(Step(46));

        Assert.Equal(6, losses.Length);
        Assert.True(losses[5] < losses[1] - 0.05, $"Adam {losses[5]}, SGD {losses[1]}");
    }

    [Fact]
    public void Softmax_and_cross_entropy_are_those_of_the_book()
    {
        string[] lines = Step(47);

        Assert.Equal("variable([4 5 6])", lines[0]);
        Assert.Equal("variable([[-0.61505778 -0.42790161  0.31733289]", lines[3]);
        Assert.StartsWith("variable([[0.2106863", lines[7], StringComparison.Ordinal);
        Assert.Equal(1.4967442524053058, Number(lines[11]), 1e-7);
    }

    [Theory]
    [InlineData(48)]
    [InlineData(49)]
    public void The_spiral_is_being_learned(int step)
    {
        double[] losses = [.. Step(step).Where(line => line.StartsWith("epoch ", StringComparison.Ordinal)).Select(line => Number(line.Split(' ')[^1]))];

        Assert.Equal(20, losses.Length);
        Assert.True(losses[^1] < losses[0] - 0.2, $"{losses[^1]} after {losses[0]}");
    }

    [Fact]
    public void The_loader_deals_out_batches_and_the_test_data_are_looked_at()
    {
        string[] lines = Step(50);

        Assert.Equal(["0", "1", "2", "3", "4", "(10, 2) (10,)"], lines.Take(6));
        Assert.StartsWith("variable(0.666", lines[6], StringComparison.Ordinal);
        Assert.Equal(10, lines.Count(line => Report().IsMatch(line) && line.StartsWith("test", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_second_network_of_step_51_learns_more_than_the_first()
    {
        double[] accuracies = [.. Step(51).Where(line => line.StartsWith("test", StringComparison.Ordinal)).Select(line => Number(line.Split(' ')[^1]))];

        Assert.Equal(2, accuracies.Length);
        Assert.True(accuracies[1] > accuracies[0] + 0.2, string.Join(' ', accuracies));
    }

    [Fact]
    public void Every_device_loses_the_same()
    {
        double[] losses = [.. Step(52).Where(line => line.StartsWith("epoch: 1,", StringComparison.Ordinal)).Select(line => Number(line.Split(' ')[3].TrimEnd(',')))];

        Assert.Equal(Math.Min(1, Device.OpenCLCount) + 1, losses.Length);
        Assert.Equal(losses[0], losses[^1], 2e-4);
    }

    [Fact]
    public void What_is_saved_is_read_back()
    {
        string[] lines = Step(53);

        Assert.Equal(["[1 2 3]", "[4 5 6]", "p1 1.0", "l1/p2 2.0", "l1/p3 3.0"], lines.Take(5));
        Assert.Equal("the same answers: True", lines[^1]);
    }

    [Fact]
    public void Dropout_drops_in_training_only()
    {
        string[] lines = Step(54);

        Assert.Equal("variable([1. 1. 1. 1. 1.])", lines[0]);
        Assert.Matches(@"^variable\(\[[02]\.( [02]\.){4}\]\)$", lines[1]);
        Assert.Equal(lines[0], lines[2]);
    }

    [Fact]
    public void The_cat_is_known_where_the_weights_are()
    {
        string[] lines = Step(58);

        Assert.Equal("33,638,218 parameters", lines[0]);
        Assert.Equal("(1, 10)", lines[2]);
        if (RealData.Folder("squeezenet") is not null) Assert.Equal("0.3167 tabby, tabby cat", lines[3]);
        else Assert.StartsWith("no photo: ", lines[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(59, 2)]
    [InlineData(60, 10)]
    public void Recurrent_networks_are_learning_the_sine(int step, int epochs)
    {
        double[] losses = [.. Step(step).Where(line => line.StartsWith("| epoch", StringComparison.Ordinal)).Select(line => Number(line.Split(' ')[^1]))];

        Assert.Equal(epochs, losses.Length);
        Assert.True(losses[^1] < losses[0] / 5, string.Join(' ', losses));
    }

    /// <summary>The lines of a step in its short form, without the heading.</summary>
    private string[] Step(int number) =>
        [.. _program.Succeed("steps", number.ToString(CultureInfo.InvariantCulture), "--short", "--out", _program.PathOf("")).Lines.Skip(1)];

    private static double[] Losses(string[] lines) => [.. lines.Where(line => line.StartsWith("variable(", StringComparison.Ordinal)).Select(Number)];

    private static double Number(string text) => double.Parse(text.Replace("variable(", "", StringComparison.Ordinal).TrimEnd(')'), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(train|test) loss: \d\.\d{4}, accuracy: \d\.\d{4}$")]
    private static partial Regex Report();
}
