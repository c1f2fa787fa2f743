using Xunit.Abstractions;
using Xunit.Sdk;

namespace DeZeroNative.TestKit;

/// <summary>Turns the outcome of a test around: a refusal has passed, and a test that ran to its end has failed.</summary>
public sealed class RefusalMessageBus(IMessageBus inner) : IMessageBus
{
    /// <summary>The tests that failed when judged so.</summary>
    public int Failed { get; private set; }

    /// <inheritdoc/>
    public bool QueueMessage(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestFailed failed when Refusal.Is(failed.ExceptionTypes[0], failed.Messages[0]):
                message = new TestPassed(failed.Test, failed.ExecutionTime, failed.Output);
                break;
            case ITestFailed:
                Failed++;
                break;
            case ITestPassed passed:
                Failed++;
                message = new TestFailed(passed.Test, passed.ExecutionTime, passed.Output, Refusal.Missing());
                break;
        }
        return inner.QueueMessage(message);
    }

    /// <summary>Leaves the bus behind it open: it belongs to the runner.</summary>
    public void Dispose()
    {
    }
}
