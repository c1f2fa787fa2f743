using System.CommandLine;
using System.Globalization;

namespace DeZeroNative.Examples.Terminal;

/// <summary>Options that several commands have.</summary>
internal static class Arguments
{
    public static Option<int> Count(string name, int standard, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() <= 0) result.AddError($"{name} must be above 0");
        });
        return option;
    }

    public static Option<double> Rate(double standard, string description) => Number("--lr", standard, description);

    public static Option<double> Number(string name, double standard, string description) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => standard,
        // Whatever the machine's language, a point is a point.
        CustomParser = result =>
        {
            if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value > 0 && double.IsFinite(value)) return value;
            result.AddError($"{name} must be a number above 0, got '{result.Tokens[0].Value}'");
            return 0;
        },
    };

    public static Option<int?> MaxSteps()
    {
        var option = new Option<int?>("--max-steps") { Description = "Ends the run after that many steps." };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is <= 0) result.AddError("--max-steps must be above 0");
        });
        return option;
    }

    public static Option<long> Seed() => new("--seed") { Description = "Decides the weights and the order of the data.", DefaultValueFactory = _ => 0 };

    public static Option<string> Device() => new("--device")
    {
        Description = "cpu, opencl:0, opencl:gpu, opencl: and a part of a name.",
        DefaultValueFactory = _ => "cpu",
    };

    public static Option<bool> Json() => new("--json") { Description = "Ends the output with one line of JSON." };
}
