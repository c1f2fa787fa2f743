namespace DeZeroNative.Tests;

/// <summary>The scopes of recording and training flow with the code that opened them, and reach nobody else.</summary>
public class ScopeTests
{
    [Fact]
    public void Under_NoGrad_nothing_is_recorded()
    {
        var x = new Variable(2.0);
        using (new NoGrad())
        {
            Assert.True(NoGrad.IsActive);
            Variable y = x * x;
            Assert.Null(y.Creator);
            Assert.False(y.RequiresGrad);
            Assert.Null(new Pair().Apply(x, x)[0].Creator);
            Assert.Null(F.Sin(x).Creator);
        }
        Assert.False(NoGrad.IsActive);
        Assert.NotNull((x * x).Creator);
    }

    [Fact]
    public void Scopes_nest_and_end_when_code_throws()
    {
        using (new NoGrad())
        {
            using (new NoGrad()) Assert.True(NoGrad.IsActive);
            Assert.True(NoGrad.IsActive);
            Assert.False(TestMode.IsActive);
            using (new TestMode()) Assert.True(TestMode.IsActive);
            Assert.False(TestMode.IsActive);
        }
        Assert.False(NoGrad.IsActive);
        Assert.Throws<FormatException>(Fail);
        Assert.False(NoGrad.IsActive);

        static void Fail()
        {
            using var scope = new NoGrad();
            throw new FormatException();
        }
    }

    [Fact]
    public async Task A_scope_goes_with_its_code_over_awaits_and_into_tasks_it_starts()
    {
        using (new NoGrad())
        {
            for (int i = 0; i < 20; i++)
            {
                await Task.Yield();
                Assert.True(NoGrad.IsActive);
            }
            await Task.Run(() => Assert.True(NoGrad.IsActive));
            Assert.True(NoGrad.IsActive);
        }
        Assert.False(NoGrad.IsActive);
        await Task.Run(() => Assert.False(NoGrad.IsActive));
    }

    [Fact]
    public async Task A_scope_inside_an_awaited_method_does_not_leak_out()
    {
        await Inner();
        Assert.False(NoGrad.IsActive);
        Task started = InnerThatWaits(out TaskCompletionSource release);
        Assert.False(TestMode.IsActive);
        release.SetResult();
        await started;
        Assert.False(TestMode.IsActive);

        static async Task Inner()
        {
            using var scope = new NoGrad();
            await Task.Delay(1);
            Assert.True(NoGrad.IsActive);
        }

        static Task InnerThatWaits(out TaskCompletionSource release)
        {
            var gate = release = new TaskCompletionSource();
            return Run();

            async Task Run()
            {
                using var scope = new TestMode();
                await gate.Task;
                Assert.True(TestMode.IsActive);
            }
        }
    }

    [Fact]
    public async Task Training_and_evaluation_in_many_tasks_never_disturb_each_other()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        Task[] tasks = [.. Enumerable.Range(0, 16).Select(i => i % 2 == 0 ? Train(i) : Evaluate(i))];
        await Task.WhenAll(tasks).WaitAsync(deadline.Token);

        static async Task Train(int seed)
        {
            var w = new Variable(Values.Random(8, DType.Float64, seed));
            for (int step = 0; step < 100; step++)
            {
                Variable y = F.Sum(F.Tanh(w) * w);
                if (step % 3 == 0) await Task.Yield();
                Assert.False(NoGrad.IsActive);
                Assert.False(TestMode.IsActive);
                w.ClearGrad();
                y.Backward(createGraph: step % 2 == 0);
                if (step % 5 == 0) await Task.Run(() => Assert.False(NoGrad.IsActive));
                Assert.Equal(step % 2 == 0, w.Grad!.RequiresGrad);
                w.Data = w.Data - w.Grad.Data * 0.01;
            }
        }

        static async Task Evaluate(int seed)
        {
            var w = new Variable(Values.Random(8, DType.Float64, seed));
            using var noGrad = new NoGrad();
            using var test = new TestMode();
            for (int step = 0; step < 100; step++)
            {
                Variable y = F.Dropout(F.Sum(F.Tanh(w) * w), 0.5);
                if (step % 3 == 0) await Task.Yield();
                Assert.True(NoGrad.IsActive);
                Assert.True(TestMode.IsActive);
                Assert.Null(y.Creator);
                if (step % 7 == 0) await Task.Delay(1);
            }
        }
    }

    [Fact]
    public void A_thread_without_the_callers_context_is_outside_its_scope()
    {
        bool inside = true;
        using (new NoGrad())
        using (ExecutionContext.SuppressFlow())
        {
            var thread = new Thread(() => inside = NoGrad.IsActive);
            thread.Start();
            thread.Join();
        }
        Assert.False(inside);
    }

    [Fact]
    public void A_pass_that_is_not_recorded_leaves_recording_on()
    {
        var x = new Variable(2.0);
        (x * x).Backward();
        Assert.NotNull((x * x).Creator);
        var seen = new Watching();
        seen.Apply(x).Backward();
        Assert.True(seen.NoGradInside);
        Assert.False(NoGrad.IsActive);
        seen = new Watching();
        seen.Apply(x).Backward(createGraph: true);
        Assert.False(seen.NoGradInside);
    }

    private sealed class Pair : Function
    {
        protected override Tensor[] Forward(Tensor[] xs) => [xs[0] + xs[1]];

        protected override Variable?[] Backward(Variable?[] gys) => [gys[0], gys[0]];
    }

    private sealed class Watching : UnaryFunction
    {
        public bool NoGradInside { get; private set; }

        protected override Tensor Forward(Tensor x) => x * 2;

        protected override Variable Backward(Variable gy)
        {
            NoGradInside = NoGrad.IsActive;
            return gy * 2;
        }
    }
}
