using DeZeroNative.Examples.Photos;
using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

internal sealed class Step58() : BookStep(58, "Famous networks: VGG16, and one that knows a photo")
{
    private const int Answers = 5;

    public override void Run(StepPage page)
    {
        // The short form has small pictures of ten classes; the layers are all there.
        int size = page.Times(224, 32);
        var model = new VGG16(page.Times(1000, 10), size, random: new RandomGenerator(0));
        page.Print($"{model.Parameters().Sum(parameter => parameter.Size):N0} parameters");
        Tensor x = new RandomGenerator(1).Normal((1, 3, size, size));
        using var testMode = new TestMode();
        model.Plot(x, page.PathOf("vgg.svg"));
        page.Wrote("vgg.svg");
        using var noGrad = new NoGrad();
        page.Print(model.Forward(x).Shape);

        // The weights of VGG16 are half a gigabyte; those of SqueezeNet fit beside the other small files.
        if (Environment.GetEnvironmentVariable("DEZERO_DATA") is { Length: > 0 } data && Directory.Exists(Path.Combine(data, "squeezenet")))
            Recognize(page, Path.Combine(data, "squeezenet"));
        else page.Print("no photo: DEZERO_DATA names no folder with a folder squeezenet in it");
    }

    private static void Recognize(StepPage page, string folder)
    {
        PhotoNetwork network = PhotoNetwork.Load(NetworkName.SqueezeNet, Path.Combine(folder, PhotoNetwork.SqueezeNetFile), Device.Cpu);
        Tensor photo = network.Preprocessing.Colors.Apply(ImageFile.Read(Path.Combine(folder, "cat_crop_227.ppm")));
        float[] p = F.Softmax(network.Model.Forward(photo.ExpandDims(0))).Data.ToArray<float>();
        string[] labels = File.ReadAllLines(Path.Combine(folder, "synset_words.txt"));
        foreach (int best in Enumerable.Range(0, p.Length).OrderByDescending(i => p[i]).Take(Answers))
            page.Print($"{p[best]:F4} {labels[best][(labels[best].IndexOf(' ', StringComparison.Ordinal) + 1)..]}");
    }
}
