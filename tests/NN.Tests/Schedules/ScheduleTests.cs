using Xunit;

namespace DeZeroNative.NN.Tests.Schedules;

public class ScheduleTests
{
    [Fact]
    public void StepDecay_falls_every_size_steps() => Check(new StepDecay(3, 0.5), 1, 1, 1, 0.5, 0.5, 0.5, 0.25);

    [Fact]
    public void MultiStepDecay_falls_at_its_milestones() => Check(new MultiStepDecay([2, 5], 0.1), 1, 1, 0.1, 0.1, 0.1, 0.01, 0.01);

    [Fact]
    public void ExponentialDecay_falls_at_every_step() => Check(new ExponentialDecay(0.5), 1, 0.5, 0.25, 0.125);

    [Fact]
    public void LinearWarmup_rises_to_1_and_stays() => Check(new LinearWarmup(4, 0.2), 0.2, 0.4, 0.6, 0.8, 1, 1, 1);

    [Fact]
    public void CosineAnnealing_falls_to_the_floor_and_stays() =>
        Check(new CosineAnnealing(4, 0.2), 1, 0.2 + 0.8 * (1 + Math.Sqrt(0.5)) / 2, 0.6, 0.2 + 0.8 * (1 - Math.Sqrt(0.5)) / 2, 0.2, 0.2);

    [Fact]
    public void CosineRestarts_begin_anew_with_longer_waves() => Check(new CosineRestarts(2, growth: 2), 1, 0.5, 1, (1 + Math.Sqrt(0.5)) / 2, 0.5, (1 - Math.Sqrt(0.5)) / 2, 1);

    [Fact]
    public void CosineRestarts_of_one_length_repeat_at_any_step() => Assert.Equal(0.5, new CosineRestarts(2).Factor(long.MaxValue - (long.MaxValue % 2) - 1), 12);

    [Fact]
    public void OneCycle_is_that_of_PyTorch()
    {
        // torch.optim.lr_scheduler.OneCycleLR(SGD(lr=...), max_lr=1, total_steps=10, cycle_momentum=False): its two phases, written out.
        var expected = new double[10];
        for (int step = 0; step < 10; step++)
        {
            expected[step] = step <= 2
                ? 1 + (1 / 25.0 - 1) / 2 * (Math.Cos(Math.PI * (step / 2.0)) + 1)
                : 4e-6 + (1 - 4e-6) / 2 * (Math.Cos(Math.PI * ((step - 2) / 7.0)) + 1);
        }

        Check(new OneCycle(10), expected);
        Assert.Equal(1, new OneCycle(10).Factor(2));
        Assert.Equal(4e-6, new OneCycle(10).Factor(50), 12);
    }

    [Fact]
    public void Schedules_follow_each_other_and_multiply()
    {
        Check(new LinearWarmup(2).Then(2, new ExponentialDecay(0.5)), 0, 0.5, 1, 0.5, 0.25);
        Check(new StepDecay(2, 0.5) * new ExponentialDecay(0.1), 1, 0.1, 0.005, 0.0005);
        Check(Schedule.From(step => 1.0 / (1 + step)), 1, 0.5, 1.0 / 3);
    }

    [Fact]
    public void Numbers_that_make_no_schedule_are_refused_by_name()
    {
        Names("[step_decay]", () => new StepDecay(0));
        Names("[step_decay]", () => new StepDecay(1, double.NaN));
        Names("[multi_step_decay]", () => new MultiStepDecay([1], -1));
        Names("[exponential_decay]", () => new ExponentialDecay(double.NaN));
        Names("[cosine_annealing]", () => new CosineAnnealing(-1));
        Names("[cosine_restarts]", () => new CosineRestarts(1, growth: 0));
        Names("[linear_warmup]", () => new LinearWarmup(1, double.PositiveInfinity));
        Names("[one_cycle]", () => new OneCycle(10, rise: 1));
        Names("[reduce_on_plateau]", () => new ReduceOnPlateau(gamma: 1));
        Names("[reduce_on_plateau]", () => new ReduceOnPlateau(threshold: double.NaN));
    }

    private static void Check(Schedule schedule, params double[] expected)
    {
        for (int step = 0; step < expected.Length; step++) Assert.Equal(expected[step], schedule.Factor(step), 12);
    }

    private static void Names(string operation, Func<object> call) =>
        Assert.StartsWith(operation, Assert.Throws<ArgumentOutOfRangeException>(() => { call(); }).Message, StringComparison.Ordinal);
}
