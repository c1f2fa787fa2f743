using System.Diagnostics;
using DeZeroNative.Examples.Terminal;

namespace DeZeroNative.Examples.Photos;

/// <summary>Names what is on a photo.</summary>
internal sealed class ClassifyRun(PhotoOptions options, Screen screen)
{
    public int Run()
    {
        Tensor picture = ImageFile.Read(options.Photo);
        PhotoNetwork network = PhotoNetwork.Load(options.Network, options.Weights, options.Device);
        ClassNames names = ClassNames.Find(options.Labels);
        screen.Line($"photo    {options.Photo}, {picture.Shape[1]} x {picture.Shape[0]}");
        screen.Line($"network  {options.Network}, {network.Model.Parameters().Sum(parameter => parameter.Size):N0} parameters");
        screen.Line($"device   {ProviderNames.Of(options.Device)}");

        using var noGrad = new NoGrad();
        using var testMode = new TestMode();
        Tensor x = Photo.Prepare(picture, network.Preprocessing, options.Device);
        var clock = Stopwatch.StartNew();
        Tensor probabilities = F.Softmax(network.Model.Forward(x)).Data.Reshape(-1);
        (Tensor best, Tensor labels) = probabilities.TopK(Math.Min(options.Top, (int)probabilities.Size));
        float[] values = best.ToArray<float>();
        screen.Line($"answered in {clock.Elapsed.TotalMilliseconds:F0} ms");
        foreach ((long label, float probability) in labels.ToArray<long>().Zip(values)) screen.Line($"{100 * probability,6:F2} %  {label,4}  {names[(int)label]}");
        return 0;
    }
}
