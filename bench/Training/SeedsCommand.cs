using System.CommandLine;
using System.Globalization;

namespace DeZeroNative.Bench.Training;

/// <summary><c>seeds</c>: a network is trained on MNIST once for each seed; what its accuracy is, and how far chance moves it.</summary>
internal static class SeedsCommand
{
    public static Command Create()
    {
        var model = new Option<string>("--model") { Description = "mlp or cnn", DefaultValueFactory = _ => "mlp" };
        var seeds = new Option<int>("--seeds") { Description = "how many seeds, from 0", DefaultValueFactory = _ => 5 };
        var epochs = new Option<int>("--epochs") { Description = "how often to go through the data", DefaultValueFactory = _ => 2 };
        var maxSteps = new Option<int>("--max-steps") { Description = "steps at most", DefaultValueFactory = _ => int.MaxValue };
        model.AcceptOnlyFromAmong("mlp", "cnn");
        var command = new Command("seeds", "train on MNIST with several seeds: mean and spread of the test accuracy") { model, seeds, epochs, maxSteps };
        command.SetAction(parsed =>
        {
            var accuracies = new List<double>();
            for (var seed = 0; seed < parsed.GetValue(seeds); seed++)
            {
                accuracies.Add(DigitTraining.Accuracy(parsed.GetValue(model) == "cnn", seed, parsed.GetValue(epochs), parsed.GetValue(maxSteps)));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}  test accuracy {100 * accuracies[^1]:0.00} %"));
            }
            Console.WriteLine(Summary(accuracies));
        });
        return command;
    }

    /// <summary>Mean, deviation from the mean, and the two ends.</summary>
    public static string Summary(IReadOnlyList<double> accuracies)
    {
        var mean = accuracies.Average();
        var deviation = accuracies.Count > 1 ? Math.Sqrt(accuracies.Sum(accuracy => (accuracy - mean) * (accuracy - mean)) / (accuracies.Count - 1)) : 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{accuracies.Count} seeds  mean {100 * mean:0.00} %, deviation {100 * deviation:0.00} %, from {100 * accuracies.Min():0.00} % to {100 * accuracies.Max():0.00} %");
    }
}
