using System.Reflection;
using Xunit.Sdk;

namespace DeZeroNative.TestKit;

/// <summary>
/// Runs a theory once per device, with the device's name as first argument and the given values after it:
/// <c>[DeviceTheory, OnEachDevice(DType.Float32), OnEachDevice(DType.Float64)]</c>. See <see cref="DeviceTheoryAttribute"/> for types
/// that a device lacks.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnEachDeviceAttribute(params object?[] arguments) : DataAttribute
{
    /// <summary>The arguments after the device.</summary>
    public IReadOnlyList<object?> Arguments => arguments;

    /// <inheritdoc/>
    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) =>
        Devices.Names.Select(device => (object?[])[device, .. arguments]);
}
