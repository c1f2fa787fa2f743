using System.Globalization;
using System.Runtime.CompilerServices;
using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Training;

/// <summary>What whole networks ask of an OpenCL device while they learn and while they are used.</summary>
[Collection(MemoryCollection.Name)]
public class OpenClRunTests
{
    private const int Side = 12, Classes = 4, Batch = 16;

    // DEZERO_LONG_RUN=10000 is the whole of it.
    private static readonly int s_steps = int.Parse(Environment.GetEnvironmentVariable("DEZERO_LONG_RUN") ?? "300", CultureInfo.InvariantCulture);

    [SkippableTheory]
    [InlineData("mlp")]
    [InlineData("cnn")]
    public void A_training_step_waits_for_the_reading_of_its_loss_and_for_nothing_else(string kind)
    {
        Device device = OpenCl();
        Layer model = Model(kind);
        model.To(device);
        Optimizer optimizer = new Adam(0.01).Setup(model);
        var loader = Loader(device);
        Epoch(model, optimizer, loader, readLosses: false);

        DeviceCounters before = device.Counters;
        int steps = Epoch(model, optimizer, loader, readLosses: false);
        DeviceCounters silent = device.Counters - before;
        Assert.Equal((0, 0, 0), (silent.HostRoundTrips, silent.HostSynchronizations, silent.SourceBuilds));
        Assert.True(silent.KernelLaunches > 10 * steps, silent.ToString());

        before = device.Counters;
        steps = Epoch(model, optimizer, loader, readLosses: true);
        DeviceCounters read = device.Counters - before;
        Assert.Equal((steps, steps), (read.HostRoundTrips, read.HostSynchronizations));
    }

    [SkippableFact]
    public void Memory_stays_flat_over_many_steps_of_a_cnn_without_Dispose()
    {
        Device device = OpenCl();
        Layer model = Model("cnn");
        model.To(device);
        Optimizer optimizer = new Adam(0.01).Setup(model);
        var loader = Loader(device);
        Epoch(model, optimizer, loader, readLosses: true);
        long before = Settled(device), highest = 0;
        device.Pool.Trim();

        for (int done = 0; done < s_steps; done += loader.Length)
        {
            Epoch(model, optimizer, loader, readLosses: true);
            highest = Math.Max(highest, device.Pool.LiveBytes + device.Pool.IdleBytes);
        }

        Assert.InRange(Settled(device), 0, before + (1 << 20));
        Assert.InRange(highest - before, 0, 96L << 20);
    }

    [SkippableFact]
    public void Eight_threads_and_sixty_four_tasks_get_the_bits_that_one_thread_gets()
    {
        Device device = OpenCl();
        Layer model = Model("cnn");
        model.To(device);
        Tensor[] inputs = [.. Enumerable.Range(0, 16).Select(seed => new RandomGenerator(seed).Normal((3, 1, Side, Side), device: device))];
        float[][] serial = [.. inputs.Select(Scores)];

        var threads = new float[64][];
        Parallel.For(0, threads.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => threads[i] = Scores(inputs[i % inputs.Length]));
        Assert.All(threads.Index(), run => Assert.Equal(serial[run.Index % inputs.Length], run.Item));

        Task<float[]>[] tasks = [.. Enumerable.Range(0, 64).Select(i => Task.Run(() => Scores(inputs[i % inputs.Length])))];
        Task.WaitAll(tasks);
        Assert.All(tasks.Index(), run => Assert.Equal(serial[run.Index % inputs.Length], run.Item.Result));

        float[] Scores(Tensor x)
        {
            using var noGrad = new NoGrad();
            using var testMode = new TestMode();
            return model.Forward(x).Data.ToArray<float>();
        }
    }

    private static Device OpenCl()
    {
        Skip.IfNot(Device.OpenCLCount > 0, "there is no OpenCL device");
        return Device.OpenCL(0);
    }

    private static DataLoader Loader(Device device)
    {
        var random = new RandomGenerator(3);
        const int pairs = 10 * Batch;
        return new(new TensorDataset(random.Normal((pairs, 1, Side, Side)), random.Integers(0, Classes, pairs)), Batch, seed: 1, device: device);
    }

    private static long Settled(Device device)
    {
        PoolLeakCheck.Settle();
        return device.Pool.LiveBytes;
    }

    // Apart, so that the JIT keeps no tensor of the last step.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Epoch(Layer model, Optimizer optimizer, DataLoader loader, bool readLosses)
    {
        int steps = 0;
        foreach ((Tensor x, Tensor t) in loader)
        {
            Variable loss = F.SoftmaxCrossEntropy(model.Forward(x), t);
            model.ClearGrads();
            loss.Backward();
            optimizer.Update();
            if (readLosses) Assert.True(float.IsFinite(loss.Data.Item<float>()));
            steps++;
        }
        return steps;
    }

    private static Layer Model(string kind)
    {
        var random = new RandomGenerator(7);
        return kind == "mlp" ? new Sequential { F.Flatten, new Linear(32, random: random), F.Relu, new Linear(Classes, random: random) } : new Sequential
        {
            new Conv2d(4, kernelSize: 3, pad: 1, random: random),
            F.Relu,
            x => F.Pooling(x, kernelSize: 2, stride: 2),
            new Conv2d(8, kernelSize: 3, pad: 1, random: random),
            F.Relu,
            x => F.Pooling(x, kernelSize: 2, stride: 2),
            F.Flatten,
            new Linear(16, random: random),
            F.Relu,
            new Dropout(0.25, random),
            new Linear(Classes, random: random),
        };
    }
}
