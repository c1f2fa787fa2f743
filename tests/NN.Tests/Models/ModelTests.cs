using Xunit;

namespace DeZeroNative.NN.Tests.Models;

public class ModelTests
{
    [Fact]
    public void Plot_draws_the_graph_of_the_output()
    {
        string path = Path.Combine(Path.GetTempPath(), $"model-{Guid.NewGuid():N}.dot");

        GraphDrawingResult result = new MLP([4, 2], F.Tanh).Plot(Tensor.Ones((3, 5)), path);

        string dot = File.ReadAllText(result.Path);
        File.Delete(result.Path);
        Assert.Contains("W: (5, 4) float32", dot, StringComparison.Ordinal);
        Assert.Contains("\"LinearTanh\"", dot, StringComparison.Ordinal);
        Assert.Contains("\"Linear\"", dot, StringComparison.Ordinal);
    }
}
