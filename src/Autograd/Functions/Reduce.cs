namespace DeZeroNative;

public static partial class F
{
    /// <summary>The elements of a loss as one number, or as they are.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such reduction.</exception>
    private static Variable Reduce(Variable loss, Reduction reduction, string operation) => reduction switch
    {
        Reduction.Mean => Mean(loss),
        Reduction.Sum => Sum(loss),
        Reduction.None => loss,
        Reduction.BatchMean => Sum(loss) / (double)loss.Length,
        _ => throw new ArgumentOutOfRangeException(nameof(reduction), $"[{operation}] {reduction} is no reduction"),
    };
}
