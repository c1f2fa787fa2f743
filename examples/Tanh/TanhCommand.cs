using System.CommandLine;
using DeZeroNative.Examples.Terminal;

namespace DeZeroNative.Examples.Tanh;

/// <summary><c>tanh</c>: derivatives of derivatives, and the graphs behind them.</summary>
internal static class TanhCommand
{
    private const int HighestOrder = 8;

    public static Command Create(TextWriter output)
    {
        Option<int> order = Arguments.Count("--order", 5, $"The highest derivative, up to {HighestOrder}; each graph is nearly three times as large as the one before.");
        order.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() > HighestOrder) result.AddError($"--order must be at most {HighestOrder}");
        });
        Option<string> device = Arguments.Device();
        var folder = new Option<string>("--out") { Description = "Where the pictures go.", DefaultValueFactory = _ => Path.Combine("artifacts", "tanh") };
        var list = new Option<bool>("--list") { Description = "Lists the functions of each graph." };
        var command = new Command("tanh", "Draws the graphs of the higher derivatives of tanh, as step 35 of the book does, and their curves.") { order, device, folder, list };
        command.SetAction(parsed => new TanhRun(
            parsed.GetValue(order), Device.Parse(parsed.GetValue(device)!), parsed.GetValue(folder)!, parsed.GetValue(list), new Screen(output)).Run());
        return command;
    }
}
