using DeZeroNative.NN.Tests.Layers;
using Xunit;

namespace DeZeroNative.NN.Tests.Schedules;

public class RateSchedulerTests
{
    [Fact]
    public void Every_group_keeps_its_proportion()
    {
        var model = new TwoFloors();
        Optimizer optimizer = new Adam(0.1).Setup(model).AddGroup(model.Inner, ("alpha", 0.01));
        var scheduler = new RateScheduler(optimizer, new ExponentialDecay(0.5));
        Assert.Equal(0.1, optimizer.Groups[0].Rate);

        scheduler.Step();
        optimizer.AddGroup([model.Scale], ("alpha", 0.4));
        scheduler.Step();

        Assert.Equal(0.025, optimizer.Groups[0].Rate, 12);
        Assert.Equal(0.0025, optimizer.Groups[1].Rate, 12);
        Assert.Equal(0.1, optimizer.Groups[2].Rate, 12);
    }

    [Fact]
    public void The_rate_of_step_0_is_set_at_once()
    {
        var optimizer = new SGD(0.5);

        _ = new RateScheduler(optimizer, new LinearWarmup(10));

        Assert.Equal(0, optimizer.Lr);
    }

    [Fact]
    public void Any_option_may_have_a_schedule()
    {
        var optimizer = new MomentumSGD(0.5, 0.8);

        new RateScheduler(optimizer, new ExponentialDecay(0.5), option: "momentum").Step();

        Assert.Equal(0.4, optimizer.Momentum, 12);
        Assert.Equal(0.5, optimizer.Lr);
        Assert.Throws<KeyNotFoundException>(() => new RateScheduler(optimizer, option: "beta1"));
        Assert.Throws<InvalidOperationException>(() => new RateScheduler(new AdaDelta()));
    }

    [Fact]
    public void A_plateau_multiplies_the_schedule()
    {
        var optimizer = new SGD(1);
        var scheduler = new RateScheduler(optimizer, new ExponentialDecay(0.5), new ReduceOnPlateau(gamma: 0.1, patience: 1));
        scheduler.Step();
        foreach (double loss in new[] { 3.0, 2.0, 2.0, 2.0 }) scheduler.Report(loss);

        Assert.Equal(0.05, optimizer.Lr, 12);
        Assert.Throws<InvalidOperationException>(() => new RateScheduler(optimizer).Report(1));
    }

    [Fact]
    public void A_plateau_waits_for_its_patience_and_cools_down()
    {
        var plateau = new ReduceOnPlateau(gamma: 0.5, patience: 1, cooldown: 2, floor: 0.3);
        double[] losses = [1, 1, 1, 1, 1, 1, 1, double.NaN, 1];

        double[] factors = [.. losses.Select(loss =>
        {
            plateau.Report(loss);
            return plateau.Factor;
        })];

        Assert.Equal([1, 1, 0.5, 0.5, 0.5, 0.5, 0.3, 0.3, 0.3], factors);
    }

    [Theory]
    [InlineData(false, new[] { 1.0, 0.99, 0.98, 0.85, 0.8 }, 0.85)]
    [InlineData(true, new[] { 1.0, 1.01, 1.05, 1.2, 1.3 }, 1.2)]
    [InlineData(false, new[] { -1.0, -1.05, -1.2 }, -1.2)]
    public void An_improvement_is_a_part_of_the_best(bool larger, double[] measures, double best)
    {
        var plateau = new ReduceOnPlateau(threshold: 0.1, larger: larger);

        foreach (double measure in measures) plateau.Report(measure);

        Assert.Equal(best, plateau.Best);
    }
}
