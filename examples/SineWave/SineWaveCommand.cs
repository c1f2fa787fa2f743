using System.CommandLine;
using DeZeroNative.Examples.Terminal;

namespace DeZeroNative.Examples.SineWave;

/// <summary><c>rnn</c>: steps 59 and 60 of the book.</summary>
internal static class SineWaveCommand
{
    public static Command Create(TextWriter output)
    {
        var cell = new Option<SineWaveCell>("--cell") { Description = "The recurrent layer: rnn (step 59), lstm (step 60) or gru.", DefaultValueFactory = _ => SineWaveCell.Lstm };
        Option<int> hidden = Arguments.Count("--hidden", 100, "Units of the layer.");
        Option<int> epochs = Arguments.Count("--epochs", 100, "How often to go through the curve.");
        Option<int> batch = Arguments.Count("--batch", 30, "Streams that the curve is cut into.");
        Option<int> window = Arguments.Count("--window", 30, "Steps that gradients go back.");
        Option<double> lr = Arguments.Rate(0.001, "Step size of Adam.");
        Option<long> seed = Arguments.Seed();
        Option<string> device = Arguments.Device();
        Option<bool> json = Arguments.Json();
        var picture = new Option<string>("--picture") { Description = "Where the picture of the prediction goes.", DefaultValueFactory = _ => Path.Combine("artifacts", "rnn.png") };
        var command = new Command("rnn", "Learns to go on with a noisy sine, as steps 59 and 60 of the book do, and foretells a cosine.")
        {
            cell, hidden, epochs, batch, window, lr, seed, device, json, picture,
        };
        command.SetAction(parsed => new SineWaveRun(
            new()
            {
                Cell = parsed.GetValue(cell),
                Hidden = parsed.GetValue(hidden),
                Epochs = parsed.GetValue(epochs),
                Batch = parsed.GetValue(batch),
                Window = parsed.GetValue(window),
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
