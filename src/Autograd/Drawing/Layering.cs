namespace DeZeroNative.Drawing;

/// <summary>
/// Deals the nodes of a graph out to layers by generation: variables of generation g to layer 2 g, functions to 2 g + 1. Every edge leads
/// down, and passes the layers between its ends at places of its own, which the edges from one node share.
/// </summary>
internal static class Layering
{
    /// <summary>The layers from above, in no particular order from left to right.</summary>
    public static List<Place>[] Of(RecordedGraph graph)
    {
        Place[] places = [.. graph.Nodes.Select(node => new Place(node, node.IsFunction ? (2 * node.Function!.Generation) + 1 : 2 * node.Variable!.Generation))];
        var targets = new List<Place>[places.Length];
        var sources = new int[places.Length];
        for (int i = 0; i < places.Length; i++) targets[i] = [];
        foreach ((GraphNode from, GraphNode to) in graph.Edges)
        {
            targets[from.Number].Add(places[to.Number]);
            sources[to.Number]++;
        }
        Sink(places, targets, sources);

        int first = places.Min(place => place.Layer);
        foreach (Place place in places) place.Layer -= first;
        var layers = new List<Place>[places.Max(place => place.Layer) + 1];
        for (int i = 0; i < layers.Length; i++) layers[i] = [];
        foreach (Place place in places) layers[place.Layer].Add(place);
        for (int i = 0; i < places.Length; i++) Join(places[i], targets[i], layers);
        return layers;
    }

    /// <summary>
    /// Moves nodes down to where they are used, if that does not lengthen more edges than it shortens: a weight stands beside the layer it
    /// belongs to, not at the top of the page.
    /// </summary>
    private static void Sink(Place[] places, List<Place>[] targets, int[] sources)
    {
        foreach (Place place in places.OrderByDescending(place => place.Layer).ToArray())
        {
            List<Place> users = targets[place.Node!.Number];
            if (users.Count > 0 && sources[place.Node.Number] <= users.Count) place.Layer = users.Min(user => user.Layer) - 1;
        }
    }

    private static void Join(Place source, List<Place> targets, List<Place>[] layers)
    {
        Place at = source;
        foreach (Place target in targets.OrderBy(target => target.Layer))
        {
            while (at.Layer < target.Layer - 1)
            {
                var next = new Place(null, at.Layer + 1);
                layers[next.Layer].Add(next);
                Connect(at, next);
                at = next;
            }
            Connect(at, target);
        }
    }

    private static void Connect(Place above, Place below)
    {
        above.Below.Add(below);
        below.Above.Add(above);
    }
}
