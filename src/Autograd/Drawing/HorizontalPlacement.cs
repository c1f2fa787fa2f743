namespace DeZeroNative.Drawing;

/// <summary>
/// Gives the places of ordered layers their x: near their neighbours above and below, never closer to each other than they are wide.
/// In each layer the sum of weighted squared distances to where the places want to be is made smallest (isotonic regression by pooling
/// neighbours that want to change sides), layer after layer, down and up in turn.
/// </summary>
internal static class HorizontalPlacement
{
    private const int Sweeps = 24;

    /// <summary>Sets the middles; the leftmost edge of all is at 0.</summary>
    public static void Apply(List<Place>[] layers, double gap)
    {
        foreach (List<Place> layer in layers) Settle(layer, gap, place => (place.X, 1));
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            if (sweep % 2 == 0)
                for (int i = 1; i < layers.Length; i++) Settle(layers[i], gap, place => Pull(place, place.Above));
            else
                for (int i = layers.Length - 2; i >= 0; i--) Settle(layers[i], gap, place => Pull(place, place.Below));
        }
        foreach (List<Place> layer in layers) Settle(layer, gap, place => Pull(place, [.. place.Above, .. place.Below]));
        double left = layers.Min(layer => layer[0].X - (layer[0].Width / 2));
        foreach (Place place in layers.SelectMany(layer => layer)) place.X -= left;
    }

    /// <summary>Where a place wants to be and how much; edges that pass several layers want to be straight most of all.</summary>
    private static (double X, double Weight) Pull(Place place, List<Place> neighbours)
    {
        double sum = 0, weight = 0;
        foreach (Place other in neighbours)
        {
            double w = place.Node is null ? (other.Node is null ? 8 : 2) : (other.Node is null ? 2 : 1);
            // Weights and biases must not push a network aside, layer after layer.
            if (IsLight(place) || IsLight(other)) w = 0.01;
            sum += w * other.X;
            weight += w;
        }
        // A place with no neighbour on that side stays, but gives way to any other.
        return weight > 0 ? (sum / weight, weight) : (place.X, 0.01);
    }

    /// <summary>Whether this is an input of one function alone.</summary>
    private static bool IsLight(Place place) => place.Above.Count == 0 && place.Below.Count == 1;

    private static void Settle(List<Place> layer, double gap, Func<Place, (double X, double Weight)> wish)
    {
        // Without the distances that they have to keep, wishes in the right order can be granted as they are.
        var offsets = new double[layer.Count];
        for (int i = 1; i < offsets.Length; i++) offsets[i] = offsets[i - 1] + ((layer[i - 1].Width + layer[i].Width) / 2) + gap;
        var blocks = new List<(double X, double Weight, int Count)>();
        for (int i = 0; i < layer.Count; i++)
        {
            (double x, double weight) = wish(layer[i]);
            (double X, double Weight, int Count) block = (x - offsets[i], weight, 1);
            while (blocks.Count > 0 && blocks[^1].X >= block.X)
            {
                (double X, double Weight, int Count) before = blocks[^1];
                blocks.RemoveAt(blocks.Count - 1);
                double total = before.Weight + block.Weight;
                block = (((before.X * before.Weight) + (block.X * block.Weight)) / total, total, before.Count + block.Count);
            }
            blocks.Add(block);
        }
        int at = 0;
        foreach ((double x, _, int count) in blocks)
            for (int i = 0; i < count; i++, at++) layer[at].X = x + offsets[at];
    }
}
