using DeZeroNative.Bench.Compare;

namespace DeZeroNative.Bench.Tests;

public class BaselineTests
{
    [Fact]
    public void A_row_is_worse_when_the_quartiles_do_not_touch()
    {
        Report kept = Reports.Of(Reports.Row("a", 0.5, 0.48, 0.52), Reports.Row("b", 0.5, 0.40, 0.60), Reports.Row("c", 0.5, 0.499, 0.501));
        Report now = Reports.Of(Reports.Row("a", 0.7, 0.65, 0.75), Reports.Row("b", 0.7, 0.55, 0.80), Reports.Row("c", 0.51, 0.509, 0.511));

        Change change = Assert.Single(new Baseline(kept).Worse(now));

        Assert.Equal(new Change("a", 0.5, 0.7, IsRatio: true), change);
        Assert.Equal("a: 1.40 times the kept ratio, 0.5 before and 0.7 now", change.ToString());
    }

    [Fact]
    public void A_faster_row_and_one_that_only_one_run_has_are_not_worse()
    {
        Report kept = Reports.Of(Reports.Row("a", 0.5, 0.48, 0.52), Reports.Row("gone", 0.1, 0.1, 0.1));
        Report now = Reports.Of(Reports.Row("a", 0.3, 0.29, 0.31), Reports.Row("new", 9, 9, 9));
        Assert.Empty(new Baseline(kept).Worse(now));
    }

    [Fact]
    public void Where_the_rival_changed_our_own_figures_are_held_to_each_other()
    {
        Report kept = Reports.Of(Reports.Row("a", 0.5, 0.48, 0.52) with { Against = "NumPy", Ours = 1, OursSpread = [0.9, 1.1] });
        Report now = Reports.Of(Reports.Row("a", 2.0, 1.9, 2.1) with { Against = "PyTorch", Ours = 1.05, OursSpread = [0.95, 1.15] });
        Assert.Empty(new Baseline(kept).Worse(now));

        Report slow = Reports.Of(Reports.Row("a", 0.1, 0.1, 0.1) with { Against = "PyTorch", Ours = 2, OursSpread = [1.9, 2.1] });
        Assert.False(Assert.Single(new Baseline(kept).Worse(slow)).IsRatio);
    }
}
