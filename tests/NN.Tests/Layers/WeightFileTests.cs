using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Layers;

public sealed class WeightFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"weights-{Guid.NewGuid():N}.npz");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Weights_come_back_as_they_were_saved()
    {
        var saved = new TwoFloors();
        saved.MakeLate(3);
        saved.Inner.W.Data = Tensor.From([3f, 4f, 5f]);
        saved.SaveWeights(_path);
        var loaded = new TwoFloors();

        loaded.LoadWeights(_path);

        TensorAssert.Equal([3, 4, 5], loaded.Inner.W.Data);
        TensorAssert.Equal(saved.Late!.Data, loaded.Late!.Data);
        Assert.Equal(["scale", "late", "inner/W", "other/W"], NpzFile.Load(_path).Keys);
    }

    [Fact]
    public void A_parameter_that_does_not_exist_yet_is_not_saved()
    {
        new TwoFloors().SaveWeights(_path);

        Assert.Equal(["scale", "inner/W", "other/W"], NpzFile.Load(_path).Keys);
    }

    [Fact]
    public void All_that_does_not_fit_is_told_in_one_message_and_nothing_changes()
    {
        NpzFile.Save(_path, new Dictionary<string, Tensor>
        {
            ["scale"] = Tensor.From([7f]),
            ["late"] = Tensor.Ones((2, 3)),
            ["inner/W"] = Tensor.From([1, 2, 3]),
            ["outer/W"] = Tensor.Ones(1),
        });
        var model = new TwoFloors();

        var error = Assert.Throws<InvalidDataException>(() => model.LoadWeights(_path));

        Assert.Contains("'late' has shape (2, 3), expected (any, 2)", error.Message, StringComparison.Ordinal);
        Assert.Contains("'inner/W' is int32, expected float32", error.Message, StringComparison.Ordinal);
        Assert.Contains("'other/W' is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("'outer/W' is not of this model", error.Message, StringComparison.Ordinal);
        Assert.Contains(_path, error.Message, StringComparison.Ordinal);
        TensorAssert.Equal([2], model.Scale.Data);
        Assert.Null(model.Late);
    }

    [Fact]
    public void Values_take_the_type_of_the_parameter()
    {
        NpzFile.Save(_path, Weights(DType.Float64));
        var model = new TwoFloors();

        model.LoadWeights(_path);

        Assert.All(model.Parameters(), parameter => Assert.Equal(DType.Float32, parameter.DType));
        TensorAssert.Equal([7], model.Scale.Data);
    }

    [Fact]
    public void Models_set_from_the_same_tensors_do_not_share_them()
    {
        Dictionary<string, Tensor> weights = Weights(DType.Float32);
        var model = new TwoFloors();
        model.SetWeights(weights);

        weights["scale"].Fill(9);

        TensorAssert.Equal([7], model.Scale.Data);
    }

    [Theory, OnEachDevice]
    public void Weights_are_saved_from_and_loaded_to_any_device(string name)
    {
        Device device = Device.Parse(name);
        var model = new TwoFloors();
        model.To(device);
        model.SetWeights(Weights(DType.Float32));
        Assert.All(model.Parameters(), parameter => Assert.Same(device, parameter.Device));

        model.SaveWeights(_path);

        TensorAssert.Equal([7], NpzFile.Load(_path)["scale"]);
    }

    private static Dictionary<string, Tensor> Weights(DType dtype) => new()
    {
        ["scale"] = Tensor.Full(1, 7, dtype),
        ["late"] = Tensor.Ones((4, 2), dtype),
        ["inner/W"] = Tensor.Ones(3, dtype),
        ["other/W"] = Tensor.Ones(3, dtype),
    };
}
