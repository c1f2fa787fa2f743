using System.Globalization;
using System.Text;
using System.Xml;

namespace DeZeroNative.Drawing;

/// <summary>
/// A recorded graph as an SVG picture, drawn without any other program: inputs above, the output below, variables as orange ellipses,
/// functions as blue boxes.
/// </summary>
internal sealed class SvgDrawing
{
    private const double FontSize = 13;
    private const double NodeHeight = 30;
    private const double LayerDistance = 34;
    private const double Gap = 14;
    private const double Margin = 16;
    private const double ArrowLength = 8;
    private const double MostPortDistance = 16;

    private readonly StringBuilder _text = new();
    private readonly XmlWriter _xml;
    private readonly bool _verbose;

    private SvgDrawing(bool verbose)
    {
        _verbose = verbose;
        _xml = XmlWriter.Create(_text, new() { Indent = true, IndentChars = " ", NewLineChars = "\n", OmitXmlDeclaration = true });
    }

    public static string Of(RecordedGraph graph, bool verbose)
    {
        var drawing = new SvgDrawing(verbose);
        drawing.Draw(Arrange(graph, verbose));
        return drawing._text.Append('\n').ToString();
    }

    /// <summary>Where everything goes: the layers from above, places and sizes set.</summary>
    public static List<Place>[] Arrange(RecordedGraph graph, bool verbose)
    {
        List<Place>[] layers = Layering.Of(graph);
        foreach (Place place in layers.SelectMany(layer => layer))
        {
            place.Height = NodeHeight;
            place.Top = Margin + (place.Layer * (NodeHeight + LayerDistance));
            if (place.Node is { } node) place.Width = WidthOf(node, verbose);
        }
        CrossingReduction.Apply(layers);
        HorizontalPlacement.Apply(layers, Gap);
        foreach (Place place in layers.SelectMany(layer => layer)) place.X += Margin;
        return layers;
    }

    private static double WidthOf(GraphNode node, bool verbose)
    {
        double text = LabelWidth.Of(Clean(node.Label(verbose)), FontSize);
        // An ellipse is narrower at the height of the letters than in the middle.
        return node.IsFunction ? Math.Max(40, text + 16) : Math.Max(44, (1.08 * text) + 18);
    }

    private void Draw(List<Place>[] layers)
    {
        double width = layers.Max(layer => layer[^1].X + (layer[^1].Width / 2)) + Margin, height = layers[^1][0].Bottom + Margin;
        _xml.WriteStartElement("svg", "http://www.w3.org/2000/svg");
        Attributes(("width", Text(width)), ("height", Text(height)), ("viewBox", $"0 0 {Text(width)} {Text(height)}"),
            ("font-family", "Helvetica, Arial, sans-serif"), ("font-size", Text(FontSize)));
        Element("rect", ("width", "100%"), ("height", "100%"), ("fill", "white"));
        // Edges first, so that nodes lie on top.
        foreach (Place place in layers.SelectMany(layer => layer)) DrawEdgesTo(place);
        foreach (Place place in layers.SelectMany(layer => layer).Where(place => place.Node is not null)) DrawNode(place, place.Node!);
        _xml.WriteEndElement();
        _xml.Flush();
    }

    /// <summary>Edges arrive side by side, in the order they come from.</summary>
    private void DrawEdgesTo(Place place)
    {
        Place[] above = [.. place.Above.OrderBy(other => other.X)];
        double distance = Math.Min(MostPortDistance, 0.8 * place.Width / Math.Max(1, above.Length));
        for (int i = 0; i < above.Length; i++)
        {
            Place from = above[i];
            bool arrives = place.Node is not null;
            double x = place.X + (arrives ? (i - ((above.Length - 1) / 2.0)) * distance : 0), end = arrives ? place.Top - ArrowLength : place.Top;
            double middle = (from.Bottom + end) / 2;
            string way = $"M {Text(from.X)} {Text(from.Bottom)} C {Text(from.X)} {Text(middle)} {Text(x)} {Text(middle)} {Text(x)} {Text(end)}";
            if (!arrives) way += $" V {Text(place.Bottom)}";
            Element("path", ("class", "edge"), ("d", way), ("fill", "none"), ("stroke", "#555555"));
            if (arrives) Element("path", ("class", "arrow"), ("d", $"M {Text(x - 3.5)} {Text(end)} H {Text(x + 3.5)} L {Text(x)} {Text(place.Top)} Z"), ("fill", "#555555"));
        }
    }

    private void DrawNode(Place place, GraphNode node)
    {
        _xml.WriteStartElement("g");
        Attributes(("id", $"n{node.Number}"), ("class", node.IsFunction ? "function" : "variable"));
        _xml.WriteElementString("title", Clean(node.Label(verbose: true)));
        double y = place.Top + (place.Height / 2);
        if (node.IsFunction)
        {
            Element("rect", ("x", Text(place.X - (place.Width / 2))), ("y", Text(place.Top)), ("width", Text(place.Width)), ("height", Text(place.Height)),
                ("rx", "3"), ("fill", "lightblue"), ("stroke", "#5b9ab0"));
        }
        else
        {
            Element("ellipse", ("cx", Text(place.X)), ("cy", Text(y)), ("rx", Text(place.Width / 2)), ("ry", Text(place.Height / 2)),
                ("fill", "orange"), ("stroke", "#b87700"));
        }
        if (Clean(node.Label(_verbose)) is { Length: > 0 } label)
        {
            _xml.WriteStartElement("text");
            Attributes(("x", Text(place.X)), ("y", Text(y + (0.35 * FontSize))), ("text-anchor", "middle"));
            _xml.WriteString(label);
            _xml.WriteEndElement();
        }
        _xml.WriteEndElement();
    }

    private void Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _xml.WriteStartElement(name);
        Attributes(attributes);
        _xml.WriteEndElement();
    }

    private void Attributes(params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach ((string name, string value) in attributes) _xml.WriteAttributeString(name, value);
    }

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A label on one line, without what XML cannot hold.</summary>
    private static string Clean(string label)
    {
        var text = new StringBuilder(label.Length);
        for (int i = 0; i < label.Length; i++)
        {
            if (i + 1 < label.Length && char.IsSurrogatePair(label[i], label[i + 1])) text.Append(label[i++]).Append(label[i]);
            else text.Append(char.IsWhiteSpace(label[i]) ? ' ' : XmlConvert.IsXmlChar(label[i]) ? label[i] : '\uFFFD');
        }
        return text.ToString();
    }
}
