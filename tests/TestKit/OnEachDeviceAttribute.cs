using System.Reflection;
using Xunit.Sdk;

namespace DeZeroNative.TestKit;

/// <summary>
/// Runs a theory once per device, with the device's name as first argument and the given values after it:
/// <c>[Theory, OnEachDevice(DType.Float32), OnEachDevice(DType.Float64)]</c>. A device that cannot hold a type among them is left out.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnEachDeviceAttribute(params object?[] arguments) : DataAttribute
{
    /// <summary>The arguments after the device.</summary>
    public IReadOnlyList<object?> Arguments => arguments;

    /// <inheritdoc/>
    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) =>
        from device in Devices.Names
        where arguments.OfType<DType>().All(dtype => Devices.Holds(device, dtype))
        select (object?[])[device, .. arguments];
}
