using Xunit;
using Xunit.Sdk;

namespace DeZeroNative.TestKit;

/// <summary>
/// A theory that computes on a device, whose name is the first argument. A row with <see cref="DType.Float64"/> on a device without
/// double precision is run too, and passes where the device refuses (<see cref="Refusal"/>): by an error, and never with a result.
/// A test that only moves elements (copies, views, fills) is a plain <c>[Theory]</c>: that has to work in every type.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("DeZeroNative.TestKit.DeviceTheoryDiscoverer", "DeZeroNative.TestKit")]
public sealed class DeviceTheoryAttribute : TheoryAttribute;
