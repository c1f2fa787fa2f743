using System.Globalization;
using System.Xml.Linq;

namespace DeZeroNative.Tests.Drawing;

public class SvgDrawingTests
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Graphs => BookGraphs.Names;

    [Theory, MemberData(nameof(Graphs))]
    public void Every_node_is_there_once_and_every_use_has_an_arrow(string name)
    {
        Variable output = BookGraphs.Make(name);
        XElement svg = Parse(output);

        string[] dot = GraphDrawing.ToDot(output).Split('\n');
        Assert.Equal(dot.Count(line => line.Contains("shape=box", StringComparison.Ordinal)), svg.Elements(s_svg + "g").Count(IsFunction));
        Assert.Equal(dot.Count(line => line.Contains("color=orange", StringComparison.Ordinal)), svg.Elements(s_svg + "g").Count(node => !IsFunction(node)));
        Assert.Equal(dot.Count(line => line.Contains(" -> ", StringComparison.Ordinal)), svg.Elements(s_svg + "path").Count(path => path.Attribute("class")!.Value == "arrow"));
        string[] ids = [.. svg.Elements(s_svg + "g").Select(node => node.Attribute("id")!.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Theory, MemberData(nameof(Graphs))]
    public void No_box_overlaps_another_and_all_are_on_the_page(string name)
    {
        XElement svg = Parse(BookGraphs.Make(name));
        Box[] boxes = Boxes(svg);
        double width = Number(svg, "width"), height = Number(svg, "height");

        Assert.All(boxes, box => Assert.True(box.Left >= 0 && box.Top >= 0 && box.Right <= width && box.Bottom <= height, $"{box}"));
        for (int i = 0; i < boxes.Length; i++)
            for (int j = 0; j < i; j++) Assert.False(boxes[i].Overlaps(boxes[j], apart: 5), $"{boxes[i]} and {boxes[j]}");
    }

    [Theory, MemberData(nameof(Graphs))]
    public void No_edge_runs_through_a_box(string name)
    {
        XElement svg = Parse(BookGraphs.Make(name));
        Box[] boxes = Boxes(svg);

        foreach (string way in svg.Elements(s_svg + "path").Where(path => path.Attribute("class")!.Value == "edge").Select(edge => edge.Attribute("d")!.Value))
            foreach ((double x, double y) in PointsOf(way))
                Assert.False(Array.Exists(boxes, box => x > box.Left && x < box.Right && y > box.Top + 0.2 && y < box.Bottom - 0.2), way);
    }

    [Theory, MemberData(nameof(Graphs))]
    public void Labels_fit_their_boxes(string name)
    {
        foreach (XElement node in Parse(BookGraphs.Make(name), verbose: true).Elements(s_svg + "g"))
        {
            // Six units is what a letter of this size takes on average.
            string label = node.Element(s_svg + "text")?.Value ?? "";
            Assert.True(BoxOf(node) is var box && box.Right - box.Left > 6 * label.Length, label);
        }
    }

    [Fact]
    public void Names_are_escaped_and_what_XML_cannot_hold_is_replaced()
    {
        XElement svg = Parse(new Variable(1.0, "a <b> & \"c\" \u0001\nd \ud800"), verbose: false);

        Assert.Equal("a <b> & \"c\" \uFFFD d \uFFFD", svg.Descendants(s_svg + "text").Single().Value);
    }

    [Fact]
    public void Shapes_and_types_are_shown_on_demand_and_always_on_hovering()
    {
        Variable x = new(Tensor.Ones((2, 3)), "x");

        Assert.Equal(["x: (2, 3) float32"], Parse(x, verbose: true).Descendants(s_svg + "text").Select(text => text.Value));
        Assert.Equal(["x"], Parse(x, verbose: false).Descendants(s_svg + "text").Select(text => text.Value));
        Assert.Equal(["x: (2, 3) float32"], Parse(x, verbose: false).Descendants(s_svg + "title").Select(text => text.Value));
        Assert.Empty(Parse(new Variable(1.0), verbose: false).Descendants(s_svg + "text"));
    }

    [Fact]
    public void The_output_is_below_and_what_it_is_made_of_above()
    {
        XElement svg = Parse(BookGraphs.Tanh(3));

        double bottom = svg.Elements(s_svg + "g").Max(node => BoxOf(node).Bottom);
        Assert.Equal(bottom, BoxOf(svg.Elements(s_svg + "g").Single(node => node.Attribute("id")!.Value == "n0")).Bottom);
    }

    [Fact]
    public void One_graph_gives_one_picture() => Assert.Equal(GraphDrawing.ToSvg(BookGraphs.Tanh(4)), GraphDrawing.ToSvg(BookGraphs.Tanh(4)));

    [Fact]
    public void A_network_stays_in_one_column_however_deep_it_is()
    {
        Variable h = Tensor.Ones((1, 3));
        for (int i = 0; i < 16; i++) h = F.Linear(h, new Parameter(Tensor.Ones((3, 3)), "W"), new Parameter(Tensor.Zeros(3), "b"));

        Box[] functions = [.. Parse(h).Elements(s_svg + "g").Where(IsFunction).Select(BoxOf)];

        Assert.True(functions.Max(box => box.Left) - functions.Min(box => box.Left) < 200, "the layers drift aside");
    }

    private static XElement Parse(Variable output, bool verbose = false) => XElement.Parse(GraphDrawing.ToSvg(output, verbose));

    private static bool IsFunction(XElement node) => node.Attribute("class")!.Value == "function";

    private static Box[] Boxes(XElement svg) => [.. svg.Elements(s_svg + "g").Select(BoxOf)];

    private static Box BoxOf(XElement node)
    {
        if (node.Element(s_svg + "rect") is { } rect)
            return new(Number(rect, "x"), Number(rect, "y"), Number(rect, "x") + Number(rect, "width"), Number(rect, "y") + Number(rect, "height"));
        XElement ellipse = node.Element(s_svg + "ellipse")!;
        double x = Number(ellipse, "cx"), y = Number(ellipse, "cy"), rx = Number(ellipse, "rx"), ry = Number(ellipse, "ry");
        return new(x - rx, y - ry, x + rx, y + ry);
    }

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    /// <summary>Points of "M x y C x1 y1 x2 y2 x3 y3", and of the straight line down that may follow.</summary>
    private static IEnumerable<(double X, double Y)> PointsOf(string way)
    {
        double[] n = [.. way.Split(' ').Where(word => !char.IsLetter(word[0])).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        for (int i = 0; i <= 20; i++)
        {
            double t = i / 20.0, u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
            yield return ((a * n[0]) + (b * n[2]) + (c * n[4]) + (d * n[6]), (a * n[1]) + (b * n[3]) + (c * n[5]) + (d * n[7]));
        }
        for (int i = 0; n.Length > 8 && i <= 10; i++) yield return (n[6], n[7] + ((n[8] - n[7]) * i / 10));
    }

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Overlaps(Box other, double apart) =>
            Left < other.Right + apart && other.Left < Right + apart && Top < other.Bottom + apart && other.Top < Bottom + apart;
    }
}
