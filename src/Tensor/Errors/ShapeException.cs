namespace DeZeroNative;

/// <summary>Shapes that do not fit the operation. The message names the operation and the shapes.</summary>
public sealed class ShapeException : ArgumentException
{
    /// <summary>Creates the exception without a message.</summary>
    public ShapeException()
    {
    }

    /// <summary>Creates the exception with a message such as <c>[matmul] inner sizes differ: (2, 3) x (4, 5)</c>.</summary>
    public ShapeException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public ShapeException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
