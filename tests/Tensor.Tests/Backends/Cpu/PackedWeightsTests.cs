using DeZeroNative.Backends;
using DeZeroNative.Backends.Cpu.Convolutions;

namespace DeZeroNative.Tests;

public class PackedWeightsTests
{
    [Fact]
    public void A_block_is_packed_again_where_its_bits_changed()
    {
        float[] w = [1, 2, 0, float.NaN, 5];
        PackedWeights<float> form = Of(new KeptWeights(), w.Length);
        Assert.Equal([true, true], Renew(form, w));
        Assert.Equal([false, false], Renew(form, w));
        w[4] = 6;
        Assert.Equal([false, true], Renew(form, w));
        w[2] = -0f;
        Assert.Equal([true, false], Renew(form, w));
        Assert.Equal([false, false], Renew(form, w));
    }

    [Fact]
    public void A_call_that_failed_leaves_nothing_to_rely_on()
    {
        float[] w = [1, 2, 3, 4];
        PackedWeights<float> form = Of(new KeptWeights(), w.Length);
        Renew(form, w);
        form.Begin();
        Assert.Equal([true, true], Renew(form, w));
    }

    [Fact]
    public void Room_is_made_anew_for_other_sizes_and_types_alone()
    {
        var kept = new KeptWeights();
        PackedWeights<float> form = Of(kept, 4);
        Assert.Same(form, Of(kept, 4));
        Assert.NotSame(form, Of(kept, 5));
        Assert.NotNull(PackedWeights<double>.Of(kept, 4, 8));
        Assert.Null(PackedWeights<double>.Of(null, 4, 8));
    }

    private static PackedWeights<float> Of(KeptWeights kept, int size) => PackedWeights<float>.Of(kept, size, 2 * size)!;

    private static bool[] Renew(PackedWeights<float> form, float[] w)
    {
        form.Begin();
        bool[] renewed = [form.Renew(0, w.AsSpan(0, 3)), form.Renew(3, w.AsSpan(3))];
        form.End();
        return renewed;
    }
}
