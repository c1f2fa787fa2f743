using DeZeroNative.NN.Tests.Serialization;
using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Layers;

public sealed class SafetensorsWeightTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"weights-{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Weights_come_back_under_their_own_keys()
    {
        var saved = new TwoFloors();
        saved.MakeLate(3);
        saved.Inner.W.Data = Tensor.From([3f, 4f, 5f]);
        saved.SaveSafetensors(_path, metadata: new Dictionary<string, string> { ["step"] = "7" });
        var loaded = new TwoFloors();

        Assert.True(loaded.LoadSafetensors(_path).IsComplete);

        TensorAssert.Equal([3, 4, 5], loaded.Inner.W.Data);
        TensorAssert.Equal(saved.Late!.Data, loaded.Late!.Data);
        Assert.Equal("7", SafetensorsFile.Load(_path).Metadata["step"]);
    }

    [Fact]
    public void A_file_with_PyTorchs_names_is_read_with_linear_weights_transposed()
    {
        File.WriteAllBytes(_path, Convert.FromBase64String(SafetensorsFiles.Perceptron));
        var model = new MLP([4, 2], F.Tanh);
        var map = WeightMap.PyTorch(model, name => name.Replace("0.", "l0.", StringComparison.Ordinal).Replace("2.", "l1.", StringComparison.Ordinal));

        model.LoadSafetensors(_path, map);

        // As NumPy computed it: tanh(x W0' + b0) W1' + b1.
        Tensor y = model.Forward(Tensor.Arange(0, 6, dtype: DType.Float32).Reshape((2, 3)) / 4).Data;
        TensorAssert.Close([4.297661304473877, 0.46914762258529663, 4.833071231842041, 0.17522406578063965], y, rtol: 1e-5);
    }

    [Fact]
    public void Files_with_PyTorchs_names_are_written_and_read()
    {
        var random = new RandomGenerator(1);
        var saved = new Sequential { new Linear(4, inSize: 3, random: random), new RunningMean() };
        saved.SaveSafetensors(_path, WeightMap.PyTorch(saved));
        SafetensorsFile file = SafetensorsFile.Load(_path);
        Assert.Equal(["l0.weight", "l0.bias", "l1.first", "l1.weight", "l1.count"], file.Keys);
        Assert.Equal((Shape)(4, 3), file["l0.weight"].Shape);
        var loaded = new Sequential { new Linear(4), new RunningMean() };

        WeightReport report = loaded.LoadSafetensors(_path, WeightMap.PyTorch(loaded), strict: false);

        Assert.Equal(["l1/late"], report.Missing);
        TensorAssert.Equal(((Linear)saved["l0"]).W!.Data, ((Linear)loaded["l0"]).W!.Data);
    }

    [Fact]
    public void Names_of_PyTorch_are_those_of_its_layers()
    {
        var tensors = new Dictionary<string, Tensor>
        {
            ["bn1.weight"] = Tensor.From([1f]),
            ["bn1.bias"] = Tensor.From([2f]),
            ["bn1.running_mean"] = Tensor.From([3f]),
            ["bn1.running_var"] = Tensor.From([4f]),
            ["bn1.num_batches_tracked"] = Tensor.From([5L]),
            ["layer1.0.conv1.weight"] = Tensor.Ones((2, 3)),
        };
        SafetensorsFile.Save(_path, tensors);
        var model = new Named("bn1", new Leaf("gamma", "beta", "avg_mean", "avg_var"));
        model.Add("layer1", new Named("0", new Named("conv1", new Leaf("W"))));

        var error = Assert.Throws<InvalidDataException>(() => model.LoadSafetensors(_path, WeightMap.PyTorch(model)));

        // All names were found: only the shape of the last, which is not a linear layer's, does not fit.
        Assert.EndsWith(": 'layer1/0/conv1/W' has shape (2, 3), expected (1,)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_does_not_fit_is_listed_by_name_and_nothing_changes()
    {
        SafetensorsFile.Save(_path, [new("scale", Tensor.From([7f])), new("inner/W", Tensor.Ones(4)), new("extra", Tensor.Ones(1)), new("late", Tensor.From([1]))]);
        var model = new TwoFloors();

        var error = Assert.Throws<InvalidDataException>(() => model.LoadSafetensors(_path));

        Assert.StartsWith("[load_safetensors]", error.Message, StringComparison.Ordinal);
        Assert.Contains("'other/W' is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("'inner/W' has shape (4,), expected (3,)", error.Message, StringComparison.Ordinal);
        Assert.Contains("'extra' is not of this model", error.Message, StringComparison.Ordinal);
        TensorAssert.Equal([2], model.Scale.Data);

        WeightReport report = model.LoadSafetensors(_path, strict: false);

        Assert.Equal(["other/W"], report.Missing);
        Assert.Equal(["extra"], report.Unexpected);
        Assert.Equal(2, report.Mismatched.Count);
        TensorAssert.Equal([7], model.Scale.Data);
        TensorAssert.Equal([1, -1, 0.5], model.Inner.W.Data);
    }

    [Fact]
    public void Maps_rename_and_leave_out()
    {
        SafetensorsFile.Save(_path, [new("a", Tensor.From([7f])), new("b", Tensor.Ones(3)), new("other/W", Tensor.Ones(3)), new("note", Tensor.Ones(1))]);
        var model = new TwoFloors();
        model.MakeLate(1);
        var keys = new Dictionary<string, string> { ["a"] = "scale", ["b"] = "inner/W" };

        WeightReport report = model.LoadSafetensors(_path, new WeightMap(keys), strict: false);
        Assert.Equal(["note"], report.Unexpected);
        Assert.Equal(["late"], report.Missing);

        report = model.LoadSafetensors(_path, new WeightMap(name => name == "note" ? null : keys.GetValueOrDefault(name, name)), strict: false);
        Assert.Equal([], report.Unexpected);
        TensorAssert.Equal([7], model.Scale.Data);

        model.SaveSafetensors(_path, new WeightMap(keys));
        Assert.Equal(["a", "late", "b", "other/W"], SafetensorsFile.Load(_path).Keys);
        Assert.Throws<InvalidOperationException>(() => model.SaveSafetensors(_path, new WeightMap(name => name)));
        Assert.Throws<InvalidDataException>(() => model.LoadSafetensors(_path, new WeightMap(_ => "scale"), strict: false));
    }

    [Theory, OnEachDevice]
    public void Halves_and_doubles_take_the_type_and_device_of_the_parameter(string name)
    {
        Device device = Device.Parse(name);
        SafetensorsFile.Save(_path, [new("scale", Tensor.From([0.1])), new("inner/W", Tensor.Ones(3)), new("other/W", Tensor.Ones(3)), new("late", Tensor.Ones((2, 2)))]);
        var model = new TwoFloors();
        model.To(device);

        model.LoadSafetensors(_path);

        Assert.All(model.Parameters(), parameter => Assert.Same(device, parameter.Device));
        Assert.All(model.Parameters(), parameter => Assert.Equal(DType.Float32, parameter.DType));
        TensorAssert.Equal([0.1f], model.Scale.Data);
    }

    /// <summary>A layer with layers inside.</summary>
    private sealed class Named : Layer
    {
        internal Named(string name, Layer inner) => Add(name, inner);

        internal void Add(string name, Layer inner) => base.Add(name, inner);

        protected override Variable Compute(Variable x) => x;
    }

    /// <summary>A layer with parameters of one element.</summary>
    private sealed class Leaf : Layer
    {
        internal Leaf(params string[] parameters)
        {
            foreach (string name in parameters) AddParameter(name, Tensor.Ones(1));
        }

        protected override Variable Compute(Variable x) => x;
    }
}
