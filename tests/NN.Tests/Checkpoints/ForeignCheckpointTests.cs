using DeZeroNative.NN.Tests.Layers;
using DeZeroNative.NN.Tests.Serialization;
using Xunit;

namespace DeZeroNative.NN.Tests.Checkpoints;

public sealed class ForeignCheckpointTests : IDisposable
{
    private const int Files = 300;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"foreign-{Guid.NewGuid():N}.ckpt");

    public void Dispose() => File.Delete(_path);

    /// <summary>Flipped bits, cuts, gaps and lies: each file is refused and changes nothing, or loads as the true one would.</summary>
    [Fact]
    public void Damaged_files_are_refused_before_anything_changes()
    {
        TrainingRun saved = new TrainingRun("cpu", seed: 1).Train(4);
        saved.Checkpoint.Save(_path);
        string intact = saved.Digest();
        byte[] file = File.ReadAllBytes(_path);
        TrainingRun target = new TrainingRun("cpu", seed: 2).Train(2);
        string before = target.Digest();
        var random = new Random(20240117);
        int refused = 0;
        for (int i = 0; i < Files; i++)
        {
            File.WriteAllBytes(_path, FileMutator.Mutate(file, random));
            try
            {
                target.Checkpoint.Load(_path);
                Assert.Equal(intact, target.Digest());
                target = new TrainingRun("cpu", seed: 2).Train(2);
            }
            catch (InvalidDataException)
            {
                refused++;
                Assert.Equal(before, target.Digest());
            }
        }

        Assert.InRange(refused, Files * 8 / 10, Files);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(-1)]
    public void Truncated_files_are_refused(int length)
    {
        TrainingRun run = new TrainingRun("cpu", seed: 1).Train(1);
        run.Checkpoint.Save(_path);
        byte[] file = File.ReadAllBytes(_path);
        File.WriteAllBytes(_path, file[..(length < 0 ? file.Length + length : length)]);

        Assert.Throws<InvalidDataException>(() => run.Checkpoint.Load(_path));
    }

    [Fact]
    public void Files_of_other_kinds_are_refused()
    {
        new TwoFloors().SaveWeights(_path);
        Assert.Contains("not a checkpoint", Refusal(new Checkpoint()), StringComparison.Ordinal);

        NpzFile.Save(_path, [new("checkpoint", Tensor.From("{\"format\":\"another\"}"u8.ToArray()))]);
        Assert.Contains("the format is 'another'", Refusal(new Checkpoint()), StringComparison.Ordinal);

        NpzFile.Save(_path, [new("checkpoint", Tensor.From("{\"format\":1}"u8.ToArray()))]);
        Assert.Contains("not an object of texts", Refusal(new Checkpoint()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_file_or_the_program_does_not_have_is_named()
    {
        new Checkpoint().Add("model", new TwoFloors()).Save(_path);

        Assert.Contains("nothing here has model/value/scale", Refusal(new Checkpoint()), StringComparison.Ordinal);
        Assert.Contains("network/value: 'scale' is missing", Refusal(new Checkpoint().Add("network", new TwoFloors())), StringComparison.Ordinal);
        Assert.Contains("'lr' is missing", Refusal(new Checkpoint().Add("lr", new SchedulelessPart())), StringComparison.Ordinal);
    }

    [Fact]
    public void Models_optimizers_schedules_and_data_of_another_kind_are_named()
    {
        var model = new MLP([4, 2]);
        model.Summary((1, 3));
        var loader = new DataLoader(new Spiral(), 32);
        Optimizer adam = new Adam().Setup(model);
        new Checkpoint().Add("model", model).Add("optimizer", adam).Add("schedule", new RateScheduler(adam)).Add("data", loader).Save(_path);

        Assert.Contains("'l1/W' has shape (4, 2), expected (any, 3)", Refusal(With(new MLP([4, 3]), new Adam(), loader)), StringComparison.Ordinal);
        Assert.Contains("'l0/W' is float32, expected float64", Refusal(With(new MLP([4, 2], dtype: DType.Float64), new Adam(), loader)), StringComparison.Ordinal);
        Assert.Contains("written for Adam, not for AdamW", Refusal(With(new MLP([4, 2]), new AdamW(), loader)), StringComparison.Ordinal);
        Assert.Contains("300 pairs in random order, 32 per batch, not for 300 pairs in random order, 16 per batch",
            Refusal(With(new MLP([4, 2]), new Adam(), new DataLoader(new Spiral(), 16))), StringComparison.Ordinal);
        var grouped = new MLP([4, 2]);
        Assert.Contains("written for 1 groups, here are 2", Refusal(With(grouped, (Adam)new Adam().AddGroup(grouped["l0"]), loader)), StringComparison.Ordinal);
        With(new MLP([4, 2]), new Adam(), loader).Load(_path);
    }

    [Fact]
    public void A_moment_of_a_shape_that_is_not_its_parameters_is_refused()
    {
        var p = new Parameter(Tensor.From([1f, 2f])) { Grad = Tensor.From([1f, 1f]) };
        Optimizer optimizer = new MomentumSGD().Setup([p]);
        optimizer.Update();
        new Checkpoint().Add("optimizer", optimizer).Save(_path);

        string refusal = Refusal(new Checkpoint().Add("optimizer", new MomentumSGD().Setup([new Parameter(Tensor.From([1f, 2f, 3f]))])));

        Assert.Contains("optimizer/state/v: '0/0' is float32 (2,), the parameter float32 (3,)", refusal, StringComparison.Ordinal);
    }

    private string Refusal(Checkpoint checkpoint) => Assert.Throws<InvalidDataException>(() => checkpoint.Load(_path)).Message;

    private static Checkpoint With(Layer model, Optimizer optimizer, DataLoader loader)
    {
        optimizer.Setup(model);
        return new Checkpoint().Add("model", model).Add("optimizer", optimizer).Add("schedule", new RateScheduler(optimizer)).Add("data", loader);
    }

    private sealed class SchedulelessPart : ICheckpointPart
    {
        public void Save(CheckpointWriter writer)
        {
        }

        public Action Load(CheckpointReader reader)
        {
            double lr = reader.ReadNumber("lr");
            return () => Assert.Fail($"{lr}");
        }
    }
}
