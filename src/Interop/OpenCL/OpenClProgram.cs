using System.Collections.Concurrent;
using System.Text;

namespace DeZeroNative.Interop.OpenCL;

/// <summary>A built program and its kernels, which are made at their first use.</summary>
internal sealed unsafe class OpenClProgram : IDisposable
{
    private readonly OpenClContext _context;
    private readonly ProgramHandle _program;
    private readonly ConcurrentDictionary<string, OpenClKernel> _kernels = new(StringComparer.Ordinal);

    private OpenClProgram(OpenClContext context, string name, ProgramHandle program)
    {
        _context = context;
        _program = program;
        Name = name;
    }

    /// <summary>The name it was built under, for messages.</summary>
    public string Name { get; }

    /// <summary>The kernel of that name.</summary>
    public OpenClKernel this[string kernel] => _kernels.TryGetValue(kernel, out OpenClKernel? found) ? found : Add(kernel);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (OpenClKernel kernel in _kernels.Values)
        {
            kernel.Dispose();
        }

        _program.Dispose();
    }

    internal static OpenClProgram Build(OpenClContext context, string name, string source, string options)
    {
        byte[] key = ProgramCache.Key(context.Device.Capabilities, source, options);
        if (context.Cache.Load(key) is { } binary && FromBinary(context, binary, options) is { } cached)
        {
            context.Counters.CountCacheHit();
            return new OpenClProgram(context, name, cached);
        }

        ProgramHandle built = FromSource(context, name, source, options);
        context.Counters.CountSourceBuild();
        context.Cache.Store(key, Binary(context, built));
        return new OpenClProgram(context, name, built);
    }

    private OpenClKernel Add(string name)
    {
        nint kernel = _context.Api.CreateKernel(_program.Raw, name, out int status);
        if (status != 0)
        {
            throw _context.Failure("clCreateKernel", status, $"kernel '{name}' of program '{Name}'");
        }

        var made = new OpenClKernel(_context, Name, name, new KernelHandle(kernel));
        OpenClKernel kept = _kernels.GetOrAdd(name, made);
        if (kept != made)
        {
            made.Dispose();
        }

        return kept;
    }

    private static ProgramHandle FromSource(OpenClContext context, string name, string source, string options)
    {
        CL cl = context.Api;
        byte[] text = Encoding.UTF8.GetBytes(source);
        int status = 0;
        nint program;
        fixed (byte* pinned = text)
        {
            byte* start = pinned;
            nuint length = (nuint)text.Length;
            program = cl.CreateProgramWithSource(context.RawContext, 1, &start, &length, &status);
        }

        context.Check(status, "clCreateProgramWithSource");
        var handle = new ProgramHandle(program);
        nint device = context.Device.Id;
        status = cl.BuildProgram(program, 1, &device, options, null, null);
        if (status != 0)
        {
            string log = BuildLog(cl, program, device);
            handle.Dispose();
            throw context.Failure("clBuildProgram", status, $"program '{name}', options '{options}'\n{log}");
        }

        return handle;
    }

    // A binary the driver refuses (another driver's, or one it no longer understands) is rebuilt from source by the caller.
    private static ProgramHandle? FromBinary(OpenClContext context, byte[] binary, string options)
    {
        CL cl = context.Api;
        nint device = context.Device.Id;
        nuint length = (nuint)binary.Length;
        int binaryStatus = 0;
        int status = 0;
        nint program;
        fixed (byte* pinned = binary)
        {
            byte* start = pinned;
            program = cl.CreateProgramWithBinary(context.RawContext, 1, &device, &length, &start, &binaryStatus, &status);
        }

        if (status != 0)
        {
            return null;
        }

        var handle = new ProgramHandle(program);
        if (binaryStatus != 0 || cl.BuildProgram(program, 1, &device, options, null, null) != 0)
        {
            handle.Dispose();
            return null;
        }

        return handle;
    }

    private static byte[] Binary(OpenClContext context, ProgramHandle program)
    {
        CL cl = context.Api;
        nuint size = 0;
        if (cl.GetProgramInfo(program.Raw, ProgramInfo.BinarySizes, (nuint)sizeof(nuint), &size, null) != 0 || size is 0 or > int.MaxValue)
        {
            return [];
        }

        var binary = new byte[(int)size];
        fixed (byte* pinned = binary)
        {
            byte* start = pinned;
            return cl.GetProgramInfo(program.Raw, ProgramInfo.Binaries, (nuint)sizeof(byte*), &start, null) == 0 ? binary : [];
        }
    }

    private static string BuildLog(CL cl, nint program, nint device)
    {
        nuint size = 0;
        if (cl.GetProgramBuildInfo(program, device, ProgramBuildInfo.BuildLog, 0, null, &size) != 0 || size is 0 or > (1 << 24))
        {
            return "(no build log)";
        }

        var log = new byte[(int)size];
        fixed (byte* pinned = log)
        {
            return cl.GetProgramBuildInfo(program, device, ProgramBuildInfo.BuildLog, size, pinned, null) == 0
                ? Encoding.UTF8.GetString(log).TrimEnd('\0').Trim()
                : "(no build log)";
        }
    }
}
