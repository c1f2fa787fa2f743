using System.CommandLine;
using DeZeroNative.Examples.Terminal;

namespace DeZeroNative.Examples.Photos;

/// <summary><c>classify</c>, <c>gradcam</c> and <c>style</c>: what pretrained networks see in photos.</summary>
internal static class PhotoCommand
{
    public static Command CreateClassify(TextWriter output)
    {
        Argument<string> photo = PhotoArgument("photo", "The photo: JPEG, PNG or PPM.");
        (Option<NetworkName> network, Option<string?> weights, Option<string?> labels, Option<string> device) = Shared();
        Option<int> top = Arguments.Count("--top", 5, "How many classes to name.");
        var command = new Command("classify", "Names what is on a photo.") { photo, network, weights, labels, top, device };
        command.SetAction(parsed => new ClassifyRun(
            new()
            {
                Photo = parsed.GetValue(photo)!,
                Network = parsed.GetValue(network),
                Weights = parsed.GetValue(weights),
                Labels = parsed.GetValue(labels),
                Top = parsed.GetValue(top),
                Device = Device.Parse(parsed.GetValue(device)!),
            },
            new Screen(output)).Run());
        return command;
    }

    public static Command CreateGradCam(TextWriter output)
    {
        Argument<string> photo = PhotoArgument("photo", "The photo: JPEG, PNG or PPM.");
        (Option<NetworkName> network, Option<string?> weights, Option<string?> labels, Option<string> device) = Shared();
        var label = new Option<int?>("--class") { Description = "The class to look for; the likeliest by default." };
        Option<string> picture = PictureOption("gradcam.png");
        var command = new Command("gradcam", "Shows what on a photo speaks for a class.") { photo, network, weights, labels, label, device, picture };
        command.SetAction(parsed => new GradCamRun(
            new()
            {
                Photo = parsed.GetValue(photo)!,
                Network = parsed.GetValue(network),
                Weights = parsed.GetValue(weights),
                Labels = parsed.GetValue(labels),
                Class = parsed.GetValue(label),
                Device = Device.Parse(parsed.GetValue(device)!),
                Picture = parsed.GetValue(picture)!,
            },
            new Screen(output)).Run());
        return command;
    }

    public static Command CreateStyle(TextWriter output)
    {
        Argument<string> content = PhotoArgument("content", "The picture that is painted."), style = PhotoArgument("style", "The picture in whose manner.");
        (Option<NetworkName> network, Option<string?> weights, _, Option<string> device) = Shared();
        Option<int> steps = Arguments.Count("--steps", 200, "Steps of Adam on the pixels."), size = Arguments.Count("--size", 224, "Height and width of the result.");
        Option<double> lr = Arguments.Rate(0.02, "Step size, in parts of the range of a colour."), strength = Arguments.Number("--style-weight", 5, "Style against content."),
            smoothness = Arguments.Number("--smoothness", 1, "How much neighbouring pixels are held together.");
        Option<string> picture = PictureOption("style.png");
        var command = new Command("style", "Paints one picture in the manner of another.")
        {
            content, style, network, weights, steps, size, lr, strength, smoothness, device, picture,
        };
        command.SetAction(parsed => new StyleRun(
            new()
            {
                Content = parsed.GetValue(content)!,
                Style = parsed.GetValue(style)!,
                Network = parsed.GetValue(network),
                Weights = parsed.GetValue(weights),
                Steps = parsed.GetValue(steps),
                Size = parsed.GetValue(size),
                LearningRate = parsed.GetValue(lr),
                StyleWeight = parsed.GetValue(strength),
                Smoothness = parsed.GetValue(smoothness),
                Device = Device.Parse(parsed.GetValue(device)!),
                Picture = parsed.GetValue(picture)!,
            },
            new Screen(output)).Run());
        return command;
    }

    private static Argument<string> PhotoArgument(string name, string description)
    {
        var photo = new Argument<string>(name) { Description = description };
        // The parser would take an option that does not exist for a file.
        photo.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.Tokens[0].Value.StartsWith("--", StringComparison.Ordinal)) result.AddError($"there is no option {result.Tokens[0].Value}");
        });
        return photo;
    }

    private static Option<string> PictureOption(string file) =>
        new("--picture") { Description = "Where the picture goes.", DefaultValueFactory = _ => Path.Combine("artifacts", file) };

    private static (Option<NetworkName> Network, Option<string?> Weights, Option<string?> Labels, Option<string> Device) Shared() =>
    (
        new Option<NetworkName>("--network") { Description = "Which network looks.", DefaultValueFactory = _ => NetworkName.SqueezeNet },
        new Option<string?>("--weights") { Description = "Its weights: .npz with DeZero's or Caffe's keys, or .safetensors with PyTorch's." },
        new Option<string?>("--labels") { Description = "The names of the classes, synset_words.txt." },
        Arguments.Device()
    );
}
