using System.Runtime.InteropServices;
using DeZeroNative.Interop.OpenCL;
using Xunit;

namespace DeZeroNative.Interop.Tests.OpenCL;

public class OpenClContextTests
{
    private const string Source = """
        kernel void scale(global float *y, float a, int n) {
            int i = get_global_id(0);
            if (i < n) y[i] = a * y[i];
        }
        kernel void reversed(global float *y, local float *room) {
            int i = get_local_id(0), n = get_local_size(0);
            room[i] = y[i];
            barrier(CLK_LOCAL_MEM_FENCE);
            y[i] = room[n - 1 - i];
        }
        kernel void slow(global float *y) {
            float a = y[0];
            for (int i = 0; i < 30000000; i++) a = a * 0.5f + 1.0f;
            y[0] = a;
        }
        """;

    [SkippableFact]
    public void Bytes_written_are_the_bytes_read()
    {
        using var session = new OpenClSession();
        float[] x = [1, 2, 3, 4];
        using MemHandle buffer = session.Context.TryCreateBuffer(32)!;

        session.Context.Write(MemoryMarshal.AsBytes<float>(x), buffer, 16);
        x[0] = 9;

        Assert.Equal([1, 2, 3, 4], Read(session.Context, buffer, 16, 4));
    }

    [SkippableFact]
    public void A_kernel_runs_with_numbers_buffers_and_local_memory()
    {
        using var session = new OpenClSession();
        using MemHandle buffer = Upload(session.Context, [1, 2, 3, 4]);
        using OpenClProgram program = session.Context.Build("test", Source);

        KernelLaunch launch = program["scale"].Begin();
        launch.Buffer(buffer);
        launch.Value(2f);
        launch.Value(3);
        launch.Run(groups: 2, groupSize: 2);

        KernelLaunch reverse = program["reversed"].Begin();
        reverse.Buffer(buffer);
        reverse.Local(16);
        reverse.Run(groups: 1, groupSize: 4);

        Assert.Equal([4, 6, 4, 2], Read(session.Context, buffer, 0, 4));
        Assert.Equal(2, session.Context.Counters.KernelLaunches);
    }

    [SkippableFact]
    public void Only_reads_and_waits_are_counted_as_synchronisations()
    {
        using var session = new OpenClSession();
        OpenClCounters counters = session.Context.Counters;
        using MemHandle a = Upload(session.Context, [1, 2]), b = session.Context.TryCreateBuffer(8)!;
        session.Context.Copy(a, 0, b, 0, 8);
        session.Context.Flush();
        Assert.Equal((0, 0), (counters.HostRoundTrips, counters.HostSynchronisations));

        Assert.Equal([1, 2], Read(session.Context, b, 0, 2));
        Assert.Equal((1, 1), (counters.HostRoundTrips, counters.HostSynchronisations));

        session.Context.Finish();
        Assert.Equal((1, 2), (counters.HostRoundTrips, counters.HostSynchronisations));
    }

    [SkippableFact]
    public void Uploads_behind_slow_work_wait_at_most_once_for_room_and_arrive_in_order()
    {
        using var session = new OpenClSession();
        OpenClContext context = session.Context;
        using MemHandle buffer = Upload(context, [1]), target = context.TryCreateBuffer(1 << 20)!;
        using OpenClProgram program = context.Build("test", Source);
        KernelLaunch slow = program["slow"].Begin();
        slow.Buffer(buffer);
        slow.Run(1, 1);

        var piece = new byte[1 << 20];
        int pieces = (int)(UploadStaging.MaxPending / piece.Length) + 20;
        for (int i = 0; i < pieces; i++)
        {
            piece[0] = (byte)i;
            context.Write(piece, target, 0);
        }

        // None where the device was done before there was too much.
        Assert.Equal(0, context.Counters.HostRoundTrips);
        Assert.InRange(context.Counters.HostSynchronisations, 0, 1);
        context.Read(target, 0, piece);
        Assert.Equal((byte)(pieces - 1), piece[0]);
    }

    [SkippableFact]
    public void A_build_failure_carries_the_compilers_log()
    {
        using var session = new OpenClSession();
        var e = Assert.Throws<OpenClException>(() => session.Context.Build("broken", "kernel void f(global float *y) { y[0] = nonsense; }"));
        Assert.Contains("CL_BUILD_PROGRAM_FAILURE", e.Message, StringComparison.Ordinal);
        Assert.Contains("nonsense", e.Message, StringComparison.Ordinal);
        Assert.Equal("clBuildProgram", e.Call);
    }

    [SkippableFact]
    public void A_missing_kernel_is_named_in_the_error()
    {
        using var session = new OpenClSession();
        using OpenClProgram program = session.Context.Build("test", Source);
        var e = Assert.Throws<OpenClException>(() => program["absent"]);
        Assert.Contains("CL_INVALID_KERNEL_NAME", e.Message, StringComparison.Ordinal);
        Assert.Contains("absent", e.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_launch_that_fails_leaves_the_kernel_usable()
    {
        using var session = new OpenClSession();
        using MemHandle buffer = Upload(session.Context, [5]);
        using OpenClProgram program = session.Context.Build("test", Source);
        OpenClKernel scale = program["scale"];
        Assert.Throws<OpenClException>(() =>
        {
            KernelLaunch wrong = scale.Begin();
            wrong.Buffer(buffer);
            wrong.Value((short)1);
            wrong.Run(1, 1);
        });

        KernelLaunch launch = scale.Begin();
        launch.Buffer(buffer);
        launch.Value(2f);
        launch.Value(1);
        launch.Run(1, 1);

        Assert.Equal([10], Read(session.Context, buffer, 0, 1));
    }

    [SkippableFact]
    public void One_kernel_may_be_launched_from_many_threads()
    {
        using var session = new OpenClSession();
        OpenClContext context = session.Context;
        using OpenClProgram program = context.Build("test", Source);
        OpenClKernel scale = program["scale"];
        Parallel.For(0, 64, i =>
        {
            using MemHandle buffer = Upload(context, [i, i + 1]);
            KernelLaunch launch = scale.Begin();
            launch.Buffer(buffer);
            launch.Value((float)i);
            launch.Value(2);
            launch.Run(1, 2);

            Assert.Equal([i * i, i * (i + 1)], Read(context, buffer, 0, 2));
        });
    }

    [SkippableFact]
    public void More_memory_than_the_device_has_is_answered_with_null()
    {
        using var session = new OpenClSession();
        Assert.Null(session.Context.TryCreateBuffer(1L << 50));
    }

    private static MemHandle Upload(OpenClContext context, float[] x)
    {
        MemHandle buffer = context.TryCreateBuffer(x.Length * sizeof(float))!;
        context.Write(MemoryMarshal.AsBytes<float>(x), buffer, 0);
        return buffer;
    }

    private static float[] Read(OpenClContext context, MemHandle buffer, long offset, int count)
    {
        var x = new float[count];
        context.Read(buffer, offset, MemoryMarshal.AsBytes(x.AsSpan()));
        return x;
    }
}
