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
        Option<int> hidden = Arguments.Count("--hidden", 1000, "Width of the hidden layer.");
        Option<double> lr = Arguments.Rate(0.001, "Step size of Adam; it falls to 0 over the run.");
        Option<int?> maxSteps = Arguments.MaxSteps();
        Option<bool> json = Arguments.Json();
        var data = new Option<DataChoice>("--data") { Description = "Which digits; auto takes drawn ones where MNIST is not to be had.", DefaultValueFactory = _ => DataChoice.Auto };
        var weights = new Option<string?>("--weights") { Description = "Begins with the weights of a file, such as a checkpoint." };
        var checkpoint = new Option<string>("--checkpoint") { Description = "Where the weights go, also after Ctrl-C.", DefaultValueFactory = _ => Path.Combine("artifacts", "mnist.npz") };
        var curve = new Option<string>("--curve") { Description = "Where the picture of the loss goes.", DefaultValueFactory = _ => Path.Combine("artifacts", "mnist.png") };
        var command = new Command("mnist", "Trains a network 784-1000-10 on handwritten digits.")
        {
            epochs, batch, seed, device, hidden, lr, maxSteps, json, data, weights, checkpoint, curve,
        };
        command.SetAction(parsed => new MnistRun(
            new()
            {
                Epochs = parsed.GetValue(epochs),
                Batch = parsed.GetValue(batch),
                Seed = parsed.GetValue(seed),
                Device = Device.Parse(parsed.GetValue(device)!),
                Hidden = parsed.GetValue(hidden),
                LearningRate = parsed.GetValue(lr),
                MaxSteps = parsed.GetValue(maxSteps),
                Json = parsed.GetValue(json),
                Data = parsed.GetValue(data),
                Weights = parsed.GetValue(weights),
                Checkpoint = parsed.GetValue(checkpoint)!,
                Curve = parsed.GetValue(curve)!,
            },
            new Screen(output)).Run());
        return command;
    }
}
