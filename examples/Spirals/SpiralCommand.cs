using System.CommandLine;
using DeZeroNative.Examples.Terminal;

namespace DeZeroNative.Examples.Spirals;

/// <summary><c>spiral</c>: step 48 of the book.</summary>
internal static class SpiralCommand
{
    public static Command Create(TextWriter output)
    {
        Option<int> epochs = Arguments.Count("--epochs", 300, "How often to go through the data.");
        Option<int> batch = Arguments.Count("--batch", 30, "Points per step.");
        Option<int> hidden = Arguments.Count("--hidden", 10, "Width of the hidden layer.");
        Option<double> lr = Arguments.Rate(1.0, "Learning rate of SGD.");
        Option<long> seed = Arguments.Seed();
        Option<string> device = Arguments.Device();
        Option<bool> json = Arguments.Json();
        var picture = new Option<string>("--picture") { Description = "Where the picture of the regions goes.", DefaultValueFactory = _ => Path.Combine("artifacts", "spiral.png") };
        var command = new Command("spiral", "Trains a small network to tell three arms of a spiral apart, as step 48 of the book does.")
        {
            epochs, batch, hidden, lr, seed, device, json, picture,
        };
        command.SetAction(parsed => new SpiralRun(
            new()
            {
                Epochs = parsed.GetValue(epochs),
                Batch = parsed.GetValue(batch),
                Hidden = parsed.GetValue(hidden),
                LearningRate = parsed.GetValue(lr),
                Seed = parsed.GetValue(seed),
                Device = Device.Parse(parsed.GetValue(device)!),
                Json = parsed.GetValue(json),
                Picture = parsed.GetValue(picture)!,
            },
            new Screen(output)).Run());
        return command;
    }
}
