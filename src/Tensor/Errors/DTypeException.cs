namespace DeZeroNative;

/// <summary>Element types that do not fit the operation. The message names the operation and the types.</summary>
public sealed class DTypeException : ArgumentException
{
    /// <summary>Creates the exception without a message.</summary>
    public DTypeException()
    {
    }

    /// <summary>Creates the exception with a message such as <c>[gather] indices must be int64, got float32</c>.</summary>
    public DTypeException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public DTypeException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
