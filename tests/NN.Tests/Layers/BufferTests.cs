using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Layers;

public sealed class BufferTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"buffers-{Guid.NewGuid():N}.npz");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Buffers_are_listed_apart_from_parameters()
    {
        var layer = new RunningMean();
        var model = new Sequential(layer);

        Assert.Equal([layer.Gamma], model.Parameters());
        Assert.Equal(["l0/first", "l0/count"], model.NamedBuffers().Select(named => named.Key));
        layer.MakeLate(Tensor.Ones((3, 2)));
        Assert.Equal(["l0/first", "l0/late", "l0/count"], model.NamedBuffers().Select(named => named.Key));
    }

    [Fact]
    public void Weight_files_hold_buffers_between_parameters_as_registered()
    {
        var saved = new RunningMean();
        saved.MakeLate(Tensor.Full((3, 2), 0.5));
        saved.Replace("first", Tensor.From([7f, 8f]));
        saved.Count.Fill(6);
        saved.SaveWeights(_path);
        var loaded = new RunningMean();

        loaded.LoadWeights(_path);

        Assert.Equal(["first", "gamma", "late", "count"], NpzFile.Load(_path).Keys);
        TensorAssert.Equal([7, 8], loaded.First);
        TensorAssert.Equal(saved.Late!, loaded.Late!);
        Assert.Equal(6, loaded.Count.Item<long>());
    }

    [Fact]
    public void A_buffer_that_does_not_fit_is_told_and_nothing_changes()
    {
        var model = new RunningMean();

        var error = Assert.Throws<InvalidDataException>(() => model.SetWeights(new Dictionary<string, Tensor>
        {
            ["first"] = Tensor.From([7f, 8f]),
            ["gamma"] = Tensor.From([9f]),
            ["late"] = Tensor.Ones(2),
            ["count"] = Tensor.From([1f]),
        }));

        Assert.Contains("'late' has shape (2,), expected (any, 2)", error.Message, StringComparison.Ordinal);
        Assert.Contains("'count' is float32, expected int64", error.Message, StringComparison.Ordinal);
        TensorAssert.Equal([1, 2], model.First);
        TensorAssert.Equal([3], model.Gamma.Data);
    }

    [Fact]
    public void What_replaces_a_buffer_must_fit_it()
    {
        var model = new RunningMean();

        Assert.Throws<ShapeException>(() => model.Replace("first", Tensor.Ones(3)));
        Assert.Throws<ShapeException>(() => model.MakeLate(Tensor.Ones((3, 3))));
        Assert.Throws<KeyNotFoundException>(() => model.Replace("gamma", Tensor.Ones(1)));
        Assert.Throws<KeyNotFoundException>(() => model.Replace("third", Tensor.Ones(1)));
        model.MakeLate(Tensor.Ones((3, 2)));
        Assert.Throws<ArgumentException>(() => model.MakeLate(Tensor.Ones((3, 2))));
    }

    [Theory, OnEachDevice]
    public void Buffers_go_to_devices_with_their_layer(string name)
    {
        Device device = Device.Parse(name);
        var model = new RunningMean();

        model.To(device);
        Assert.Same(device, model.First.Device);
        Assert.Same(device, model.Count.Device);
        model.SetWeights(model.NamedBuffers().Append(new("gamma", Tensor.Ones(1))).Append(new("late", Tensor.Ones((1, 2)))).ToDictionary());

        Assert.Same(device, model.Late!.Device);
        TensorAssert.Equal([1, 2], model.First);
    }

    [Fact]
    public void Buffers_outlive_the_scope_they_were_made_in()
    {
        RunningMean model;
        using (new TensorScope())
        {
            model = new RunningMean();
            model.MakeLate(Tensor.Ones((2000, 2)));
            model.Replace("first", Tensor.Ones(2));
        }

        Assert.All(model.NamedBuffers(), named => Assert.False(named.Value.IsDisposed));
    }
}
