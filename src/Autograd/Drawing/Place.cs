using System.Diagnostics;

namespace DeZeroNative.Drawing;

/// <summary>A place in a layer of a drawing: a node, or where an edge passes a layer on its way to a later one.</summary>
[DebuggerDisplay("{Node} {Layer} {X}")]
internal sealed class Place(GraphNode? node, int layer)
{
    /// <summary>What is drawn here; null where an edge passes.</summary>
    public GraphNode? Node { get; } = node;

    public int Layer { get; set; } = layer;

    /// <summary>Number in its layer, from the left.</summary>
    public int Order { get; set; }

    /// <summary>Middle of the place.</summary>
    public double X { get; set; }

    /// <summary>Upper edge of its layer.</summary>
    public double Top { get; set; }

    public double Width { get; set; }

    public double Height { get; set; }

    public double Bottom => Top + Height;

    /// <summary>Places of the layer above that lead here; one that leads here twice is in it twice.</summary>
    public List<Place> Above { get; } = [];

    /// <summary>Places of the layer below that this leads to.</summary>
    public List<Place> Below { get; } = [];
}
