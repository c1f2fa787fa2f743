namespace DeZeroNative.Examples.Steps;

internal sealed class Step17() : BookStep(17, "Memory comes back by itself")
{
    public override void Run(StepPage page)
    {
        var random = new RandomGenerator(0);
        for (int i = 0; i < 10; i++)
        {
            var x = new Variable(random.Normal(10000, dtype: DType.Float64));
            F.Square(F.Square(F.Square(x)));
        }

        // A function does not hold its outputs, so a graph that nobody holds is no ring; a thousand rounds need no more than ten.
        TensorPool pool = Device.Cpu.Pool;
        long before = pool.LiveBytes + pool.IdleBytes;
        for (int i = 0; i < 1000; i++) F.Square(F.Square(F.Square(new Variable(random.Normal(10000, dtype: DType.Float64)))));
        page.Print($"1000 rounds lent {1000 * 4 * 80000 / 1_000_000} MB; the pool holds {(pool.LiveBytes + pool.IdleBytes) / 1_000_000} MB, {before / 1_000_000} MB before");
    }
}
