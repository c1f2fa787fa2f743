using System.Security.Cryptography;
using Xunit;

namespace DeZeroNative.NN.Tests.Data;

public class SyntheticDigitsTests
{
    /// <summary>The bytes of this implementation, the same on every platform.</summary>
    [Fact]
    public void A_seed_makes_the_same_bytes_everywhere()
    {
        var digits = new SyntheticDigits(train: true, count: 500, seed: 1);
        Assert.Equal("3306b1312b92a3e0f938c2e987d86db12999404551afee55fcb64e57736e539a", Convert.ToHexStringLower(SHA256.HashData(digits.Data.AsSpan<byte>())));
    }

    [Fact]
    public void The_form_is_that_of_MNIST()
    {
        var digits = new SyntheticDigits(train: false, count: 300);
        Assert.Equal(new Shape(300, 1, 28, 28), digits.Data.Shape);
        Assert.Equal(DType.UInt8, digits.Data.DType);
        Assert.Equal(new Shape(300), digits.Label.Shape);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (long)i), digits.Label.ToArray<long>().Distinct().Order());

        (Tensor x, Tensor t) = digits.Batch([0, 1, 2]);
        Assert.Equal(new Shape(3, 784), x.Shape);
        Assert.Equal(DType.Float32, x.DType);
        Assert.All(x.ToArray<float>(), value => Assert.InRange(value, 0, 1));
        Assert.Equal(DType.Int64, t.DType);
    }

    [Fact]
    public void Train_test_and_seeds_differ_and_a_longer_set_begins_with_the_shorter()
    {
        byte[] train = Pixels(train: true, 20, seed: 0);
        Assert.NotEqual(train, Pixels(train: false, 20, seed: 0));
        Assert.NotEqual(train, Pixels(train: true, 20, seed: 1));
        Assert.Equal(train, Pixels(train: true, 40, seed: 0)[..train.Length]);
    }

    [Fact]
    public void The_number_of_threads_does_not_matter()
    {
        int threads = DeZeroRuntime.Threads;
        try
        {
            DeZeroRuntime.Threads = 1;
            byte[] one = Pixels(train: true, 64, seed: 2);
            DeZeroRuntime.Threads = 4;
            Assert.Equal(one, Pixels(train: true, 64, seed: 2));
        }
        finally
        {
            DeZeroRuntime.Threads = threads;
        }
    }

    [Fact]
    public void Every_picture_has_ink_within_the_frame()
    {
        byte[] pixels = Pixels(train: true, 1000, seed: 0);
        for (int i = 0; i < 1000; i++)
        {
            byte[] picture = pixels[(i * 784)..((i + 1) * 784)];
            Assert.InRange(picture.Average(b => (double)b), 4, 90);
            Assert.True(picture.Max() > 150);
        }
    }

    /// <summary>The mean of each class is no good classifier, so that a network has something to learn, but far better than chance.</summary>
    [Fact]
    public void The_nearest_class_mean_is_right_for_most_but_not_for_all()
    {
        var train = new SyntheticDigits(train: true, count: 3000);
        var test = new SyntheticDigits(train: false, count: 1000);
        var means = new double[10, 784];
        var counts = new double[10];
        byte[] x = train.Data.ToArray<byte>(), y = test.Data.ToArray<byte>();
        long[] t = train.Label.ToArray<long>(), u = test.Label.ToArray<long>();
        for (int i = 0; i < t.Length; i++)
        {
            counts[t[i]]++;
            for (int p = 0; p < 784; p++) means[t[i], p] += x[(i * 784) + p];
        }

        int right = 0;
        for (int i = 0; i < u.Length; i++)
        {
            int best = Enumerable.Range(0, 10).MinBy(k => Enumerable.Range(0, 784).Sum(p => Math.Pow(y[(i * 784) + p] - (means[k, p] / counts[k]), 2)));
            if (best == u[i]) right++;
        }

        Assert.InRange(right, 600, 950);
    }

    private static byte[] Pixels(bool train, int count, ulong seed) => new SyntheticDigits(train, count, seed).Data.ToArray<byte>();
}
