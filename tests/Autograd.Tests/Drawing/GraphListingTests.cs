namespace DeZeroNative.Tests.Drawing;

public class GraphListingTests
{
    [Fact]
    public void Functions_stand_in_an_order_in_which_they_can_be_computed()
    {
        Variable x = new(Tensor.Ones((4, 2)), "x"), w = new Parameter(Tensor.Ones((2, 3)), "W");
        Variable y = F.Relu(F.MatMul(x, w)) * Tensor.Ones(3);
        y.Name = "y";

        Assert.Equal(
            """
            y: 3 functions, 3 inputs, 3 deep (MatMul 1, Multiply 1, Relu 1)
              W                     (2, 3) float32, parameter
              x                     (4, 2) float32, variable
              c1                    (3,) float32, constant
              v1 = MatMul(x, W)     (4, 3) float32
              v2 = Relu(v1)         (4, 3) float32
              y = Multiply(v2, c1)  (4, 3) float32

            """,
            GraphDrawing.ToText(y));
    }

    [Fact]
    public void A_name_that_several_have_is_numbered()
    {
        Variable y = F.MatMul(F.MatMul(new Variable(Tensor.Ones((2, 2)), "x"), new Parameter(Tensor.Ones((2, 2)), "W")), new Parameter(Tensor.Ones((2, 2)), "W"));

        string text = GraphDrawing.ToText(y);

        Assert.Contains("v2 = MatMul(v1, W", text, StringComparison.Ordinal);
        Assert.Matches(@"\bW2\b", text);
    }

    [Fact]
    public void A_function_of_several_results_is_one_line()
    {
        string text = GraphDrawing.ToText(BookGraphs.Make("twins"));

        Assert.Matches(@"v\d, v\d = Twins\(v\d\) ", text);
    }

    [Fact]
    public void The_middle_of_a_long_list_is_left_out()
    {
        string[] lines = GraphDrawing.ToText(BookGraphs.Tanh(4), mostFunctions: 6).Split('\n');

        Assert.Equal(6, lines.Count(line => line.Contains(" = ", StringComparison.Ordinal)));
        Assert.Matches(@"^  \.\.\. +\d+ more$", lines.Single(line => line.Contains("...", StringComparison.Ordinal)));
        Assert.StartsWith("  gx4 = Multiply(", lines[^2], StringComparison.Ordinal);
        Assert.DoesNotContain(" = ", GraphDrawing.ToText(BookGraphs.Tanh(2), mostFunctions: 0), StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_without_a_graph_is_its_own_input() =>
        Assert.Equal("x: 0 functions, 1 inputs, 0 deep\n  x  () float64, variable\n", GraphDrawing.ToText(new Variable(1.0, "x")));
}
