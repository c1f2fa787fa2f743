using DeZeroNative.Interop.OpenCL;
using Xunit;

namespace DeZeroNative.Interop.Tests.OpenCL;

/// <summary>A context on the first device with a program cache in a folder of its own; the folder goes with it.</summary>
internal sealed class OpenClSession : IDisposable
{
    private readonly bool _ownsFolder;

    public OpenClSession(string? folder = null)
    {
        Skip.IfNot(OpenClRuntime.Current.State == OpenClState.Available, OpenClRuntime.Current.Message);
        _ownsFolder = folder is null;
        Folder = folder ?? Path.Combine(Path.GetTempPath(), $"dezero-cl-{Guid.NewGuid():N}");
        Context = new OpenClContext(OpenClRuntime.Current.Devices[0], new ProgramCache(Folder));
    }

    public string Folder { get; }

    public OpenClContext Context { get; }

    public void Dispose()
    {
        Context.Dispose();
        if (_ownsFolder && Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }
}
