using DeZeroNative.NN.Tests.Data;
using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Models;

[Collection(MemoryCollection.Name)]
public class SqueezeNetTests
{
    private static readonly Lazy<string?> s_folder = new(() => RealData.Folder("squeezenet"));

    /// <summary>The reference photos on each device; one empty row where they are not there.</summary>
    public static TheoryData<string, string> Photos
    {
        get
        {
            var photos = new TheoryData<string, string>();
            if (s_folder.Value is null) photos.Add("cpu", "");
            else
                foreach (string device in Devices.Names)
                    foreach (string photo in new[] { "cat_crop_227", "dog_crop_227", "eagle_crop_227", "eagle_squash_227" })
                        photos.Add(device, photo);
            return photos;
        }
    }

    [Theory]
    [MemberData(nameof(Photos))]
    public void The_pretrained_weights_name_the_photos_as_the_reference_run_does(string deviceName, string photo)
    {
        if (s_folder.Value is not { } folder)
        {
            Assert.Equal("", photo);
            return;
        }
        Device device = Device.Parse(deviceName);
        SqueezeNet model = new();
        model.SetWeights(NpzFile.Load(Path.Combine(folder, "squeezenet_v1.1.npz")).ToDictionary(named => named.Key.Replace('.', '/'), named => named.Value));
        model.To(device);
        IReadOnlyDictionary<string, Tensor> reference = NpzFile.Load(Path.Combine(folder, "reference.npz"));

        using var noGrad = new NoGrad();
        using var testMode = new TestMode();
        Variable scores = model.Forward(ReadInput(Path.Combine(folder, photo + ".ppm")).To(device));
        Tensor probabilities = F.Softmax(scores).Data.To(Device.Cpu);

        Tensor expected = reference[$"{photo}.prob"].Reshape((1, 1000));
        TensorAssert.Close(reference[$"{photo}.pool10"].Reshape((1, 1000)), scores.Data.To(Device.Cpu), rtol: 1e-4, atol: 1e-4);
        TensorAssert.Close(expected, probabilities, rtol: 0, atol: 1e-5);
        Assert.Equal(TopFive(expected), TopFive(probabilities));
    }

    [Fact]
    public void It_has_as_many_parameters_as_published() => Assert.Equal(1_235_496, new SqueezeNet().Parameters().Sum(parameter => parameter.Size));

    [Fact]
    public void Weights_of_zero_leave_the_biases_of_the_last_convolution()
    {
        var model = new SqueezeNet(classes: 4);
        model.SetWeights(model.NamedParameters().ToDictionary(
            named => named.Key,
            named => named.Key == "conv10/b" ? Tensor.From([1f, -2f, 3f, 0.5f]) : Tensor.Zeros(named.Value.Shape)));

        using var testMode = new TestMode();
        Variable y = model.Forward(Tensor.Ones((2, 3, 40, 33)));

        Assert.Equal([1f, 0f, 3f, 0.5f, 1f, 0f, 3f, 0.5f], y.Data.ToArray<float>());
    }

    [Fact]
    public void Images_of_another_number_of_channels_are_refused() =>
        Assert.Throws<ShapeException>(() => new SqueezeNet(classes: 4).Forward(Tensor.Ones((1, 1, 64, 64))));

    private static int[] TopFive(Tensor probabilities) =>
        [.. probabilities.ToArray<float>().Select((p, i) => (p, i)).OrderByDescending(pair => pair.p).Take(5).Select(pair => pair.i)];

    /// <summary>A binary 227x227 PPM as the network wants it: blue, green, red, less their means.</summary>
    private static Tensor ReadInput(string path)
    {
        const int Side = 227;
        byte[] file = File.ReadAllBytes(path);
        Tensor pixels = Tensor.From(file.AsSpan(file.Length - (Side * Side * 3)), (1, Side, Side, 3)).To(DType.Float32);
        Tensor mean = Tensor.From([123f, 117f, 104f]);
        return (pixels - mean)[.., .., .., new Slice(null, null, -1)].Transpose(0, 3, 1, 2).Contiguous();
    }
}
