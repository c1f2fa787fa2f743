namespace DeZeroNative.Interop.OpenCL;

/// <summary>An OpenCL call failed: its message has the call, the OpenCL name of the status and, for a build, the compiler's log.</summary>
public sealed class OpenClException : Exception
{
    /// <summary>Creates the exception of a call that returned <paramref name="status"/>.</summary>
    public OpenClException(string call, int status, string? detail = null)
        : base($"{call} failed with {ErrorNames.Of(status)} ({status}){(string.IsNullOrWhiteSpace(detail) ? "." : ": " + detail.Trim())}")
    {
        Call = call;
        Status = status;
    }

    /// <summary>The OpenCL function that failed.</summary>
    public string Call { get; }

    /// <summary>Its status code; 0 where no call failed but its answer was unusable.</summary>
    public int Status { get; }

    /// <summary>Raises the exception unless <paramref name="status"/> is success.</summary>
    internal static void ThrowOnError(int status, string call)
    {
        if (status != 0)
        {
            Throw(status, call);
        }
    }

    private static void Throw(int status, string call) => throw new OpenClException(call, status);
}
