namespace DeZeroNative.Interop.OpenCL;

/// <summary>A kernel. Its arguments are state of the OpenCL object, so launches take turns.</summary>
internal sealed unsafe class OpenClKernel : IDisposable
{
    private readonly KernelHandle _kernel;

    internal OpenClKernel(OpenClContext context, string program, string name, KernelHandle kernel)
    {
        Context = context;
        Name = name;
        FullName = $"{program} {name}";
        _kernel = kernel;
        nuint size = 0;
        int status = context.Api.GetKernelWorkGroupInfo(
            kernel.Raw, context.Device.Id, KernelWorkGroupInfo.WorkGroupSize, (nuint)sizeof(nuint), &size, null);
        MaxWorkGroup = status == 0 ? (int)Math.Min((nuint)context.Device.Capabilities.MaxWorkGroup, size) : 1;
    }

    /// <summary>Its name in the source.</summary>
    public string Name { get; }

    /// <summary>The names of its program and its own: <c>binary add float32 dense</c>.</summary>
    public string FullName { get; }

    /// <summary>Work-items that a work-group of this kernel can have on the device.</summary>
    public int MaxWorkGroup { get; }

    internal OpenClContext Context { get; }

    internal nint Raw => _kernel.Raw;

    /// <summary>Starts a launch; in a <paramref name="wide"/> one positions are longs, else ints.</summary>
    public KernelLaunch Begin(bool wide = false) => new(this, wide);

    /// <inheritdoc/>
    public void Dispose() => _kernel.Dispose();
}
