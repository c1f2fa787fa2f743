using System.Runtime.CompilerServices;

namespace DeZeroNative.Tests;

/// <summary>In training, memory of a step's graph comes back where the next step begins.</summary>
public class StepMemoryTests
{
    private const int Size = 1 << 20, Depth = 8;
    private const long StepBytes = Depth * Size * sizeof(float);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Training_needs_little_more_than_the_graphs_of_a_few_steps(bool clearsBeforeBackward)
    {
        var w = new Variable(Tensor.Full(Size, 0.5));
        PoolLeakCheck.Settle();
        TensorPool pool = Device.Cpu.Pool;
        long before = pool.LiveBytes, most = 0, misses = 0;
        for (int i = 0; i < 40; i++)
        {
            if (i == 20) misses = pool.Misses;
            Step(w, clearsBeforeBackward, ref most);
        }
        // Steps may be skipped to keep the pauses short; one may be held by a variable that is not overwritten yet.
        Assert.InRange(most - before, StepBytes, CollectionPace.MostInterval + 3 * StepBytes);
        Assert.InRange(pool.Misses - misses, 0, (CollectionPace.MostInterval + 2 * StepBytes) / (Size * sizeof(float)));
    }

    [Fact]
    public void A_graph_that_is_still_held_outlives_the_start_of_the_next_step()
    {
        var x = new Variable(Tensor.Full(Size, 0.5));
        Variable held = Chain(x);
        held.Backward();
        float[] first = x.Grad!.Data.ToArray<float>();
        long most = 0;
        for (int i = 0; i < 10; i++) Step(new Variable(Tensor.Full(Size, 0.25)), clearsBeforeBackward: false, ref most);
        x.ClearGrad();
        held.Backward();
        Assert.Equal(first, x.Grad!.Data.ToArray<float>());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Step(Variable w, bool clearsBeforeBackward, ref long most)
    {
        if (!clearsBeforeBackward) w.ClearGrad();
        Variable loss = Chain(w);
        most = Math.Max(most, Device.Cpu.Pool.LiveBytes);
        if (clearsBeforeBackward) w.ClearGrad();
        loss.Backward();
    }

    private static Variable Chain(Variable x)
    {
        for (int i = 0; i < Depth; i++) x = F.Tanh(x);
        return F.Sum(x);
    }
}
