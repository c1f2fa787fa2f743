using DeZeroNative.Drawing;

namespace DeZeroNative.Tests.Drawing;

public class LayersTests
{
    public static TheoryData<string> Graphs => BookGraphs.Names;

    [Theory, MemberData(nameof(Graphs))]
    public void Every_edge_leads_to_the_next_layer(string name)
    {
        List<Place>[] layers = Layering.Of(new(BookGraphs.Make(name)));

        for (int i = 0; i < layers.Length; i++)
        {
            Assert.NotEmpty(layers[i]);
            Assert.All(layers[i], place => Assert.Equal(i, place.Layer));
            Assert.All(layers[i], place => Assert.All(place.Below, below => Assert.Equal(i + 1, below.Layer)));
            Assert.All(layers[i], place => Assert.All(place.Below, below => Assert.Contains(place, below.Above)));
        }
        Assert.All(layers.SelectMany(layer => layer).Where(place => place.Node is null), place => Assert.Single(place.Above));
    }

    [Fact]
    public void A_weight_stands_beside_the_layer_that_uses_it()
    {
        List<Place>[] layers = Layering.Of(new(BookGraphs.Make("mlp")));

        foreach (Place weight in layers.SelectMany(layer => layer).Where(place => place.Node?.Variable is Parameter)) Assert.All(weight.Below, user => Assert.NotNull(user.Node));
    }

    [Fact]
    public void Edges_from_one_variable_share_their_way()
    {
        Variable x = new(1.0, "x"), deep = F.Sin(F.Sin(F.Sin(F.Sin(x))));
        List<Place>[] layers = Layering.Of(new((deep * x) + (F.Exp(deep) * x)));

        // The sines' own layers between x and its last users, with one place each.
        Assert.All(layers.Skip(1).Take(7), layer => Assert.Single(layer, place => place.Node is null));
    }

    [Fact]
    public void Crossings_are_counted()
    {
        Place[] above = [new(null, 0), new(null, 0), new(null, 0)], below = [new(null, 1), new(null, 1), new(null, 1)];
        for (int i = 0; i < 3; i++)
        {
            above[i].Order = below[i].Order = i;
            above[i].Below.Add(below[2 - i]);
        }
        above[0].Below.Add(below[2]);

        Assert.Equal(5, CrossingReduction.Count([[.. above], [.. below]]));
    }

    [Fact]
    public void A_tree_is_drawn_without_crossings()
    {
        var leaves = new Queue<Variable>(Enumerable.Range(0, 16).Select(i => new Variable(i)));
        while (leaves.Count > 1) leaves.Enqueue(leaves.Dequeue() + F.Sin(leaves.Dequeue()));
        List<Place>[] layers = Layering.Of(new(leaves.Single()));

        CrossingReduction.Apply(layers);

        Assert.Equal(0, CrossingReduction.Count(layers));
    }

    [Fact]
    public void Fewer_edges_cross_than_in_the_order_of_the_walk()
    {
        List<Place>[] layers = Layering.Of(new(BookGraphs.Make("goldstein")));
        foreach (List<Place> layer in layers)
            for (int i = 0; i < layer.Count; i++) layer[i].Order = i;
        long before = CrossingReduction.Count(layers);

        CrossingReduction.Apply(layers);

        Assert.True(CrossingReduction.Count(layers) < before / 2, $"{CrossingReduction.Count(layers)} after {before}");
    }

    [Fact]
    public void Places_keep_their_distance_and_follow_their_neighbours()
    {
        Place root = new(null, 0) { Width = 10, X = 100 };
        Place[] row = [new(null, 1) { Width = 30 }, new(null, 1) { Width = 30 }, new(null, 1) { Width = 30 }];
        foreach (Place place in row)
        {
            root.Below.Add(place);
            place.Above.Add(root);
        }

        HorizontalPlacement.Apply([[root], [.. row]], gap: 6);

        Assert.Equal([15, 51, 87], row.Select(place => place.X), new Near());
        Assert.Equal(51, root.X, 1e-6);
    }

    private sealed class Near : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) <= 1e-6;

        public int GetHashCode(double value) => 0;
    }
}
