using Spectre.Console;

namespace DeZeroNative.Examples.Terminal;

/// <summary>Lines of text, and progress bars where a person is watching; into a file or a pipe go the lines alone.</summary>
internal sealed class Screen(TextWriter output)
{
    private readonly bool _isWatched = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive;

    /// <summary>Writes a line.</summary>
    public void Line(string text = "") => output.WriteLine(text);

    /// <summary>Does work of a known number of steps; it reports how many are done, and a word on how it goes.</summary>
    public void Track(string title, int steps, Action<Action<int, string>> work)
    {
        if (!_isWatched)
        {
            work(static (_, _) => { });
            return;
        }
        AnsiConsole.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(title), maxValue: Math.Max(1, steps));
                work((done, word) =>
                {
                    task.Value = done;
                    task.Description = Markup.Escape(word.Length > 0 ? $"{title}  {word}" : title);
                });
            });
    }
}
