using DeZeroNative.NN.Tests.Layers;
using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Checkpoints;

public sealed class CheckpointTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"checkpoint-{Guid.NewGuid():N}.ckpt");

    public static TheoryData<string> Optimizers => ["SGD", "MomentumSGD", "NesterovSGD", "AdaGrad", "AdaDelta", "Adam", "AdamW", "RMSprop", "SignDescent"];

    public void Dispose() => File.Delete(_path);

    [Theory, OnEachDevice]
    public void A_run_goes_on_in_the_middle_of_an_epoch_as_if_it_had_not_stopped(string device)
    {
        string expected = new TrainingRun(device, seed: 1).Train(31).Digest();
        new TrainingRun(device, seed: 1).Train(14).Checkpoint.Save(_path);

        // Other weights, orders and random numbers than those of the file.
        var resumed = new TrainingRun(device, seed: 2);
        resumed.Checkpoint.Load(_path);

        Assert.Equal(14, resumed.Updates);
        Assert.Equal(expected, resumed.Train(31).Digest());
    }

    [Theory, MemberData(nameof(Optimizers))]
    public void Every_optimizer_goes_on_with_what_it_kept(string name)
    {
        string expected = new TrainingRun("cpu", seed: 1, Make(name)).Train(9).Digest();
        new TrainingRun("cpu", seed: 1, Make(name)).Train(5).Checkpoint.Save(_path);
        var resumed = new TrainingRun("cpu", seed: 2, Make(name));

        resumed.Checkpoint.Load(_path);

        Assert.Equal(expected, resumed.Train(9).Digest());
    }

    [Fact]
    public void A_checkpoint_at_the_end_of_an_epoch_goes_on_with_the_next()
    {
        // 300 pairs in batches of 32: the tenth update is the last of the epoch.
        string expected = new TrainingRun("cpu", seed: 1).Train(15).Digest();
        new TrainingRun("cpu", seed: 1).Train(10).Checkpoint.Save(_path);
        var resumed = new TrainingRun("cpu", seed: 2);

        resumed.Checkpoint.Load(_path);

        Assert.Equal(expected, resumed.Train(15).Digest());
    }

    [Fact]
    public void A_checkpoint_of_before_the_first_update_leaves_parameters_to_be_made()
    {
        string expected = new TrainingRun("cpu", seed: 1).Train(3).Digest();
        new TrainingRun("cpu", seed: 1).Checkpoint.Save(_path);
        var resumed = new TrainingRun("cpu", seed: 2);

        resumed.Checkpoint.Load(_path);

        Assert.Equal(expected, resumed.Train(3).Digest());
    }

    [Fact]
    public void Loading_replaces_the_state_of_a_run_that_is_under_way()
    {
        string expected = new TrainingRun("cpu", seed: 1).Train(12).Digest();
        TrainingRun run = new TrainingRun("cpu", seed: 1).Train(6);
        run.Checkpoint.Save(_path);
        run.Train(8);

        run.Checkpoint.Load(_path);

        Assert.Equal(expected, run.Train(12).Digest());
    }

    [Fact]
    public void Recurrent_state_is_kept()
    {
        Layer Model(int seed) => new Sequential(new Lstm(4, random: new RandomGenerator(seed)), new Gru(3, random: new RandomGenerator(seed)));
        Tensor x = Values.Random((2, 5), DType.Float32, seed: 1);
        Layer first = Model(1), second = Model(2);
        first.Forward(x);
        new Checkpoint().Add("model", first).Save(_path);
        double[] expected = Values.Of(first.Forward(x).Data);

        new Checkpoint().Add("model", second).Load(_path);

        TensorAssert.Equal(expected, second.Forward(x).Data);
        Assert.NotEqual(expected, Values.Of(second.Forward(x).Data));
    }

    [Fact]
    public void A_sequence_goes_on_at_its_batch()
    {
        SeqDataLoader Loader() => new(new SinCurve(), batchSize: 30);
        double[] Next(SeqDataLoader loader)
        {
            foreach ((Tensor x, _) in loader) return Values.Of(x);
            return [];
        }
        SeqDataLoader whole = Loader(), resumed = Loader();
        double[][] batches = [.. whole.Take(6).Select(batch => Values.Of(batch.X))];
        Assert.Equal(6, whole.State.Offset);
        SeqDataLoader stopped = Loader();
        _ = stopped.Take(5).Count();
        new Checkpoint().Add("data", stopped).Save(_path);

        new Checkpoint().Add("data", resumed).Load(_path);

        Assert.Equal(batches[5], Next(resumed));
        Assert.Equal(batches[0], Next(resumed));
        Assert.Equal(new DataLoaderState(1, 1, stopped.Dataset.Length, 0, false), resumed.State);
        Assert.Throws<ArgumentException>(() => resumed.Restore(resumed.State with { Offset = resumed.Length }));
        Assert.Throws<ArgumentException>(() => resumed.Restore(resumed.State with { Length = 3 }));
    }

    [Fact]
    public void Layers_with_chance_of_their_own_keep_it()
    {
        Layer Model(long seed)
        {
            var random = new RandomGenerator(seed);
            return new Sequential { new PositionalEncoding(0.5, random), new TransformerEncoderLayer(8, 2, 16, 0.5, random: random) };
        }
        Layer first = Model(1), second = Model(2);
        Tensor x = Values.Random((2, 3, 8), DType.Float32, seed: 1);
        first.Forward(x);
        new Checkpoint().Add("model", first).Save(_path);
        double[] expected = Values.Of(first.Forward(x).Data);

        new Checkpoint().Add("model", second).Load(_path);

        Assert.Equal(expected, Values.Of(second.Forward(x).Data));
    }

    [Fact]
    public void Generators_of_the_program_and_the_default_one_are_kept()
    {
        var generator = new RandomGenerator(7);
        generator.Uniform(10);
        var checkpoint = new Checkpoint().Add("noise", generator);
        checkpoint.Save(_path);
        double[] expected = Values.Of(generator.Normal(5));

        checkpoint.Load(_path);

        Assert.Equal(expected, Values.Of(generator.Normal(5)));
        Assert.True(CheckpointText().Contains("\"random/state\"", StringComparison.Ordinal));
    }

    [Fact]
    public void There_is_no_file_at_first()
    {
        Assert.False(new Checkpoint().TryLoad(_path));
        Assert.Throws<FileNotFoundException>(() => new Checkpoint().Load(_path));
    }

    [Fact]
    public void Saving_between_updates_only()
    {
        var model = new TwoFloors();
        var average = new ExponentialMovingAverage(model);
        average.Update();
        using (average.Use()) Assert.Throws<InvalidOperationException>(() => new Checkpoint().Add("average", average).Save(_path));
        var accumulation = new GradientAccumulation(new SGD().Setup(model), 2);
        accumulation.Add(F.Sum(model.Forward(Tensor.From([1f, 2f, 3f]))));

        var error = Assert.Throws<InvalidOperationException>(() => new Checkpoint().Add("accumulation", accumulation).Save(_path));

        Assert.Contains("1 of 2 batches wait", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_path));
    }

    [Fact]
    public void Names_are_taken_once()
    {
        var checkpoint = new Checkpoint().Add("model", new TwoFloors());

        Assert.Throws<ArgumentException>(() => checkpoint.Add("model", new TwoFloors()));
        Assert.Throws<ArgumentException>(() => checkpoint.Add("random", new RandomGenerator(1)));
        Assert.Throws<ArgumentException>(() => checkpoint.Add("a/b", new TwoFloors()));
        Assert.Throws<ArgumentNullException>("optimizer", () => checkpoint.Add("optimizer", (Optimizer)null!));
    }

    private string CheckpointText() => System.Text.Encoding.UTF8.GetString(NpzFile.Load(_path)["checkpoint"].ToArray<byte>());

    private static Optimizer Make(string name) => name switch
    {
        "SGD" => new SGD(0.1),
        "MomentumSGD" => new MomentumSGD(0.1),
        "NesterovSGD" => new NesterovSGD(0.1),
        "AdaGrad" => new AdaGrad(0.1),
        "AdaDelta" => new AdaDelta(),
        "Adam" => new Adam(0.01),
        "AdamW" => new AdamW(0.01),
        "SignDescent" => new SignDescent(),
        _ => new RMSprop(0.01, momentum: 0.9, centered: true),
    };
}
