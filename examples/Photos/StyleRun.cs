using System.Diagnostics;
using DeZeroNative.Examples.Terminal;
using DeZeroNative.NN;

namespace DeZeroNative.Examples.Photos;

/// <summary>
/// Paints one picture in the manner of another: the pixels are trained until a network's deep layer sees the first and the correlations
/// of its channels are those of the second. Source: Gatys, Ecker and Bethge, "A Neural Algorithm of Artistic Style", 2015.
/// </summary>
internal sealed class StyleRun(StyleOptions options, Screen screen)
{
    private const int Reports = 10;

    public int Run()
    {
        using var interrupt = new Interrupt();
        PhotoNetwork network = PhotoNetwork.Load(options.Network, options.Weights, options.Device);
        Tensor content = Prepare(options.Content, network), style = Prepare(options.Style, network);
        screen.Line($"content  {options.Content}, style {options.Style}, {options.Size} x {options.Size}");
        screen.Line($"network  {options.Network} on {ProviderNames.Of(options.Device)}");

        using var testMode = new TestMode();
        (Variable wanted, Variable[] grams) = Goals(network, content, style);
        var image = new Parameter(content.Clone());
        // Colours of all networks' inputs have their own scale: the rate is in parts of theirs.
        Optimizer optimizer = new Adam(options.LearningRate * network.Preprocessing.Range).Setup([image]);
        var clock = Stopwatch.StartNew();
        double first = 0, last = 0;
        int done = 0, chunk = Math.Max(1, options.Steps / Reports);
        screen.Track("painting", options.Steps, report =>
        {
            for (; done < options.Steps && !interrupt.IsRequested;)
            {
                (Variable _, Dictionary<string, Variable> maps) = network.Look(image, [network.ContentLayer, .. network.StyleLayers]);
                Variable loss = Loss(network, image, maps, wanted, grams);
                image.ClearGrad();
                loss.Backward();
                optimizer.Update();
                done++;
                if (done != 1 && done % chunk != 0 && done != options.Steps) continue;
                last = loss.Data.Item();
                if (done == 1) first = last;
                report(done, $"loss {last:F4}");
                screen.Line($"step {done}/{options.Steps}, loss {last:F4}");
            }
        });
        Photo.Save(network.Preprocessing.Restore(image.Data[0].To(Device.Cpu)), options.Picture);
        screen.Line($"loss {first:F4} to {last:F4} in {done} steps and {clock.Elapsed.TotalSeconds:F1} s; painted into {options.Picture}");
        return interrupt.IsRequested ? ExampleProgram.Interrupted : 0;
    }

    /// <summary>The square of the picture's middle at the wanted size, as the network takes it.</summary>
    private Tensor Prepare(string path, PhotoNetwork network)
    {
        Tensor square = new Compose(new ResizeShorterSide(options.Size).Apply, new CenterCrop(options.Size).Apply).Apply(ImageFile.Read(path));
        return network.Preprocessing.Colors.Apply(square).ExpandDims(0).To(options.Device);
    }

    private static (Variable Wanted, Variable[] Grams) Goals(PhotoNetwork network, Tensor content, Tensor style)
    {
        using var noGrad = new NoGrad();
        (_, Dictionary<string, Variable> seen) = network.Look(content, network.ContentLayer);
        (_, Dictionary<string, Variable> felt) = network.Look(style, network.StyleLayers);
        return (seen[network.ContentLayer], [.. network.StyleLayers.Select(layer => Gram(felt[layer]))]);
    }

    private Variable Loss(PhotoNetwork network, Variable image, Dictionary<string, Variable> maps, Variable wanted, Variable[] grams)
    {
        // Each term is measured by the size of what it is compared with: networks of any scale take the same weights.
        Variable loss = Distance(maps[network.ContentLayer], wanted);
        for (int i = 0; i < grams.Length; i++)
            loss += Distance(Gram(maps[network.StyleLayers[i]]), grams[i]) * (options.StyleWeight / grams.Length);
        Variable down = image[.., .., 1.., ..] - image[.., .., ..^1, ..], right = image[.., .., .., 1..] - image[.., .., .., ..^1];
        double scale = network.Preprocessing.Range;
        return loss + ((F.Mean(F.Square(down)) + F.Mean(F.Square(right))) * (options.Smoothness / (scale * scale)));
    }

    private static Variable Distance(Variable x, Variable goal) => F.Mean(F.Square(x - goal)) / Math.Max(1e-12, F.Mean(F.Square(goal)).Data.Item());

    /// <summary>How the channels of maps (1, c, h, w) go together: (c, c).</summary>
    private static Variable Gram(Variable maps)
    {
        Variable rows = F.Reshape(maps, (maps.Shape[1], -1));
        return F.MatMul(rows, F.Transpose(rows)) / (double)rows.Shape[1];
    }
}
