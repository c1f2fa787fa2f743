namespace DeZeroNative.Tests;

public class CollectionPaceTests
{
    private const long MiB = 1L << 20, Interval = TensorPool.CollectionInterval;

    [Fact]
    public void Without_training_each_interval_that_stays_away_asks()
    {
        var pace = new CollectionPace();
        int asked = 0;
        for (int i = 0; i < 160; i++) asked += Lend(pace, MiB, live: Interval) ? 1 : 0;
        Assert.InRange(asked, 9, 10);
    }

    [Fact]
    public void What_comes_back_at_once_asks_for_nothing()
    {
        var pace = new CollectionPace();
        for (int i = 0; i < 1000; i++)
        {
            Assert.False(pace.Lend(MiB, live: MiB));
            pace.Return(MiB);
        }
        // Nor does it put off the next for long.
        int until = 0;
        while (!pace.Lend(MiB, live: MiB)) until++;
        Assert.InRange(until, 16, 32);
    }

    [Fact]
    public void Much_that_is_alive_makes_the_interval_longer()
    {
        var pace = new CollectionPace();
        int until = 0;
        while (!pace.Lend(MiB, live: 1024 * MiB)) until++;
        Assert.Equal(256, until);
    }

    [Theory]
    [InlineData(200, 1)]
    [InlineData(24, 6)]
    [InlineData(6, 11)]
    [InlineData(2, 17)]
    [InlineData(1, 17)]
    public void Training_asks_where_a_step_starts_and_not_within(int mibPerStep, int stepsPerCollection)
    {
        var pace = new CollectionPace();
        Step(pace, mibPerStep);
        Step(pace, mibPerStep);
        int starts = 0, within = 0, most = 0;
        for (int i = 0, since = 0; i < 50 * stepsPerCollection; i++, since++)
        {
            if (pace.Start(live: mibPerStep * MiB))
            {
                starts++;
                most = Math.Max(most, since);
                since = 0;
                Assert.Equal(1, pace.Begin(live: mibPerStep * MiB));
            }
            within += Step(pace, mibPerStep, start: false);
        }
        Assert.Equal(0, within);
        Assert.InRange(starts, 48, 51);
        Assert.InRange(most, 1, stepsPerCollection);
    }

    [Fact]
    public void A_loop_after_training_goes_back_to_the_first_interval()
    {
        var pace = new CollectionPace();
        for (int i = 0; i < 4; i++) Step(pace, 200);
        int asked = 0;
        for (int i = 0; i < 4096; i++) asked += Lend(pace, MiB, live: Interval) ? 1 : 0;
        Assert.InRange(asked, 4096 / 16 * 3 / 4, 4096 / 16);
    }

    [Fact]
    public void The_oldest_objects_are_looked_at_where_what_stays_alive_grows()
    {
        var pace = new CollectionPace();
        Assert.Equal(1, Collect(pace, live: 20));
        Assert.Equal(1, Collect(pace, live: 40));
        Assert.Equal(2, Collect(pace, live: 400));
        Assert.Equal(1, Collect(pace, live: 300)); // that much is alive in truth
        Assert.Equal(1, Collect(pace, live: 600));
        Assert.Equal(2, Collect(pace, live: 900));

        static int Collect(CollectionPace pace, long live) => pace.Begin(live * MiB);
    }

    [Fact]
    public void The_oldest_objects_are_looked_at_now_and_then()
    {
        var pace = new CollectionPace();
        int full = 0;
        for (int i = 0; i < 300; i++) full += pace.Begin(live: MiB) == 2 ? 1 : 0;
        Assert.Equal(5, full);
    }

    private static bool Lend(CollectionPace pace, long bytes, long live)
    {
        if (!pace.Lend(bytes, live)) return false;
        pace.Begin(live);
        return true;
    }

    /// <summary>A step that leaves so much to the collector, and gives as much back; how often it was told to collect in its middle.</summary>
    private static int Step(CollectionPace pace, int mib, bool start = true)
    {
        int asked = 0;
        if (start && pace.Start(live: 2 * mib * MiB)) pace.Begin(live: 2 * mib * MiB);
        for (int i = 0; i < mib; i++)
        {
            asked += Lend(pace, 2 * MiB, live: 2 * mib * MiB) ? 1 : 0;
            pace.Return(MiB);
        }
        return asked;
    }
}
