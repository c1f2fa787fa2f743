using System.CommandLine;
using System.Globalization;
using DeZeroNative.Examples.Terminal;

namespace DeZeroNative.Examples.CharLm;

/// <summary><c>charlm</c>: a model of text, character by character.</summary>
internal static class CharLmCommand
{
    public static Command Create(TextWriter output)
    {
        var cell = new Option<CellChoice>("--cell") { Description = "The recurrent layers: lstm or gru.", DefaultValueFactory = _ => CellChoice.Lstm };
        Option<int> hidden = Arguments.Count("--hidden", 256, "Units of a recurrent layer.");
        Option<int> layers = Arguments.Count("--layers", 1, "Recurrent layers upon each other.");
        Option<int> epochs = Arguments.Count("--epochs", 5, "How often to go through the text.");
        Option<int> batch = Arguments.Count("--batch", 32, "Streams that the text is cut into.");
        Option<int> window = Arguments.Count("--window", 64, "Characters that gradients go back.");
        Option<double> lr = Arguments.Rate(0.005, "Step size of Adam; it falls to 0 over the run.");
        var maxSteps = new Option<int?>("--max-steps") { Description = "Ends the run after that many steps." };
        Option<long> seed = Arguments.Seed();
        Option<string> device = Arguments.Device();
        Option<bool> json = Arguments.Json();
        var data = new Option<string?>("--data") { Description = "The folder around tinyshakespeare/input.txt; without it DEZERO_DATA, the cache, the network." };
        var weights = new Option<string?>("--weights") { Description = "Begins with the weights of a file, such as a checkpoint." };
        var generate = new Option<bool>("--generate") { Description = "Writes text with the given weights, without training." };
        Option<int> sample = Arguments.Count("--sample", 500, "Characters to write at the end.");
        var prompt = new Option<string>("--prompt") { Description = "What the written text begins with.", DefaultValueFactory = _ => "ROMEO:" };
        var temperature = new Option<double>("--temperature")
        {
            Description = "Below 1, what is likely is written more often than that; above 1, less often.",
            DefaultValueFactory = _ => 0.7,
            CustomParser = result => double.Parse(result.Tokens[0].Value, CultureInfo.InvariantCulture),
        };
        var checkpoint = new Option<string>("--checkpoint") { Description = "Where the weights go, also after Ctrl-C.", DefaultValueFactory = _ => Path.Combine("artifacts", "charlm.npz") };
        var curve = new Option<string>("--curve") { Description = "Where the picture of the loss goes.", DefaultValueFactory = _ => Path.Combine("artifacts", "charlm.png") };
        maxSteps.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is <= 0) result.AddError("--max-steps must be above 0");
        });
        temperature.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() > 0)) result.AddError("--temperature must be above 0");
        });
        prompt.Validators.Add(result =>
        {
            if (string.IsNullOrEmpty(result.GetValueOrDefault<string>())) result.AddError("--prompt must not be empty");
        });
        var command = new Command("charlm", "Learns Shakespeare's plays character by character, and writes some more.")
        {
            cell, hidden, layers, epochs, batch, window, lr, maxSteps, seed, device, json, data, weights, generate, sample, prompt, temperature, checkpoint, curve,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(generate) && result.GetValue(weights) is null) result.AddError("--generate needs --weights");
        });
        command.SetAction(parsed => new CharLmRun(
            new()
            {
                Cell = parsed.GetValue(cell),
                Hidden = parsed.GetValue(hidden),
                Layers = parsed.GetValue(layers),
                Epochs = parsed.GetValue(epochs),
                Batch = parsed.GetValue(batch),
                Window = parsed.GetValue(window),
                LearningRate = parsed.GetValue(lr),
                MaxSteps = parsed.GetValue(maxSteps),
                Seed = parsed.GetValue(seed),
                Device = Device.Parse(parsed.GetValue(device)!),
                Json = parsed.GetValue(json),
                Data = parsed.GetValue(data),
                Weights = parsed.GetValue(weights),
                Generate = parsed.GetValue(generate),
                Sample = parsed.GetValue(sample),
                Prompt = parsed.GetValue(prompt)!,
                Temperature = parsed.GetValue(temperature),
                Checkpoint = parsed.GetValue(checkpoint)!,
                Curve = parsed.GetValue(curve)!,
            },
            new Screen(output)).Run());
        return command;
    }
}
