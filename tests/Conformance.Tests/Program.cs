using DeZeroNative.TestKit;
using DeZeroNative.Tests.Conformance;

// Runs every case on every device of this machine; the folder is data/, or what DEZERO_CONFORMANCE names.
int passed = 0, failed = 0, notImplemented = 0;
foreach (string device in Devices.Names)
{
    ConformanceReport report = ConformanceReport.Of(Manifest.Default, device);
    foreach (string failure in report.Failures) Console.WriteLine($"FAILED on {device}: {failure}");
    Console.WriteLine($"{device}: {report.Passed} passed, {report.Failures.Count} failed, {report.NotImplemented} not implemented");
    if (report.Refused > 0) Console.WriteLine($"{device}: {report.Refused} in float64 refused: the device has none");
    if (report.Missing.Count > 0) Console.WriteLine($"{device}: not implemented: {string.Join(", ", report.Missing)}");
    passed += report.Passed;
    failed += report.Failures.Count;
    notImplemented += report.NotImplemented;
}
Console.WriteLine($"conformance: {passed} passed, {failed} failed, {notImplemented} not implemented");
return failed == 0 ? 0 : 1;
