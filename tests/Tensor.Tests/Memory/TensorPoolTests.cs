using System.Runtime.CompilerServices;

namespace DeZeroNative.Tests;

public class TensorPoolTests
{
    private static TensorPool Pool => Device.Cpu.Pool;

    [Theory, OnEachDevice]
    public void A_block_given_back_is_lent_again(string device)
    {
        TensorPool pool = Device.Parse(device).Pool;
        Tensor.Zeros(10_000, device: Device.Parse(device)).Dispose();
        (long misses, long rents, long live) = (pool.Misses, pool.Rents, pool.LiveBytes);

        for (int i = 0; i < 10; i++) Tensor.Zeros(10_000, device: Device.Parse(device)).Dispose();

        Assert.Equal(misses, pool.Misses);
        Assert.Equal(rents + 10, pool.Rents);
        Assert.True(pool.LiveBytes <= live);
    }

    [Fact]
    public void What_is_lent_is_counted_until_the_last_owner_lets_go()
    {
        PoolLeakCheck.Settle();
        long before = Pool.LiveBytes;
        Tensor x = Tensor.Zeros(100_000), view = x.Reshape((1000, 100));

        long lent = Pool.LiveBytes - before;
        Assert.InRange(lent, 400_000, 500_000); // four sizes per doubling waste a fifth at most
        x.Dispose();
        Assert.Equal(lent, Pool.LiveBytes - before);
        view.Dispose();
        Assert.Equal(0, Pool.LiveBytes - before);
    }

    [Theory]
    [InlineData(1024, 0)]
    [InlineData(1025, 1)]
    public void Tensors_of_a_few_kilobytes_do_not_come_from_the_pool(int length, long rents)
    {
        long before = Pool.Rents;

        Tensor x = Tensor.Zeros(length);

        Assert.Equal(rents, Pool.Rents - before);
        GC.KeepAlive(x);
    }

    [Fact]
    public void Blocks_start_on_a_cache_line()
    {
        for (int length = 1025; length < 3_000_000; length = length * 3 / 2 + 1)
        {
            Tensor x = Tensor.Zeros(length);
            unsafe
            {
                fixed (float* p = x.AsSpan<float>()) Assert.Equal(0, (nint)p % 64);
            }
        }
    }

    [Fact]
    public void Trim_empties_the_shelves()
    {
        Tensor.Zeros(50_000).Dispose();
        Assert.True(Pool.IdleBytes >= 200_000);
        long misses = Pool.Misses;

        Pool.Trim();

        Assert.Equal(0, Pool.IdleBytes);
        Tensor.Zeros(50_000).Dispose();
        Assert.Equal(misses + 1, Pool.Misses);
    }

    [Fact]
    public void Blocks_of_dropped_tensors_come_back_through_the_collector()
    {
        PoolLeakCheck.Settle();
        long before = Pool.LiveBytes;

        Drop();
        Assert.True(Pool.LiveBytes - before >= 40_000_000);
        PoolLeakCheck.Settle();

        Assert.True(Pool.LiveBytes <= before, $"{Pool.LiveBytes - before} bytes did not come back");

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Drop() => Tensor.Zeros(10_000_000);
    }

    [Fact]
    public void A_span_of_a_dropped_tensor_is_never_overwritten()
    {
        Span<float> dropped = Dropped(), ofView = DroppedView(), disposed = Disposed();
        for (int round = 0; round < 5; round++)
        {
            PoolLeakCheck.Settle();
            Tensor[] later = [.. Enumerable.Range(0, 50).Select(_ => Tensor.Full(20_000, -1))];
            foreach (Tensor x in later) x.Dispose();
        }

        Assert.Equal(-1, dropped.IndexOfAnyExcept(7f));
        Assert.Equal(-1, ofView.IndexOfAnyExcept(7f));
        Assert.Equal(-1, disposed.IndexOfAnyExcept(7f));

        [MethodImpl(MethodImplOptions.NoInlining)]
        static Span<float> Dropped() => Tensor.Full(20_000, 7).AsSpan<float>();

        [MethodImpl(MethodImplOptions.NoInlining)]
        static Span<float> DroppedView() => Tensor.Full(20_000, 7).Reshape((100, 200)).T.T.AsSpan<float>();

        [MethodImpl(MethodImplOptions.NoInlining)]
        static Span<float> Disposed()
        {
            using Tensor x = Tensor.Full(20_000, 7);
            return x.AsSpan<float>();
        }
    }

    [Fact]
    public void Reading_values_does_not_take_a_block_out_of_the_pool()
    {
        Tensor.Full(30_000, 1).Dispose();
        long misses = Pool.Misses;
        for (int i = 0; i < 5; i++)
        {
            using Tensor x = Tensor.Full(30_000, 1);
            Assert.Equal(30_000, x.Sum().Item());
            Assert.Equal(1, x.ToArray<float>()[^1]);
        }

        Assert.Equal(misses, Pool.Misses);
    }

    [Fact]
    public async Task Many_threads_share_the_pool()
    {
        using var leak = new PoolLeakCheck();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(seed => Task.Run(() =>
        {
            for (int i = 0; i < 300; i++)
            {
                using Tensor x = Tensor.Full(2000 + 100 * (i % 7), seed), y = x + 1;
                Assert.Equal(seed + 1, y.Min().Item());
                Assert.Equal(seed + 1, y.Max().Item());
            }
        })));
    }
}
