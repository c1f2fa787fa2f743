namespace DeZeroNative.Tests;

public class UnchainTests
{
    [Fact]
    public void Unchain_cuts_the_graph_at_one_variable()
    {
        var x = new Variable(2.0);
        Variable h = x * x, y = h * 3;
        h.Unchain();
        Assert.Null(h.Creator);
        Assert.Equal(0, h.Generation);
        y.Backward();
        Assert.Equal(3, h.Grad!.Data.Item());
        Assert.Null(x.Grad);
    }

    [Fact]
    public void UnchainBackward_cuts_every_link_behind_and_keeps_the_values()
    {
        var x = new Variable(2.0);
        Variable a = x * x, b = F.Exp(a), y = a + b;
        y.UnchainBackward();
        Assert.All([a, b, y], variable => Assert.Null(variable.Creator));
        Assert.Equal(4 + Math.Exp(4), y.Data.Item(), 1e-12);
        y.Backward();
        Assert.Null(x.Grad);
    }

    [Fact]
    public void Truncated_backpropagation_reaches_back_to_the_cut()
    {
        Variable w = new(0.5), h = new Variable(1.0);
        for (int step = 0; step < 3; step++) h = h * w;
        h.UnchainBackward();
        for (int step = 0; step < 2; step++) h = h * w;
        h.Backward();
        // h = h3 w^2 with h3 = w^3 held fixed.
        Assert.Equal(2 * 0.125 * 0.5, w.Grad!.Data.Item());
    }

    [Fact]
    public void A_graph_of_many_paths_is_cut_at_once()
    {
        Variable y = new(1.0);
        for (int i = 0; i < 200; i++) y = y + y;
        y.UnchainBackward();
        Assert.Null(y.Creator);
    }
}
