using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Data;

[Collection(MemoryCollection.Name)]
public sealed class BatchMemoryTests
{
    [Fact]
    public void A_batch_takes_no_memory_for_each_of_its_items()
    {
        var all = Tensor.Zeros((1024, 3, 8, 8), DType.UInt8);
        var set = new TensorDataset(all, Tensor.Zeros(1024, DType.Int64), transform: new Compose(
            new RandomHorizontalFlip(),
            new RandomVerticalFlip(),
            new RandomCrop(8, padding: 2),
            new ColorJitter(0.2, 0.2, 0.2, 0.1),
            new ToFloat(),
            new Normalize(0, 255)));
        int[] few = [.. Enumerable.Range(0, 32)], many = [.. Enumerable.Range(0, 1024)];
        foreach (int[] indices in (int[][])[few, many, few, many]) Release(set.Batch(indices));

        long small = Allocated(few), large = Allocated(many);
        // Blocks come from the pool; what is left is the list of the indices, and what threads need. One object for each item were 24,000 bytes.
        Assert.InRange(large - small, 0, 14_000);

        long Allocated(int[] indices)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Release(set.Batch(indices));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Batches_that_nobody_took_go_back_to_the_pool()
    {
        using Tensor data = Tensor.Zeros((4000, 2048)), label = Tensor.Zeros(4000);
        var set = new TensorDataset(data, label);
        using var leak = new PoolLeakCheck();
        for (int i = 0; i < 5; i++)
        {
            foreach ((Tensor X, Tensor T) batch in new DataLoader(set, batchSize: 4, workers: 3))
            {
                Release(batch);
                break;
            }
        }
    }

    [Fact]
    public void Pictures_go_back_to_the_pool_when_they_are_in_their_batch()
    {
        string folder = Directory.CreateTempSubdirectory("dezero-images").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "a"));
            for (int i = 0; i < 6; i++)
            {
                using FileStream file = File.Create(Path.Combine(folder, $"a/{i}.ppm"));
                PnmWriter.Write(file, 100, 90, channels: 3, new byte[27_000]);
            }

            var transform = new Compose(new Resize(70), new CenterCrop(64), new RandomHorizontalFlip(), new ToArray(), new Normalize([1, 2, 3], [4, 5, 6]));
            foreach (Func<Tensor, Tensor>? choice in (Func<Tensor, Tensor>?[])[null, transform])
            {
                var set = new ImageFolder(folder, choice);
                using var leak = new PoolLeakCheck();
                foreach ((Tensor X, Tensor T) batch in new DataLoader(set, batchSize: 3, workers: 2)) Release(batch);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Release((Tensor X, Tensor T) batch)
    {
        batch.X.Dispose();
        batch.T.Dispose();
    }
}
