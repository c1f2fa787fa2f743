namespace DeZeroNative.Tests;

public class TensorScopeTests
{
    [Theory, OnEachDevice]
    public void What_is_made_inside_ends_with_the_scope_except_what_is_kept(string device)
    {
        using var leak = new PoolLeakCheck(Device.Parse(device));
        Tensor outside = Tensor.Ones(5000, device: Device.Parse(device)), lost, kept;
        using (var scope = new TensorScope())
        {
            lost = outside * 2.0;
            kept = scope.Keep(lost + 1);
        }

        Assert.True(lost.IsDisposed);
        Assert.Throws<ObjectDisposedException>(() => lost.Sum());
        Assert.Equal(3, Values.Of(kept)[4999]);
        Assert.Equal(1, Values.Of(outside)[4999]);
        kept.Dispose();
        outside.Dispose();
    }

    [Fact]
    public void A_span_outlives_the_scope_that_its_tensor_was_made_in()
    {
        Span<float> span;
        using (new TensorScope()) span = Tensor.Full(10_000, 7).AsSpan<float>();

        for (int i = 0; i < 20; i++) Tensor.Zeros(10_000);

        foreach (float x in span) Assert.Equal(7, x);
    }

    [Fact]
    public void Scopes_nest_and_what_is_kept_belongs_to_the_outer_one()
    {
        Tensor kept, keptTwice;
        using (var outer = new TensorScope())
        {
            using (var inner = new TensorScope())
            {
                kept = inner.Keep(Tensor.Ones(3));
                keptTwice = outer.Keep(inner.Keep(Tensor.Ones(3)));
            }
            Assert.False(kept.IsDisposed);
            Assert.Equal(1, outer.Count);
        }
        Assert.True(kept.IsDisposed);
        Assert.False(keptTwice.IsDisposed);
        Assert.Null(TensorScope.Current);
    }

    [Fact]
    public void A_view_kept_keeps_the_memory_of_its_tensor()
    {
        Tensor view;
        using (var scope = new TensorScope()) view = scope.Keep(Tensor.Arange(5000).Reshape((50, 100)).T);

        Assert.Equal(4999, view.Clone().AsSpan<float>()[^1]);
    }

    [Fact]
    public void Keeping_a_strangers_tensor_changes_nothing()
    {
        Tensor x = Tensor.Ones(3);
        using (var scope = new TensorScope()) Assert.Same(x, scope.Keep(x));

        Assert.False(x.IsDisposed);
    }

    [Fact]
    public async Task A_scope_flows_into_what_it_awaits_and_not_beside_it()
    {
        var started = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        Task<Tensor> beside = Task.Run(async () =>
        {
            started.SetResult();
            await go.Task;
            return Tensor.Ones(3);
        });
        await started.Task;
        Tensor before, after, onThread;
        using (new TensorScope())
        {
            before = Tensor.Ones(3);
            go.SetResult();
            await Task.Yield();
            await Task.Delay(1);
            after = Tensor.Ones(3);
            onThread = await Task.Run(() => Tensor.Ones(3));
        }

        Assert.True(before.IsDisposed && after.IsDisposed && onThread.IsDisposed);
        Assert.False((await beside).IsDisposed);
        Assert.Null(TensorScope.Current);
    }

    [Fact]
    public async Task Two_flows_with_scopes_do_not_disturb_each_other()
    {
        async Task<bool> Work(int seed)
        {
            bool right = true;
            for (int i = 0; i < 50; i++)
            {
                Tensor kept;
                using (var scope = new TensorScope())
                {
                    Tensor x = Tensor.Full(2000, seed);
                    await Task.Yield();
                    kept = scope.Keep(x + i);
                    await Task.Yield();
                    right &= !x.IsDisposed;
                }
                right &= kept.Max().Item() == seed + i;
            }
            return right;
        }

        Assert.All(await Task.WhenAll(Enumerable.Range(0, 8).Select(seed => Task.Run(() => Work(seed)))), Assert.True);
    }

    [Fact]
    public void Scopes_that_end_in_the_wrong_order_leave_no_dead_scope_behind()
    {
        var outer = new TensorScope();
        var inner = new TensorScope();
        outer.Dispose();
        Tensor x = Tensor.Ones(3);
        inner.Dispose();

        Assert.True(x.IsDisposed);
        Assert.Null(TensorScope.Current);
        outer.Dispose();
    }
}
