using Xunit;

namespace DeZeroNative.NN.Tests.Data;

public class NumPyRandomStateTests
{
    /// <summary>From NumPy 1.24: r = np.random.RandomState(1984), then the calls in this order.</summary>
    [Fact]
    public void Every_method_draws_the_numbers_of_NumPy()
    {
        var r = new NumPyRandomState(1984);
        Assert.Equal([0.00875572949604042, 0.2987455681607146, 0.0564140738326363], r.Rand(3));
        double[] normal = [-1.8122733161118996, -0.14382330661457285, -0.6607251025027324, 0.9339158994912379, -0.8607892325401433];
        Assert.Equal(normal, r.RandN(5), (a, b) => Math.Abs(a - b) <= 1e-15 * Math.Abs(a));
        Assert.Equal([5, 7, 6, 6, 4, 1, 0, 2], r.RandInt(0, 10, 8));
        Assert.Equal([467932433921, 223644091165, 597818575339], r.RandInt(-5, 1L << 40, 3));
        Assert.Equal([0, 4, 4], r.RandInt(0, 7, 3));
        Assert.Equal([6, 4, 3, 9, 2, 7, 0, 5, 1, 8], r.Permutation(10));
        Assert.Equal([31, 54, 24, 90, 33], r.Choice(100, 5));
        Assert.Equal([76, 10, 12, 95, 20], r.Choice(100, 5, replace: false));
        Assert.Equal(2, r.Choice([0.1, 0.2, 0.7]));
        Assert.Equal(0, r.Choice([0.1, 0.2, 0.7]));
        Assert.Equal(0.611365649382372, r.Uniform(-2, 5));
        Assert.Equal(3.1773003330550713, r.Normal(1, 3), 15);
    }

    /// <summary>np.random.seed(0): what every reader of the book has seen.</summary>
    [Fact]
    public void Seed_0_gives_the_numbers_of_the_book()
    {
        Assert.Equal([0.5488135039273248, 0.7151893663724195, 0.6027633760716439], new NumPyRandomState(0).Rand(3));
        Assert.Equal(1.764052345967664, new NumPyRandomState(0).RandN(), 15);
    }

    [Fact]
    public void The_state_turns_over_without_a_seam()
    {
        var r = new NumPyRandomState(uint.MaxValue);
        double last = 0;
        for (int i = 0; i < 2000; i++) last = r.Rand();
        Assert.Equal(LastOf2000, last);
    }

    [Fact]
    public void An_empty_range_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new NumPyRandomState(0).RandInt(3, 3));

    /// <summary>np.random.RandomState(2**32 - 1).rand(2000)[-1].</summary>
    private const double LastOf2000 = 0.17947030169391298;
}
