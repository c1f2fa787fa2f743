using System.CommandLine;
using DeZeroNative.Examples.Terminal;

namespace DeZeroNative.Examples.Mnist;

/// <summary><c>mnist</c>: the main job of the library.</summary>
internal static class MnistCommand
{
    public static Command Create(TextWriter output)
    {
        Option<int> epochs = Arguments.Count("--epochs", 5, "How often to go through the data.");
        Option<int> batch = Arguments.Count("--batch", 100, "Pictures per step.");
        Option<long> seed = Arguments.Seed();
        Option<string> device = Arguments.Device();
        Option<int?> hidden = HiddenWidth();
        Option<double> lr = Arguments.Rate(0.001, "Step size of Adam; it falls to 0 over the run.");
        Option<int?> maxSteps = Arguments.MaxSteps();
        Option<bool> json = Arguments.Json();
        var network = new Option<NetworkChoice>("--model") { Description = "The network: mlp or cnn.", DefaultValueFactory = _ => NetworkChoice.Mlp };
        var dataset = new Option<DatasetChoice>("--dataset") { Description = "What to learn: digits (mnist) or clothes (fashion).", DefaultValueFactory = _ => DatasetChoice.Mnist };
        var data = new Option<DataChoice>("--data") { Description = "Which digits; auto takes drawn ones where MNIST is not to be had.", DefaultValueFactory = _ => DataChoice.Auto };
        var weights = new Option<string?>("--weights") { Description = "Begins with the weights of a file, such as a checkpoint." };
        var checkpoint = new Option<string>("--checkpoint") { Description = "Where the weights go, also after Ctrl-C.", DefaultValueFactory = _ => Path.Combine("artifacts", "mnist.npz") };
        var curve = new Option<string>("--curve") { Description = "Where the picture of the loss goes.", DefaultValueFactory = _ => Path.Combine("artifacts", "mnist.png") };
        var command = new Command("mnist", "Trains a network on handwritten digits or pictures of clothes.")
        {
            epochs, batch, seed, device, hidden, lr, maxSteps, json, network, dataset, data, weights, checkpoint, curve,
        };
        command.SetAction(parsed => new MnistRun(
            new()
            {
                Epochs = parsed.GetValue(epochs),
                Batch = parsed.GetValue(batch),
                Seed = parsed.GetValue(seed),
                Device = Device.Parse(parsed.GetValue(device)!),
                Hidden = parsed.GetValue(hidden) ?? (parsed.GetValue(network) == NetworkChoice.Cnn ? 128 : 1000),
                LearningRate = parsed.GetValue(lr),
                MaxSteps = parsed.GetValue(maxSteps),
                Json = parsed.GetValue(json),
                Network = parsed.GetValue(network),
                Dataset = parsed.GetValue(dataset),
                Data = parsed.GetValue(data),
                Weights = parsed.GetValue(weights),
                Checkpoint = parsed.GetValue(checkpoint)!,
                Curve = parsed.GetValue(curve)!,
            },
            new Screen(output)).Run());
        return command;
    }

    private static Option<int?> HiddenWidth()
    {
        var option = new Option<int?>("--hidden") { Description = "Width of the hidden layer; 1000 of mlp, 128 of cnn." };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is <= 0) result.AddError("--hidden must be above 0");
        });
        return option;
    }
}
