namespace DeZeroNative.Examples.Steps;

/// <summary>One step of the book: what it does in this library's terms, printing what the book prints.</summary>
internal abstract class BookStep(int number, string title)
{
    /// <summary>The number in the book.</summary>
    public int Number { get; } = number;

    /// <summary>What the step is about, in a line.</summary>
    public string Title { get; } = title;

    /// <summary>Does the step.</summary>
    public abstract void Run(StepPage page);
}
