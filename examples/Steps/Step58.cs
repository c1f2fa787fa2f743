using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

internal sealed class Step58() : BookStep(58, "Famous networks: VGG16, and one that knows a photo")
{
    private const int Answers = 5;

    /// <summary>What ImageNet's pictures are on average, blue, green and red: Caffe's networks want it taken off.</summary>
    private static readonly float[] s_meanBgr = [104, 117, 123];

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
        var model = new SqueezeNet();
        model.SetWeights(NpzFile.Load(Path.Combine(folder, "squeezenet_v1.1.npz")).ToDictionary(named => named.Key.Replace('.', '/'), named => named.Value));
        Tensor photo = ImageFile.Read(Path.Combine(folder, "cat_crop_227.ppm"));
        Tensor bgr = photo.To(DType.Float32)[.., .., new Slice(step: -1)] - Tensor.From(s_meanBgr);
        float[] p = F.Softmax(model.Forward(bgr.Transpose(2, 0, 1)[TensorIndex.NewAxis].Contiguous())).Data.ToArray<float>();
        string[] labels = File.ReadAllLines(Path.Combine(folder, "synset_words.txt"));
        foreach (int best in Enumerable.Range(0, p.Length).OrderByDescending(i => p[i]).Take(Answers))
            page.Print($"{p[best]:F4} {labels[best][(labels[best].IndexOf(' ', StringComparison.Ordinal) + 1)..]}");
    }
}
