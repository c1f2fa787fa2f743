namespace DeZeroNative.Drawing;

/// <summary>
/// Orders the places of each layer so that few edges cross: each goes to the barycentre of its neighbours in the layer before, in sweeps down
/// and up, and the best order met is kept. After Sugiyama, Tagawa and Toda (1981); crossings are counted as Barth, Mutzel and Jünger (2004) do.
/// </summary>
internal static class CrossingReduction
{
    private const int MostSweeps = 40;
    private const int Patience = 8;

    /// <summary>Sets the order in every layer and sorts the layers by it.</summary>
    public static void Apply(List<Place>[] layers)
    {
        OrderFromBelow(layers);
        Place[][] best = Snapshot(layers);
        long fewest = Count(layers);
        for (int sweep = 0, idle = 0; sweep < MostSweeps && idle < Patience && fewest > 0; sweep++, idle++)
        {
            if (sweep % 2 == 0)
                for (int i = 1; i < layers.Length; i++) Sort(layers[i], place => place.Above);
            else
                for (int i = layers.Length - 2; i >= 0; i--) Sort(layers[i], place => place.Below);
            long crossings = Count(layers);
            if (crossings >= fewest) continue;
            (fewest, best, idle) = (crossings, Snapshot(layers), 0);
        }
        for (int i = 0; i < layers.Length; i++)
        {
            layers[i].Clear();
            layers[i].AddRange(best[i]);
            Number(layers[i]);
        }
    }

    /// <summary>Pairs of edges between neighbouring layers that cross.</summary>
    public static long Count(List<Place>[] layers) => Enumerable.Range(0, Math.Max(0, layers.Length - 1)).Sum(i => Count(layers[i], layers[i + 1].Count));

    private static long Count(List<Place> upper, int lowerCount)
    {
        // A Fenwick tree over the lower ends met so far: each edge crosses those that end to its right.
        var tree = new int[lowerCount + 1];
        long crossings = 0;
        int met = 0;
        foreach (Place place in upper)
        {
            foreach (Place below in place.Below)
            {
                int notRight = 0;
                for (int i = below.Order + 1; i > 0; i -= i & -i) notRight += tree[i];
                crossings += met - notRight;
            }
            foreach (Place below in place.Below)
                for (int i = below.Order + 1; i <= lowerCount; i += i & -i) tree[i]++;
            met += place.Below.Count;
        }
        return crossings;
    }

    /// <summary>A first order: neighbours stay together, as a walk up from the output meets them.</summary>
    private static void OrderFromBelow(List<Place>[] layers)
    {
        var met = new int[layers.Length];
        var seen = new HashSet<Place>();
        var pending = new Stack<Place>();
        foreach (Place root in layers[^1]) pending.Push(root);
        while (pending.TryPop(out Place? place))
        {
            if (!seen.Add(place)) continue;
            place.Order = met[place.Layer]++;
            for (int i = place.Above.Count - 1; i >= 0; i--) pending.Push(place.Above[i]);
        }
        foreach (List<Place> layer in layers) layer.Sort((a, b) => a.Order.CompareTo(b.Order));
    }

    private static void Sort(List<Place> layer, Func<Place, List<Place>> neighbours)
    {
        (double Center, Place Place)[] keyed = [.. layer.Select(place => (neighbours(place) is { Count: > 0 } all ? all.Average(other => other.Order) : place.Order, place))];
        layer.Clear();
        layer.AddRange(keyed.OrderBy(item => item.Center).ThenBy(item => item.Place.Order).Select(item => item.Place));
        Number(layer);
    }

    private static Place[][] Snapshot(List<Place>[] layers) => [.. layers.Select(layer => layer.ToArray())];

    private static void Number(List<Place> layer)
    {
        for (int i = 0; i < layer.Count; i++) layer[i].Order = i;
    }
}
