using System.CommandLine;
using DeZeroNative.Examples.Mnist;
using DeZeroNative.Examples.Terminal;

namespace DeZeroNative.Examples.Generative;

/// <summary><c>vae</c> and <c>gan</c>: networks that draw digits. They take the same options, with other values to begin with.</summary>
internal static class GenerativeCommand
{
    public static Command CreateVae(TextWriter output) => Create(
        "vae", "Trains a variational autoencoder on handwritten digits and draws the plane of codes.",
        new() { Epochs = 10, Batch = 100, Latent = 2, Hidden = 400, LearningRate = 0.001 },
        options => new VaeRun(options, new Screen(output)).Run());

    public static Command CreateGan(TextWriter output) => Create(
        "gan", "Trains two networks against each other until one of them draws handwritten digits.",
        new() { Epochs = 20, Batch = 100, Latent = 64, Hidden = 256, LearningRate = 0.0002 },
        options => new GanRun(options, new Screen(output)).Run());

    private static Command Create(string name, string description, Defaults defaults, Func<GenerativeOptions, int> run)
    {
        var model = new Option<NetworkChoice>("--model") { Description = "The networks: mlp is quick, cnn draws sharper.", DefaultValueFactory = _ => NetworkChoice.Mlp };
        Option<int> epochs = Arguments.Count("--epochs", defaults.Epochs, "How often to go through the data.");
        Option<int> batch = Arguments.Count("--batch", defaults.Batch, "Pictures per step.");
        Option<int> latent = Arguments.Count("--latent", defaults.Latent, "Numbers that a picture is made from.");
        Option<int> hidden = Arguments.Count("--hidden", defaults.Hidden, "Width of the hidden layers; gan --model cnn has an eighth as many channels.");
        Option<double> lr = Arguments.Rate(defaults.LearningRate, "Step size of Adam.");
        Option<int?> maxSteps = Arguments.MaxSteps();
        Option<long> seed = Arguments.Seed();
        Option<string> device = Arguments.Device();
        var dataset = new Option<DatasetChoice>("--dataset") { Description = "What to draw: digits (mnist) or clothes (fashion).", DefaultValueFactory = _ => DatasetChoice.Mnist };
        var data = new Option<DataChoice>("--data") { Description = "Which digits; auto takes drawn ones where MNIST is not to be had.", DefaultValueFactory = _ => DataChoice.Auto };
        var folder = new Option<string>("--out") { Description = "Where the pictures go.", DefaultValueFactory = _ => Path.Combine("artifacts", name) };
        Option<bool> json = Arguments.Json();
        var command = new Command(name, description) { model, epochs, batch, latent, hidden, lr, maxSteps, seed, device, dataset, data, folder, json };
        command.SetAction(parsed => run(new()
        {
            Example = name,
            Model = parsed.GetValue(model),
            Epochs = parsed.GetValue(epochs),
            Batch = parsed.GetValue(batch),
            Latent = parsed.GetValue(latent),
            Hidden = parsed.GetValue(hidden),
            LearningRate = parsed.GetValue(lr),
            MaxSteps = parsed.GetValue(maxSteps),
            Seed = parsed.GetValue(seed),
            Device = Device.Parse(parsed.GetValue(device)!),
            Dataset = parsed.GetValue(dataset),
            Data = parsed.GetValue(data),
            Folder = parsed.GetValue(folder)!,
            Json = parsed.GetValue(json),
        }));
        return command;
    }

    private sealed record Defaults
    {
        public required int Epochs { get; init; }

        public required int Batch { get; init; }

        public required int Latent { get; init; }

        public required int Hidden { get; init; }

        public required double LearningRate { get; init; }
    }
}
