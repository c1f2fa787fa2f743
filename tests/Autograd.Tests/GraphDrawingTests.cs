namespace DeZeroNative.Tests;

public class GraphDrawingTests
{
    private const string Variable0 = "0 [label=\"y: () float64\", color=orange, style=filled]\n";

    [Fact]
    public void Variables_are_orange_functions_are_blue_boxes_and_arrows_join_them()
    {
        Variable x = new(1.0, "x"), y = F.Exp(x);
        y.Name = "y";
        Assert.Equal(
            "digraph g {\n" + Variable0 +
            "1 [label=\"Exp\", color=lightblue, style=filled, shape=box]\n" +
            "2 [label=\"x: () float64\", color=orange, style=filled]\n" +
            "2 -> 1\n" +
            "1 -> 0\n" +
            "}\n",
            GraphDrawing.ToDot(y));
    }

    [Fact]
    public void Shapes_and_types_are_left_out_on_demand()
    {
        Variable x = new(Tensor.Ones((2, 3)), "x"), y = F.Exp(x);
        string plain = GraphDrawing.ToDot(y, verbose: false);
        Assert.Contains("[label=\"\", color=orange", plain, StringComparison.Ordinal);
        Assert.Contains("[label=\"x\", color=orange", plain, StringComparison.Ordinal);
        string verbose = GraphDrawing.ToDot(y);
        Assert.Contains("[label=\"(2, 3) float32\", color=orange", verbose, StringComparison.Ordinal);
        Assert.Contains("[label=\"x: (2, 3) float32\", color=orange", verbose, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_used_twice_is_one_node_with_two_arrows()
    {
        Variable x = new(1.0, "x");
        string dot = GraphDrawing.ToDot(x * x);
        Assert.Equal(2, Count(dot, "color=orange"));
        Assert.Equal(1, Count(dot, "lightblue"));
        Assert.Equal(2, Count(dot, "2 -> 1\n"));
    }

    [Fact]
    public void A_diamond_has_each_node_once()
    {
        Variable x = new(1.0), a = F.Square(x);
        string dot = GraphDrawing.ToDot(F.Exp(a) + F.Sin(a));
        Assert.Equal(4, Count(dot, "lightblue"));
        Assert.Equal(5, Count(dot, "orange"));
        Assert.Equal(9, Count(dot, " -> "));
    }

    [Fact]
    public void Every_output_of_a_function_that_leads_on_is_joined_to_it()
    {
        Variable x = new(Tensor.Ones(2));
        Variable[] ys = new Twins().Apply(x);
        string dot = GraphDrawing.ToDot(F.Exp(ys[0]) * F.Sin(F.Sin(ys[1])));
        Assert.Equal(1, Count(dot, "label=\"Twins\""));
        string id = dot.Split('\n').Single(line => line.Contains("Twins", StringComparison.Ordinal)).Split(' ')[0];
        Assert.Equal(2, dot.Split('\n').Count(line => line.StartsWith(id + " -> ", StringComparison.Ordinal)));
    }

    [Fact]
    public void One_graph_gives_one_text()
    {
        Assert.Equal(GraphDrawing.ToDot(Build()), GraphDrawing.ToDot(Build()));

        static Variable Build()
        {
            Variable x = new(1.0, "x"), w = new(2.0, "w");
            return F.Tanh(x * w + x) / (F.Sin(x) + 1);
        }
    }

    [Fact]
    public void A_variable_without_a_graph_is_one_node() =>
        Assert.Equal("digraph g {\n" + Variable0 + "}\n", GraphDrawing.ToDot(new Variable(1.0, "y")));

    [Fact]
    public void Names_with_quotes_and_backslashes_are_escaped() =>
        Assert.Contains("label=\"a \\\"b\\\" \\\\c\"", GraphDrawing.ToDot(new Variable(1.0, "a \"b\" \\c"), verbose: false), StringComparison.Ordinal);

    [Fact]
    public void A_derivatives_graph_is_drawn_like_any_other()
    {
        Variable x = new(1.0, "x");
        Variable gx = Autograd.Grad(F.Tanh(x), x, createGraph: true)!;
        Assert.Contains("Tanh", GraphDrawing.ToDot(gx), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_goes_to_a_file_as_it_is()
    {
        using var folder = new Folder();
        string path = Path.Combine(folder.Path, "graph.dot");
        Variable y = F.Exp(new Variable(1.0));
        Assert.Equal(new GraphDrawingResult(path, null), GraphDrawing.Save(y, path));
        Assert.Equal(GraphDrawing.ToDot(y), File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    // What happens depends on whether Graphviz is there, and both outcomes are right: a picture, or the text and a reason.
    [Fact]
    public void A_picture_is_drawn_where_Graphviz_is_and_else_the_text_is_written_with_the_reason()
    {
        using var folder = new Folder();
        string path = Path.Combine(folder.Path, "graph.pdf");
        GraphDrawingResult result = GraphDrawing.Save(F.Exp(new Variable(1.0, "x")), path, verbose: false);
        string text = File.ReadAllText(result.Path);
        Assert.Equal(result.Path, Assert.Single(Directory.GetFiles(folder.Path)));
        if (result.Message is null)
        {
            Assert.Equal(path, result.Path);
            Assert.StartsWith("%PDF", text, StringComparison.Ordinal);
        }
        else
        {
            Assert.EndsWith(".dot", result.Path, StringComparison.Ordinal);
            Assert.StartsWith("digraph g {", text, StringComparison.Ordinal);
            Assert.Contains("dot", result.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_svg_is_drawn_without_Graphviz()
    {
        using var folder = new Folder();
        string path = Path.Combine(folder.Path, "graph.svg");
        Variable y = F.Exp(new Variable(1.0, "x"));
        Assert.Equal(new GraphDrawingResult(path, null), GraphDrawing.Save(y, path));
        Assert.Equal(GraphDrawing.ToSvg(y), File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error() =>
        Assert.ThrowsAny<IOException>(() => GraphDrawing.Save(new Variable(1.0), Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "g.dot")));

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private sealed class Twins : Function
    {
        protected override Tensor[] Forward(Tensor[] xs) => [xs[0] + 1, xs[0] * 2];

        protected override Variable?[] Backward(Variable?[] gys) => [gys[0]];
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("dezero-graph-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
