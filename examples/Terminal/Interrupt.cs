using System.Runtime.InteropServices;

namespace DeZeroNative.Examples.Terminal;

/// <summary>Notes Ctrl-C and a request to end, so that a run can stop between two steps. A second Ctrl-C ends the process at once.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;
    private volatile bool _isRequested;

    public Interrupt() => _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, Note))];

    /// <summary>Whether the user wants the run to end.</summary>
    public bool IsRequested => _isRequested;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations) registration.Dispose();
    }

    private void Note(PosixSignalContext context)
    {
        context.Cancel = !_isRequested;
        _isRequested = true;
    }
}
