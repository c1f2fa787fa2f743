using DeZeroNative.NN.Tests.Layers;
using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Models;

[Collection(MemoryCollection.Name)]
public class MLPTests
{
    [Theory, OnEachDevice]
    public void A_file_that_DeZero_wrote_gives_DeZeros_answers(string name)
    {
        string path = Path.Combine(Path.GetTempPath(), $"dezero-{Guid.NewGuid():N}.npz");
        File.WriteAllBytes(path, Convert.FromBase64String(DezeroFiles.MlpWeights));
        Device device = Device.Parse(name);
        var model = new MLP([5, 3]);
        model.To(device);

        model.LoadWeights(path);
        File.Delete(path);

        TensorAssert.Close(DezeroFiles.Y, model.Forward(Tensor.From(DezeroFiles.X, (4, 2)).To(device)).Data, rtol: 1e-5, atol: 1e-6);
        Assert.Equal(["l0/W", "l0/b", "l1/W", "l1/b"], model.NamedParameters().Select(named => named.Key));
    }

    [Theory, OnEachDevice]
    public void The_spiral_is_learned(string name)
    {
        Device device = Device.Parse(name);
        var data = new Spiral();
        Tensor x = data.Data.To(device), t = data.Label.To(device);
        var model = new MLP([10, 3], random: new RandomGenerator(0));
        model.To(device);
        Optimizer optimizer = new Adam(0.02).Setup(model);

        double first = 0, last = 0;
        for (int step = 0; step < 600; step++)
        {
            Variable loss = F.SoftmaxCrossEntropy(model.Forward(x), t);
            model.ClearGrads();
            loss.Backward();
            optimizer.Update();
            if (step is not 0 and not 599) continue;
            (first, last) = (last, loss.Data.Item());
        }

        Assert.InRange(first, 0.9, 2);
        Assert.InRange(last, 0, 0.3);
    }

    [Fact]
    public void One_seed_gives_one_training_whatever_the_number_of_threads()
    {
        Tensor[] runs = [.. new[] { 1, 2, 4 }.Select(threads =>
        {
            using var budget = new ThreadBudget(threads);
            var model = new MLP([200, 10], F.Relu, random: new RandomGenerator(3));
            Train(model, new MomentumSGD(0.1).Setup(model), steps: 3, batch: 64, inputs: 300);
            return model["l0"].Parameters().First().Data;
        })];

        // Blocks of work are fixed; OpenBLAS alone may add up in another order.
        TensorAssert.Close(runs[0], runs[1], rtol: 1e-4, atol: 1e-6);
        TensorAssert.Close(runs[0], runs[2], rtol: 1e-4, atol: 1e-6);
    }

    [Theory, OnEachDevice]
    public void Memory_stays_flat_over_many_steps_without_Dispose(string name)
    {
        Device device = Device.Parse(name);
        var model = new MLP([64, 10], random: new RandomGenerator(3));
        model.To(device);
        Optimizer optimizer = new SGD(0.01).Setup(model);
        Train(model, optimizer, steps: 100, batch: 100, inputs: 100);
        PoolLeakCheck.Settle();
        device.Pool.Trim();
        long before = device.Pool.LiveBytes;

        long highest = 0;
        for (int round = 0; round < 20; round++)
        {
            Train(model, optimizer, steps: 50, batch: 100, inputs: 100);
            highest = Math.Max(highest, device.Pool.LiveBytes + device.Pool.IdleBytes - before);
        }

        PoolLeakCheck.Settle();
        Assert.InRange(device.Pool.LiveBytes, 0, before + (1 << 20));
        // 1,000 steps lend some 300 MB; a collection is asked for each 16 MB.
        Assert.InRange(highest, 0, 64L << 20);
    }

    [Fact]
    public void Without_recording_inner_values_are_given_back_at_once()
    {
        var model = new MLP([2000, 2000, 2000, 2000], F.Relu, random: new RandomGenerator(1));
        Variable x = new(Tensor.Ones((50, 20)));
        using (new NoGrad()) model.Forward(x);

        PoolLeakCheck.Settle();
        long before = Device.Cpu.Pool.LiveBytes;
        Variable y;
        using (new NoGrad()) y = model.Forward(x);
        long growth = Device.Cpu.Pool.LiveBytes - before;

        Assert.False(x.Data.IsDisposed);
        Assert.False(y.Data.IsDisposed);
        // One result of 400,000 bytes in a block of at most a half more, not seven.
        Assert.InRange(growth, 400_000, 600_000);
    }

    [Fact]
    public void A_users_activation_may_keep_what_it_saw()
    {
        var seen = new List<Variable>();
        var model = new MLP([3, 3, 2], h =>
        {
            seen.Add(h);
            return F.Relu(h);
        });

        using (new NoGrad()) model.Forward(Tensor.Ones((1, 2)));

        Assert.All(seen, h => Assert.False(h.Data.IsDisposed));
        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public void A_model_has_at_least_one_layer() => Assert.Throws<ArgumentException>(() => new MLP([]));

    private static void Train(MLP model, Optimizer optimizer, int steps, int batch, int inputs)
    {
        Tensor x = Values.Random((batch, inputs), seed: 4).To(model.Device);
        Tensor t = Tensor.From(Enumerable.Range(0, batch).Select(i => (long)i % 10).ToArray()).To(model.Device);
        for (int step = 0; step < steps; step++)
        {
            Variable loss = F.SoftmaxCrossEntropy(model.Forward(x), t);
            model.ClearGrads();
            loss.Backward();
            optimizer.Update();
        }
    }
}
