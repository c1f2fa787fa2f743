using System.CommandLine;
using System.Globalization;

namespace DeZeroNative.Examples.Steps;

/// <summary><c>steps 24</c>, <c>steps 1-10</c>, <c>steps all</c>.</summary>
internal static class StepsCommand
{
    public static Command Create(TextWriter output)
    {
        var which = new Argument<string>("step") { Description = $"A number from 1 to {BookSteps.All.Count}, a range such as 1-10, or all." };
        var folder = new Option<string>("--out") { Description = "Where graphs and curves go.", DefaultValueFactory = _ => Path.Combine("artifacts", "steps") };
        var brief = new Option<bool>("--short") { Description = "Cuts long training short, to see that everything runs." };
        which.Validators.Add(result =>
        {
            if (Parse(result.GetValueOrDefault<string>()) is null) result.AddError($"'{result.GetValueOrDefault<string>()}' names no step; 1 to {BookSteps.All.Count}, 1-10 or all");
        });
        var command = new Command("steps", $"Steps 1 to {BookSteps.All.Count} of the book 'Deep Learning from Scratch 3', printing what the book prints.") { which, folder, brief };
        command.SetAction(parsed =>
        {
            (int first, int last) = Parse(parsed.GetValue(which))!.Value;
            Run(first, last, parsed.GetValue(folder)!, parsed.GetValue(brief), output);
        });
        return command;
    }

    private static void Run(int first, int last, string folder, bool isShort, TextWriter output)
    {
        foreach (BookStep step in BookSteps.All.Where(step => step.Number >= first && step.Number <= last))
        {
            output.WriteLine($"# step {step.Number}: {step.Title}");
            step.Run(new StepPage(output, folder, isShort));
            if (step.Number < last) output.WriteLine();
        }
    }

    private static (int First, int Last)? Parse(string? text)
    {
        int count = BookSteps.All.Count;
        if (string.Equals(text, "all", StringComparison.OrdinalIgnoreCase)) return (1, count);
        string[] ends = (text ?? "").Split('-');
        return ends.Length <= 2
            && int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out int first)
            && int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int last)
            && first >= 1 && first <= last && last <= count ? (first, last) : null;
    }
}
