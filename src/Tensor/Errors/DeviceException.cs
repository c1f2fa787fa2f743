namespace DeZeroNative;

/// <summary>A device that is absent, lacks an ability, or differs between the operands of one operation.</summary>
public sealed class DeviceException : InvalidOperationException
{
    /// <summary>Creates the exception without a message.</summary>
    public DeviceException()
    {
    }

    /// <summary>Creates the exception with a message such as <c>[add] operands are on different devices: cpu and opencl:0</c>.</summary>
    public DeviceException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public DeviceException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
