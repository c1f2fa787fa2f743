using System.Buffers.Binary;
using DeZeroNative.NN.Tests.Data;
using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Examples;

[Collection(MemoryCollection.Name)]
public sealed class PhotoCommandTests : IDisposable
{
    private readonly ProgramRun _program = new();

    public void Dispose() => _program.Dispose();

    [Theory, OnEachDevice]
    public void Classify_names_the_classes_that_the_network_finds(string device)
    {
        // Weights of zero leave the biases: class 7 is the likeliest, then 3.
        string weights = Weights((key, shape) => key == "conv10/b" ? Scores((7, 5), (3, 2)) : Tensor.Zeros(shape));

        IReadOnlyList<string> lines = _program.Succeed(
            "classify", Picture("photo.ppm", 70, 50), "--weights", weights, "--labels", Labels(), "--top", "2", "--device", device).Lines;

        Assert.Matches(@"^ \d\d\.\d\d %     7  name 7$", lines[^2]);
        Assert.Matches(@"^  \d\.\d\d %     3  name 3$", lines[^1]);
    }

    [Theory, OnEachDevice]
    public void Gradcam_draws_over_the_photo(string device)
    {
        var random = new RandomGenerator(1);
        string weights = Weights((_, shape) => random.Normal(shape, 0, 0.1)), picture = _program.PathOf("cam.png");

        _program.Succeed("gradcam", Picture("photo.ppm", 70, 50), "--weights", weights, "--labels", Labels(), "--class", "3", "--picture", picture, "--device", device);

        Assert.Contains("3  name 3; what speaks for it is drawn in", _program.Lines[^1], StringComparison.Ordinal);
        Assert.Equal((227, 227), PngSize(picture));
    }

    [Theory, OnEachDevice]
    public void Style_comes_nearer_to_both_pictures(string device)
    {
        var random = new RandomGenerator(2);
        string weights = Weights((_, shape) => random.Normal(shape, 0, 0.1)), picture = _program.PathOf("style.png");

        _program.Succeed(
            "style", Picture("content.ppm", 60, 60), Picture("manner.ppm", 50, 80, turned: true), "--weights", weights, "--steps", "4", "--size", "48",
            "--picture", picture, "--device", device);

        double[] losses = [.. _program.Lines.Where(line => line.StartsWith("step ", StringComparison.Ordinal)).Select(line => double.Parse(line.Split(' ')[^1]))];
        Assert.True(losses[^1] < losses[0], string.Join(", ", losses));
        Assert.Equal((48, 48), PngSize(picture));
    }

    [Fact]
    public void The_reference_photos_are_named_as_in_the_reference()
    {
        if (RealData.Folder("squeezenet") is not { } folder) return;

        Assert.EndsWith("281  tabby, tabby cat", _program.Succeed("classify", Path.Combine(folder, "cat_crop_227.ppm")).Lines[^5], StringComparison.Ordinal);
        // From the JPEG, resized here: Pillow's resize, to the bit.
        if (!ImageFile.CanDecode(ImageFormat.Jpeg)) return;
        Assert.EndsWith("258  Samoyed, Samoyede", _program.Succeed("classify", Path.Combine(folder, "dog.jpg")).Lines[^5], StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_of_another_network_are_refused_by_name()
    {
        string weights = Weights((_, shape) => Tensor.Zeros(shape));

        _program.Run("classify", Picture("photo.ppm", 70, 50), "--network", "ResNet18", "--weights", weights);

        Assert.Equal(1, _program.ExitCode);
        Assert.Contains("does not fit ResNet18", _program.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_photo_whose_decoder_is_missing_is_an_error_of_one_line()
    {
        if (ImageFile.CanDecode(ImageFormat.Jpeg)) return;
        string path = _program.PathOf("photo.jpg");
        File.WriteAllBytes(path, [0xFF, 0xD8, 0xFF, 0xE0]);

        _program.Run("classify", path);

        Assert.Equal(1, _program.ExitCode);
        Assert.Contains("libturbojpeg0", _program.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_picture_is_refused_by_name()
    {
        string path = _program.PathOf("photo.jpg");
        File.WriteAllText(path, "no picture");

        _program.Run("classify", path);

        Assert.Equal(1, _program.ExitCode);
        Assert.Contains(path, _program.Errors, StringComparison.Ordinal);
    }

    /// <summary>Width and height from the header of a PNG, with no library to decode it.</summary>
    private static (int Width, int Height) PngSize(string path)
    {
        ReadOnlySpan<byte> file = File.ReadAllBytes(path);
        return (BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]));
    }

    private string Weights(Func<string, Shape, Tensor> make)
    {
        var model = new SqueezeNet();
        model.SetWeights(model.NamedParameters().ToDictionary(named => named.Key, named => make(named.Key, named.Value.Shape)));
        string path = _program.PathOf("weights.npz");
        model.SaveWeights(path);
        return path;
    }

    private static Tensor Scores(params (int Class, float Score)[] scores)
    {
        var values = new float[1000];
        foreach ((int label, float score) in scores) values[label] = score;
        return Tensor.From(values);
    }

    private string Labels()
    {
        string path = _program.PathOf("labels.txt");
        File.WriteAllLines(path, Enumerable.Range(0, 1000).Select(i => $"n{i:D8} name {i}"));
        return path;
    }

    /// <summary>Stripes, upright or lying.</summary>
    private string Picture(string name, int width, int height, bool turned = false)
    {
        var pixels = new byte[3 * width * height];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = (byte)((turned ? i / 3 / width : i / 3 % width) % 8 < 4 ? 40 * (i % 3) : 250 - (30 * (i % 3)));
        string path = _program.PathOf(name);
        using FileStream file = File.Create(path);
        PnmWriter.Write(file, width, height, channels: 3, pixels);
        return path;
    }
}
