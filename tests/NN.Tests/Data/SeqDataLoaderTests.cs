using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Data;

public class SeqDataLoaderTests
{
    [Fact]
    public void Rows_are_streams_that_go_on_from_batch_to_batch()
    {
        // DeZero's numbers for ten pairs in three streams.
        var loader = new SeqDataLoader(Numbers(10), 3);
        double[][] expected = [[0, 3, 6], [1, 4, 7], [2, 5, 8], [3, 6, 9]];
        Assert.Equal(4, loader.Length);
        for (int epoch = 0; epoch < 2; epoch++)
        {
            int batch = 0;
            foreach ((Tensor x, Tensor t) in loader)
            {
                TensorAssert.Equal(expected[batch], x);
                TensorAssert.Equal([.. expected[batch].Select(value => 10 * value)], t);
                batch++;
            }
            Assert.Equal(4, batch);
        }
    }

    [Fact]
    public void The_last_stream_goes_on_at_the_start() =>
        TensorAssert.Equal([2, 4, 1], new SeqDataLoader(Numbers(5), 3).Select(batch => batch.X).Last() + Tensor.From([1L, 2, -2]));

    [Theory, OnEachDevice]
    public void Batches_come_to_the_device(string device) =>
        Assert.All(new SeqDataLoader(Numbers(4), 2, Device.Parse(device)), batch => Assert.Equal(device, batch.X.Device.Name));

    [Fact]
    public void Batches_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeqDataLoader(Numbers(4), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeqDataLoader(Numbers(4), 5));
    }

    private static TensorDataset Numbers(int count) => new(Tensor.Arange(count, DType.Int64), Tensor.Arange(count, DType.Int64) * 10);
}
