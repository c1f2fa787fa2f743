using DeZeroNative.Examples.Terminal;
using DeZeroNative.NN;

namespace DeZeroNative.Examples.Photos;

/// <summary>
/// Shows where a network looks: the maps of its last convolutions, weighted by the mean of the score's derivative over each map, as warm
/// colours over the photo. Source: Selvaraju et al., "Grad-CAM: Visual Explanations from Deep Networks", 2017.
/// </summary>
internal sealed class GradCamRun(PhotoOptions options, Screen screen)
{
    public int Run()
    {
        Tensor picture = ImageFile.Read(options.Photo);
        PhotoNetwork network = PhotoNetwork.Load(options.Network, options.Weights, options.Device);
        ClassNames names = ClassNames.Find(options.Labels);

        using var testMode = new TestMode();
        // The weights are frozen; the input must ask for a derivative, or nothing is recorded.
        var x = new Variable(Photo.Prepare(picture, network.Preprocessing, options.Device));
        (Variable scores, Dictionary<string, Variable> found) = network.Look(x, network.LastMaps);
        int label = options.Class ?? (int)scores.Data.ArgMax(axis: 1).ToArray<long>()[0];
        if (label < 0 || label >= scores.Shape[1]) throw new InvalidDataException($"class {label} is not among the {scores.Shape[1]} of {options.Network}");
        Variable maps = found[network.LastMaps];
        Variable slopes = Autograd.Grad(scores[0, label], maps)!;

        using var noGrad = new NoGrad();
        Tensor heat = F.Relu(F.Sum(F.Mean(slopes, [2, 3], keepDims: true) * maps, 1)).Data[0].To(Device.Cpu);
        double most = heat.Max().Item();
        // The network saw the middle of the photo only.
        Tensor seen = ToPicture(x.Data, network.Preprocessing);
        Photo.Save(HeatOverlay.Draw(seen, most > 0 ? heat / most : heat), options.Picture);
        double probability = F.Softmax(scores).Data[0, label].Item();
        screen.Line($"{100 * probability:F2} %  {label}  {names[label]}; what speaks for it is drawn in {options.Picture}");
        return 0;
    }

    private static Tensor ToPicture(Tensor x, ImageNetPreprocessing preprocessing) => preprocessing.Restore(x[0].To(Device.Cpu));
}
