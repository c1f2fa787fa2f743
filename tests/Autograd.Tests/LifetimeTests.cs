using System.Runtime.CompilerServices;

namespace DeZeroNative.Tests;

/// <summary>Nothing lives longer than somebody can use it, and nobody has to give memory back by hand.</summary>
public class LifetimeTests
{
    // Debug builds keep locals to the end of a method, so what shall be lost is made in a method of its own.
    [Fact]
    public void A_function_does_not_keep_its_outputs_alive()
    {
        Function[] functions = [new Copy(), new Sum2(), new Both()];
        WeakReference[] outputs = [.. Enumerable.Range(0, 3).Select(i => Apply(functions[i], i))];
        GC.Collect();
        Assert.All(outputs, y => Assert.False(y.IsAlive));
        Assert.All(functions, function => Assert.NotEmpty(function.Inputs));

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Apply(Function function, int kind)
        {
            Variable a = new(1.0), b = new(2.0);
            Variable y = kind switch { 0 => ((Copy)function).Apply(a), 1 => ((Sum2)function).Apply(a, b), _ => function.Apply(a, b)[1] };
            y.Backward();
            return new WeakReference(y);
        }
    }

    [Fact]
    public void A_graph_goes_with_its_last_variable_without_the_cycle_collector_of_the_book()
    {
        WeakReference function = Build(out Variable x);
        GC.Collect();
        Assert.False(function.IsAlive);
        Assert.NotNull(x.Grad);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Build(out Variable x)
        {
            x = new Variable(2.0);
            Variable y = F.Exp(x * x);
            y.Backward();
            return new WeakReference(y.Creator);
        }
    }

    [Fact]
    public void After_a_pass_variables_inside_the_graph_hold_no_gradient()
    {
        WeakReference gradient = Build(out Variable y);
        GC.Collect();
        Assert.False(gradient.IsAlive);
        GC.KeepAlive(y);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Build(out Variable y)
        {
            var x = new Variable(2.0);
            var spy = new Spy();
            y = F.Exp(spy.Apply(F.Sin(x)));
            y.Backward();
            WeakReference seen = spy.Seen!;
            return seen;
        }
    }

    // Step 17, shorter than its 100,000 rounds, with as much to lose: 240 kB a round would be 480 MB.
    [Fact]
    public void The_loop_of_step_17_keeps_memory_flat()
    {
        for (int i = 0; i < 200; i++) Round();
        PoolLeakCheck.Settle();
        long before = GC.GetTotalMemory(forceFullCollection: true), lent = Device.Cpu.Pool.LiveBytes, most = 0;
        for (int i = 0; i < 2000; i++)
        {
            Round();
            if (i % 50 == 0) most = Math.Max(most, Device.Cpu.Pool.LiveBytes - lent + Math.Max(0, GC.GetTotalMemory(forceFullCollection: false) - before));
        }
        Assert.InRange(most, 0, 128L << 20);
        PoolLeakCheck.Settle();
        Assert.InRange(Device.Cpu.Pool.LiveBytes - lent, long.MinValue, 1 << 20);

        static void Round()
        {
            var x = new Variable(Tensor.Full(10_000, 0.5, DType.Float64));
            Variable y = F.Square(F.Square(F.Square(x)));
            Assert.Equal(10_000, y.Size);
        }
    }

    [Fact]
    public void Training_rounds_keep_memory_flat()
    {
        var w = new Variable(Tensor.Full((40, 40), 0.01, DType.Float64));
        Tensor x = Tensor.Full((20, 40), 0.1, DType.Float64);
        for (int i = 0; i < 100; i++) Round();
        PoolLeakCheck.Settle();
        long lent = Device.Cpu.Pool.LiveBytes;
        for (int i = 0; i < 1000; i++) Round();
        Assert.InRange(Device.Cpu.Pool.LiveBytes - lent, long.MinValue, 32L << 20);
        PoolLeakCheck.Settle();
        Assert.InRange(Device.Cpu.Pool.LiveBytes - lent, long.MinValue, 1 << 20);

        void Round()
        {
            Variable loss = F.Sum(F.Square(F.Tanh(F.MatMul(x, w))));
            w.ClearGrad();
            loss.Backward();
            w.Data = w.Data - w.Grad!.Data * 1e-4;
        }
    }

    private sealed class Copy : UnaryFunction
    {
        protected override Tensor Forward(Tensor x) => x.Clone();

        protected override Variable Backward(Variable gy) => gy;
    }

    private sealed class Sum2 : BinaryFunction
    {
        protected override Tensor Forward(Tensor x0, Tensor x1) => x0 + x1;

        protected override Variable Backward0(Variable gy) => gy;

        protected override Variable Backward1(Variable gy) => gy;
    }

    private sealed class Both : Function
    {
        protected override Tensor[] Forward(Tensor[] xs) => [xs[0] + xs[1], xs[0] * xs[1]];

        protected override Variable?[] Backward(Variable?[] gys) => [gys[1], gys[1]];
    }

    private sealed class Spy : UnaryFunction
    {
        public WeakReference? Seen { get; private set; }

        protected override Tensor Forward(Tensor x) => x.Clone();

        protected override Variable Backward(Variable gy)
        {
            Seen = new WeakReference(gy);
            return gy * 2;
        }
    }
}
