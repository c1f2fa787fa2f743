namespace DeZeroNative.Tests.Conformance;

/// <summary>What came of all cases on one device.</summary>
internal sealed class ConformanceReport
{
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);

    internal int Passed { get; private set; }

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
            if (!CaseRunner.Fits(@case, device)) continue;
            try
            {
                CaseRunner.Run(@case, manifest.Folder, Device.Parse(device));
                report.Passed++;
            }
            catch (Exception e)
            {
                report.Failures.Add($"{@case.Id}: {e.GetType().Name}: {e.Message}");
            }
        }
        return report;
    }
}
