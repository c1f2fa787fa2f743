using Xunit.Abstractions;
using Xunit.Sdk;

namespace DeZeroNative.TestKit;

/// <summary>A row of a theory on a device that cannot compute it: passes where the body ends in a <see cref="Refusal"/>.</summary>
public sealed class RefusedTestCase : XunitTestCase
{
    /// <summary>For deserialization.</summary>
    [Obsolete("For deserialization by xunit.")]
    public RefusedTestCase()
    {
    }

    /// <summary>The row of a test method.</summary>
    public RefusedTestCase(
        IMessageSink diagnosticMessageSink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method, object[] row)
        : base(diagnosticMessageSink, display, options, method, row)
    {
    }

    /// <inheritdoc/>
    public override async Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource)
    {
        using var judged = new RefusalMessageBus(messageBus);
        RunSummary summary = await base.RunAsync(diagnosticMessageSink, judged, constructorArguments, aggregator, cancellationTokenSource);
        summary.Failed = judged.Failed;
        return summary;
    }
}
