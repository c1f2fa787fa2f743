namespace DeZeroNative;

/// <summary>A derivative is wrong. The message is the report.</summary>
public sealed class GradientCheckException : Exception
{
    /// <summary>Creates the exception without a report.</summary>
    public GradientCheckException()
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    public GradientCheckException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public GradientCheckException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>Creates the exception of a report.</summary>
    public GradientCheckException(GradientReport report) : base($"[gradient_check] {report}") => Report = report;

    /// <summary>Which derivatives are wrong.</summary>
    public GradientReport? Report { get; }
}
