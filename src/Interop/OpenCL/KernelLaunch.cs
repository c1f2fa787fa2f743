namespace DeZeroNative.Interop.OpenCL;

/// <summary>One launch of a kernel while it is put together: arguments in the order of the kernel's parameters, then a Run.</summary>
internal unsafe ref struct KernelLaunch : IDisposable
{
    private readonly OpenClKernel _kernel;
    private readonly CL _cl;
    private readonly nint _raw;
    private uint _index;

    internal KernelLaunch(OpenClKernel kernel)
    {
        _kernel = kernel;
        _cl = kernel.Context.Api;
        kernel.Gate.Enter();
        try
        {
            _raw = kernel.Raw;
        }
        catch
        {
            kernel.Gate.Exit();
            throw;
        }
    }

    /// <summary>Passes a buffer; the caller keeps it alive until the launch is enqueued.</summary>
    public void Buffer(MemHandle buffer)
    {
        nint raw = buffer.Raw;
        Check(_cl.SetKernelArg(_raw, _index++, (nuint)sizeof(nint), &raw));
    }

    /// <summary>Passes a number or a structure by value.</summary>
    public void Value<T>(T value)
        where T : unmanaged => Check(_cl.SetKernelArg(_raw, _index++, (nuint)sizeof(T), &value));

    /// <summary>Gives a local pointer its memory.</summary>
    public void Local(int bytes) => Check(_cl.SetKernelArg(_raw, _index++, (nuint)bytes, null));

    /// <summary>Enqueues over a line of <paramref name="groups"/> work-groups.</summary>
    public readonly void Run(long groups, int groupSize)
    {
        nuint global = (nuint)(groups * groupSize);
        nuint local = (nuint)groupSize;
        Enqueue(1, &global, &local);
    }

    /// <summary>Enqueues over a grid of work-groups in two dimensions.</summary>
    public readonly void Run(long groups0, long groups1, int groupSize0, int groupSize1)
    {
        nuint* global = stackalloc nuint[] { (nuint)(groups0 * groupSize0), (nuint)(groups1 * groupSize1) };
        nuint* local = stackalloc nuint[] { (nuint)groupSize0, (nuint)groupSize1 };
        Enqueue(2, global, local);
    }

    /// <summary>Enqueues over a grid of work-groups in three dimensions; a group is one deep in the third.</summary>
    public readonly void Run(long groups0, long groups1, long groups2, int groupSize0, int groupSize1)
    {
        nuint* global = stackalloc nuint[] { (nuint)(groups0 * groupSize0), (nuint)(groups1 * groupSize1), (nuint)groups2 };
        nuint* local = stackalloc nuint[] { (nuint)groupSize0, (nuint)groupSize1, 1 };
        Enqueue(3, global, local);
    }

    /// <summary>Lets the next launch of this kernel begin.</summary>
    public readonly void Dispose() => _kernel.Gate.Exit();

    private readonly void Enqueue(uint dimensions, nuint* global, nuint* local)
    {
        OpenClContext context = _kernel.Context;
        int status = _cl.EnqueueNdrangeKernel(context.RawQueue, _raw, dimensions, null, global, local, 0, null, null);
        if (status != 0)
        {
            throw new OpenClException("clEnqueueNDRangeKernel", status, $"kernel '{_kernel.Name}'");
        }

        context.Counters.CountLaunch();
    }

    private readonly void Check(int status)
    {
        if (status != 0)
        {
            throw new OpenClException("clSetKernelArg", status, $"kernel '{_kernel.Name}', argument {_index - 1}");
        }
    }
}
