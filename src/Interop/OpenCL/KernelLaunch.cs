using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeZeroNative.Interop.OpenCL;

/// <summary>
/// One launch of a kernel while it is put together: arguments in the order of the kernel's parameters, then a Run. Arguments
/// are gathered here first; the kernel is held only while Run hands them over.
/// </summary>
internal unsafe ref struct KernelLaunch
{
    private const int MaxArguments = 64;
    private const int MaxBytes = 1024;

    // NVIDIA's devices take no more groups than this in the second and the third dimension.
    private const long MaxGroupsBeyondFirst = 65535;

    private readonly OpenClKernel _kernel;
    private readonly bool _wide;
    private int _count;
    private int _used;
    private long _moved;
    private long _flops;
    private fixed short _sizes[MaxArguments];
    private fixed long _bytes[MaxBytes / sizeof(long)];

    internal KernelLaunch(OpenClKernel kernel, bool wide)
    {
        _kernel = kernel;
        _wide = wide;
    }

    /// <summary>Bytes of the operands, each read or written once: what a profile counts as moved. Scratch memory is not among them.</summary>
    public readonly long Moved => _moved;

    /// <summary>Floating-point operations, where the launch said so.</summary>
    public readonly long Flops => _flops;

    /// <summary>Passes a buffer of which the kernel takes <paramref name="bytes"/>; the caller keeps it alive until the launch is enqueued.</summary>
    public void Buffer(MemHandle buffer, long bytes = 0)
    {
        Value(buffer.Raw);
        _moved += bytes;
    }

    /// <summary>Passes a buffer and the position of its first element as a long; the kernel takes <paramref name="bytes"/> of it.</summary>
    public void Buffer(MemHandle buffer, long offset, long bytes)
    {
        Value(buffer.Raw);
        Value(offset);
        _moved += bytes;
    }

    /// <summary>Says how many floating-point operations the launch does, for a profile.</summary>
    public void Work(long flops) => _flops += flops;

    /// <summary>Passes a number or a structure by value.</summary>
    public void Value<T>(T value)
        where T : unmanaged
    {
        Unsafe.WriteUnaligned(ref Claim(sizeof(T)), value);
        _sizes[_count++] = (short)sizeof(T);
    }

    /// <summary>Passes a position or a length: an int, or a long in a wide launch.</summary>
    public void Index(long value)
    {
        if (_wide)
            Value(value);
        else
            Value((int)value);
    }

    /// <summary>Passes eight positions as one structure; those beyond the end of the span are unused.</summary>
    public void Indices(scoped ReadOnlySpan<long> values)
    {
        int size = 8 * (_wide ? sizeof(long) : sizeof(int));
        ref byte room = ref Claim(size);
        for (int i = 0; i < values.Length; i++)
        {
            if (_wide)
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref room, i * sizeof(long)), values[i]);
            else
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref room, i * sizeof(int)), (int)values[i]);
        }

        _sizes[_count++] = (short)size;
    }

    /// <summary>Passes a structure of longs.</summary>
    public void Values(scoped ReadOnlySpan<long> values)
    {
        int size = values.Length * sizeof(long);
        MemoryMarshal.AsBytes(values).CopyTo(MemoryMarshal.CreateSpan(ref Claim(size), size));
        _sizes[_count++] = (short)size;
    }

    /// <summary>Gives a local pointer its memory.</summary>
    public void Local(int bytes)
    {
        Debug.Assert(bytes is > 0 and <= short.MaxValue);
        Claim(0);
        _sizes[_count++] = (short)-bytes;
    }

    /// <summary>Enqueues over a line of <paramref name="groups"/> work-groups.</summary>
    public void Run(long groups, int groupSize) => Run(groups, 1, 1, groupSize, 1);

    /// <summary>Enqueues over a grid of work-groups in two dimensions.</summary>
    public void Run(long groups0, long groups1, int groupSize0, int groupSize1) => Run(groups0, groups1, 1, groupSize0, groupSize1);

    /// <summary>
    /// Enqueues over a grid of work-groups in three dimensions; a group is one deep in the third. A grid too large in the second or
    /// third is enqueued in parts with offsets: kernels take their place there from get_global_id.
    /// </summary>
    public void Run(long groups0, long groups1, long groups2, int groupSize0, int groupSize1)
    {
        nuint* offset = stackalloc nuint[3];
        nuint* global = stackalloc nuint[3];
        nuint* local = stackalloc nuint[] { (nuint)groupSize0, (nuint)groupSize1, 1 };
        uint dimensions = groups2 > 1 ? 3u : groups1 > 1 || groupSize1 > 1 ? 2u : 1u;
        for (long z = 0; z < groups2; z += MaxGroupsBeyondFirst)
        {
            for (long y = 0; y < groups1; y += MaxGroupsBeyondFirst)
            {
                (offset[0], offset[1], offset[2]) = (0, (nuint)(y * groupSize1), (nuint)z);
                global[0] = (nuint)(groups0 * groupSize0);
                global[1] = (nuint)(Math.Min(groups1 - y, MaxGroupsBeyondFirst) * groupSize1);
                global[2] = (nuint)Math.Min(groups2 - z, MaxGroupsBeyondFirst);
                Enqueue(dimensions, y == 0 && z == 0 ? null : offset, global, local);

                // A profile counts them once, with the first part.
                (_moved, _flops) = (0, 0);
            }
        }
    }

    [UnscopedRef]
    private ref byte Claim(int size)
    {
        Debug.Assert(_count < MaxArguments && _used + size <= MaxBytes);
        ref byte room = ref Unsafe.Add(ref Unsafe.As<long, byte>(ref _bytes[0]), _used);

        // Eight-byte steps keep every argument aligned.
        _used += (size + sizeof(long) - 1) & -sizeof(long);
        return ref room;
    }

    private readonly void Enqueue(uint dimensions, nuint* offset, nuint* global, nuint* local)
    {
        OpenClContext context = _kernel.Context;
        for (bool relieved = false; ; relieved = true)
        {
            int status;
            lock (context.Gate)
            {
                HandOver(context);
                status = context.Enqueue(_kernel, dimensions, offset, global, local, _moved, _flops);
            }

            if (status == 0)
            {
                return;
            }

            // Drivers that allocate a buffer at its first use find out here that there is no room.
            if (relieved || !context.Relieve(status))
            {
                throw context.Failure("clEnqueueNDRangeKernel", status, $"kernel '{_kernel.FullName}'");
            }
        }
    }

    private readonly void HandOver(OpenClContext context)
    {
        CL cl = context.Api;
        nint raw = _kernel.Raw;
        fixed (long* bytes = _bytes)
        {
            byte* argument = (byte*)bytes;
            for (int i = 0; i < _count; i++)
            {
                int size = _sizes[i];
                int status = cl.SetKernelArg(raw, (uint)i, (nuint)Math.Abs(size), size < 0 ? null : argument);
                if (status != 0)
                {
                    throw context.Failure("clSetKernelArg", status, $"kernel '{_kernel.FullName}', argument {i}");
                }

                argument += (Math.Max(size, 0) + sizeof(long) - 1) & -sizeof(long);
            }
        }
    }
}
