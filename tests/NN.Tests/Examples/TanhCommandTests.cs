using System.Globalization;
using System.Xml.Linq;
using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Examples;

public sealed class TanhCommandTests : IDisposable
{
    private readonly ProgramRun _program = new();

    public void Dispose() => _program.Dispose();

    [Theory, OnEachDevice]
    public void Each_derivative_has_its_value_and_its_graph(string device)
    {
        double t = Math.Tanh(1), u = 1 - (t * t);

        _program.Succeed("tanh", "--order", "3", "--device", device, "--out", _program.PathOf(""));

        double[] values = [.. _program.Lines.Where(line => line.Contains("(1) = ", StringComparison.Ordinal)).Select(line => double.Parse(line.Split(' ')[2].TrimEnd(';'), CultureInfo.InvariantCulture))];
        TensorAssert.Close([t, u, -2 * t * u, 2 * u * ((3 * t * t) - 1)], Tensor.From(values), rtol: 1e-5);
        int[] nodes = [.. Enumerable.Range(0, 4).Select(i => XElement.Load(_program.PathOf($"tanh{i}.svg")).Elements().Count(element => element.Name.LocalName == "g"))];
        Assert.Equal(nodes.Order(), nodes);
        Assert.True(nodes[3] > 3 * nodes[1], string.Join(' ', nodes));
        Assert.True(new FileInfo(_program.PathOf("curves.png")).Length > 1000);
    }

    [Fact]
    public void The_functions_of_each_graph_are_listed_on_demand()
    {
        _program.Succeed("tanh", "--order", "1", "--list", "--out", _program.PathOf(""));

        Assert.Contains(_program.Lines, line => line.StartsWith("  gx1 = Multiply(", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("9")]
    public void An_order_that_is_out_of_range_is_refused(string order)
    {
        _program.Run("tanh", "--order", order);

        Assert.NotEqual(0, _program.ExitCode);
        Assert.Contains("--order must be", _program.Errors, StringComparison.Ordinal);
    }
}
