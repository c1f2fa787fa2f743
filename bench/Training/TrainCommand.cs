using System.CommandLine;
using DeZeroNative.Bench.Work;

namespace DeZeroNative.Bench.Training;

/// <summary><c>train</c>: many steps of training, and what they did to memory and to the collector.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var model = new Option<string>("--model") { Description = "mlp-sgd, mlp-adam, cnn-train, lstm-64-256 or another piece of work", DefaultValueFactory = _ => "mlp-sgd" };
        var steps = new Option<int>("--steps") { Description = "steps of training", DefaultValueFactory = _ => 20_000 };
        var threads = new Option<int>("--threads") { Description = "threads", DefaultValueFactory = _ => 2 };
        model.AcceptOnlyFromAmong([.. OurWork.OnCpu.Keys]);
        var command = new Command("train", "train for many steps: resident memory, pauses of the collector, managed bytes per step") { model, steps, threads };
        command.SetAction(parsed =>
        {
            OurWork.UseThreads(parsed.GetValue(threads));
            Console.WriteLine(LongRun.Of(OurWork.OnCpu[parsed.GetValue(model)!](), parsed.GetValue(steps)));
        });
        return command;
    }
}
