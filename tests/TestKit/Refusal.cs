using System.Text.RegularExpressions;
using Xunit.Sdk;

namespace DeZeroNative.TestKit;

/// <summary>
/// The error by which a device declines to compute in double precision. It names the operation, the device and the type to use
/// instead: <c>[tanh] opencl:0 (the device's name) has no float64; use float32</c>.
/// </summary>
public static partial class Refusal
{
    /// <summary>Runs a body where the device computes in the type; where it does not, the body must be refused.</summary>
    public static void Unless(string device, DType dtype, Action body)
    {
        ArgumentNullException.ThrowIfNull(body);
        try
        {
            body();
        }
        catch (DeviceException e) when (!Devices.Computes(device, dtype) && Is(e))
        {
            return;
        }
        if (!Devices.Computes(device, dtype)) throw Missing();
    }

    /// <summary>Whether an exception is one.</summary>
    public static bool Is(Exception e) => e is not null && Is(e.GetType().FullName!, e.Message);

    /// <summary>Whether an exception of that type and message is one.</summary>
    internal static bool Is(string type, string message) => type == typeof(DeviceException).FullName && Pattern().IsMatch(message);

    internal static XunitException Missing() => new("a device without float64 was to refuse the computation, and ran it");

    [GeneratedRegex(@"^\[[a-z0-9_]+\] opencl:\w+ \(.+\) has no float64; use float32$")]
    private static partial Regex Pattern();
}
