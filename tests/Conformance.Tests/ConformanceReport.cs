using DeZeroNative.TestKit;

namespace DeZeroNative.Tests.Conformance;

/// <summary>What came of all cases on one device.</summary>
internal sealed class ConformanceReport
{
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);

    internal int Passed { get; private set; }

    /// <summary>The cases in a type that the device lacks, each refused by name.</summary>
    internal int Refused { get; private set; }

    internal int NotImplemented { get; private set; }

    internal List<string> Failures { get; } = [];

    /// <summary>The operations that are not implemented; a variant of one is named operation/variant.</summary>
    internal IReadOnlySet<string> Missing => _missing;

    internal static ConformanceReport Of(Manifest manifest, string device)
    {
        var report = new ConformanceReport();
        foreach (ConformanceCase @case in manifest.Cases)
        {
            if (CaseRunner.MissingName(@case) is { } missing)
            {
                report.NotImplemented++;
                report._missing.Add(missing);
                continue;
            }
            try
            {
                Refusal.Unless(device, @case.DType, () => CaseRunner.Run(@case, manifest.Folder, Device.Parse(device)));
                if (Devices.Computes(device, @case.DType)) report.Passed++;
                else report.Refused++;
            }
            catch (Exception e)
            {
                report.Failures.Add($"{@case.Id}: {e.GetType().Name}: {e.Message}");
            }
        }
        return report;
    }
}
