using System.Text.RegularExpressions;
using DeZeroNative.NN;

namespace DeZeroNative.Architecture.Tests;

/// <summary>The C# of the README, compiled and run: each of its blocks stands in this file, between "snippet" and "end".</summary>
public partial class ReadmeTests
{
    [Fact]
    public void The_network_of_the_README_learns_the_spiral()
    {
        // snippet
        var model = new MLP([10, 3], random: new RandomGenerator(seed: 0));
        var optimizer = new SGD(lr: 1.0).Setup(model);
        var loader = new DataLoader(new Spiral(train: true), batchSize: 30);

        for (var epoch = 0; epoch < 300; epoch++)
        {
            foreach (var (x, t) in loader)
            {
                var loss = F.SoftmaxCrossEntropy(model.Forward(x), t);
                model.ClearGrads();
                loss.Backward();
                optimizer.Update();
            }
        }

        var test = new Spiral(train: false);
        using (new NoGrad())
            Console.WriteLine($"test accuracy {F.Accuracy(model.Forward(test.Data), test.Label).Data.Item():P1}");
        // end

        Assert.True(F.Accuracy(model.Forward(test.Data), test.Label).Data.Item() > 0.8);
    }

    [Fact]
    public void The_derivatives_of_the_README_are_right()
    {
        // snippet
        var x = new Variable(2.0);
        var y = F.Pow(x, 4) - 2 * F.Pow(x, 2);

        y.Backward(createGraph: true);
        var gx = x.Grad!;                          // 4 x^3 - 4 x = 24
        x.ClearGrad();
        gx.Backward();
        Console.WriteLine(x.Grad!.Data.Item());    // 12 x^2 - 4 = 44
        // end

        Assert.Equal(24, gx.Data.Item(), 1e-12);
        Assert.Equal(44, x.Grad!.Data.Item(), 1e-12);
    }

    [Fact]
    public void Every_block_of_the_README_is_run_here()
    {
        var run = Snippet().Matches(Repository.Read("tests/Architecture.Tests/ReadmeTests.cs")).Select(match => Normalized(match.Groups[1].Value)).ToArray();
        var shown = CodeBlock().Matches(Repository.Read("README.md")).Select(match => Normalized(match.Groups[1].Value));

        Assert.NotEmpty(shown);
        Assert.All(shown, block => Assert.Contains(block, run));
    }

    // Indentation, blank lines and using directives may differ.
    private static string Normalized(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !UsingDirective().IsMatch(line)));

    [GeneratedRegex(@"// snippet\r?\n(.*?)// end", RegexOptions.Singleline)]
    private static partial Regex Snippet();

    [GeneratedRegex(@"```csharp\r?\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^using [\w.]+;$")]
    private static partial Regex UsingDirective();
}
