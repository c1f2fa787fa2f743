using System.Runtime.CompilerServices;
using DeZeroNative.Backends.OpenCL;
using DeZeroNative.Interop.OpenCL;
using DeZeroNative.Steps;

namespace DeZeroNative.Tests.OpenCL;

public class DeviceTests
{
    [SkippableFact]
    public void A_device_is_found_by_number_and_by_name()
    {
        Skip.IfNot(Device.OpenCLCount > 0, OpenClRuntime.Current.Message);
        Assert.Same(Device.OpenCL(0), Device.Parse("OpenCL:0"));
        Assert.Equal("opencl:0", Device.OpenCL(0).Name);
        Assert.False(Device.OpenCL(0).IsCpu);
    }

    [Theory]
    [InlineData("opencl:99")]
    [InlineData("opencl:")]
    [InlineData("opencl:-1")]
    [InlineData("cuda:0")]
    public void A_device_that_is_not_there_is_a_device_exception(string name) =>
        Assert.Throws<DeviceException>(() => Device.Parse(name));

    [SkippableFact]
    public void Operands_on_two_devices_are_refused()
    {
        Tensor x = Tensor.Ones(3), z = Tensor.Ones(3, device: OpenClBench.Open("own"));
        Assert.Contains("[add]", Assert.Throws<DeviceException>(() => x + z).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_kind_and_a_part_of_the_name_find_a_device()
    {
        Skip.IfNot(Device.OpenCLCount > 0, OpenClRuntime.Current.Message);
        DeviceDescription first = Device.OpenCL(0).Description;
        Assert.Same(Device.OpenCL(0), Device.Parse($"opencl:{first.Kind.ToString().ToLowerInvariant()}"));
        Assert.Same(Device.OpenCL(0), Device.Parse($"opencl:{first.Model[1..].ToUpperInvariant()}"));
        Assert.Same(Device.OpenCL(0), Device.Parse($"OPENCL: {first.Platform}"));
        string error = Assert.Throws<DeviceException>(() => Device.Parse("opencl:no such model")).Message;
        Assert.Equal($"[device] there is no 'opencl:no such model', but {string.Join(", ", Device.Available)}", error);
        Assert.Contains($"opencl:0 ({first.Model})", error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Devices_are_described_as_their_drivers_say()
    {
        Assert.Equal(Device.OpenCLCount + 1, Device.Available.Count);
        Assert.Equal(("cpu", DeviceKind.Cpu, true), (Device.Available[0].Name, Device.Cpu.Description.Kind, Device.Cpu.Description.Float64));
        Skip.IfNot(Device.OpenCLCount > 0, OpenClRuntime.Current.Message);
        DeviceCapabilities can = OpenClRuntime.Current.Devices[0].Capabilities;
        DeviceDescription device = Device.Available[1];
        Assert.Equal(Device.OpenCL(0).Description, device);
        Assert.Equal(("opencl:0", can.Name, can.DriverVersion, can.ComputeUnits), (device.Name, device.Model, device.Driver, device.ComputeUnits));
        Assert.Equal((can.GlobalMemory, can.MaxAllocation, can.LocalMemory), (device.Memory, device.LargestAllocation, device.LocalMemory));
        Assert.Equal((can.Fp64, can.Fp16), (device.Float64, device.Float16));

        DeviceDescription small = OpenClBench.Open("small-gpu").Description;
        Assert.Equal((DeviceKind.Gpu, 64, 16384), (small.Kind, small.WorkGroup, small.LocalMemory));
        Assert.EndsWith("local=16384,group=64,gpu", small.Limits, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Two_opencl_devices_work_side_by_side_and_exchange_tensors_by_name_only()
    {
        Device one = OpenClBench.Open("own"), two = OpenClBench.Open("wide");
        Tensor x = OpenClBench.Numbers((40, 30), DType.Float32), there = x.To(two), here = x.To(one);

        string error = Assert.Throws<DeviceException>(() => Tensor.MatMul(here, there.T)).Message;
        Assert.Equal("[matmul] operands are on different devices: opencl:own and opencl:wide", error);
        Tensor moved = here.T.To(two);
        Assert.Same(two, moved.Device);
        Assert.Equal(x.T.ToArray<float>(), moved.ToArray<float>());
        Assert.Equal(Tensor.MatMul(here, here.T).ToArray<float>(), Tensor.MatMul(there, moved).ToArray<float>());
    }

    [SkippableFact]
    public void Only_reading_a_value_makes_the_host_wait()
    {
        OpenClBackend backend = OpenClBench.Backend("own");
        Device device = OpenClBench.Open("own");
        DeviceCounters before = device.Counters;
        Tensor w = OpenClBench.Numbers((20, 10), DType.Float32).To(device), loss = Tensor.Scalar(0f).To(device);
        for (int step = 0; step < 10; step++)
        {
            Tensor x = OpenClBench.Numbers((30, 20), DType.Float32, step).To(device), t = OpenClBench.Numbers(30, DType.Float32, step, 0, 10).To(DType.Int64).To(device);
            Tensor y = Tensor.MatMul(x, w).Tanh(), gy = Tensor.AllocateLike(y), one = Tensor.Ones(Shape.Scalar, device: device);
            backend.CrossEntropy(y, t, loss);
            backend.CrossEntropyGradient(y, t, one, gy);
            backend.Step(new SgdStep(0.1), new[] { Tensor.MatMul(x.T, gy * (1.0 - y * y)).Contiguous(), w });
        }
        DeviceCounters done = device.Counters - before;
        Assert.Equal((0, 0), (done.HostRoundTrips, done.HostSynchronizations));
        Assert.True(done.KernelLaunches > 40 && done.UploadedBytes > 10 * 20 * 30 * sizeof(float), done.ToString());
        Assert.True(float.IsFinite(loss.Item<float>()));
        done = device.Counters - before;
        Assert.Equal((1, 1), (done.HostRoundTrips, done.HostSynchronizations));
    }

    [SkippableFact]
    public void Live_bytes_stay_flat_in_a_loop_that_never_disposes()
    {
        Device device = OpenClBench.Open("own");
        Tensor x = OpenClBench.Numbers((100, 1000), DType.Float32).To(device);
        long peak = 0;
        for (int i = 0; i < 3000; i++)
        {
            Multiply(x);
            if (i % 100 == 0) _ = x.Sum().Item<float>();
            peak = Math.Max(peak, device.Pool.LiveBytes + device.Pool.IdleBytes);
        }
        Assert.True(peak < 256L << 20, $"{peak} bytes were held for tensors of 400 kB");
    }

    [SkippableFact]
    public void Disposed_memory_is_lent_again_and_not_read()
    {
        Device device = OpenClBench.Open("own");
        Tensor x = Tensor.Ones((50, 50), device: device);
        Tensor y = x + x;
        y.Dispose();
        Assert.Throws<ObjectDisposedException>(() => y + x);
        long misses = device.Pool.Misses;
        for (int i = 0; i < 50; i++) (x + x).Dispose();
        Assert.True(device.Pool.Misses <= misses + 1);
    }

    [SkippableFact]
    public void More_memory_than_there_is_gives_a_clear_error_and_the_device_goes_on()
    {
        Device device = OpenClBench.Open("own");
        var e = Assert.Throws<DeviceException>(() => Tensor.Zeros((1L << 20, 1L << 20), device: device));
        Assert.Contains("[allocate] opencl:own", e.Message, StringComparison.Ordinal);
        Assert.Equal(3f, Tensor.Ones(3, device: device).Sum().Item<float>());
    }

    [SkippableFact]
    public void Idle_memory_makes_room_before_an_allocation_fails()
    {
        OpenClRuntime runtime = OpenClRuntime.Current;
        Skip.IfNot(runtime.State == OpenClState.Available, runtime.Message);
        Device device = OpenClDevices.Open("opencl:tight", runtime.Devices[0].Under(CapabilityLimits.Parse("memory=64m")), new ProgramCache(null));
        Tensor.Allocate(10 << 20, DType.Float32, device).Dispose();
        Assert.Equal(40L << 20, device.Pool.IdleBytes);

        Tensor kept = Tensor.Allocate(12 << 20, DType.Float32, device);
        Assert.Equal((48L << 20, 0L), (device.Pool.LiveBytes, device.Pool.IdleBytes));

        var e = Assert.Throws<DeviceException>(() => Tensor.Allocate(8 << 20, DType.Float32, device));
        Assert.Contains($"no room for {32 << 20} bytes: tensors hold {48 << 20} of its {64 << 20}", e.Message, StringComparison.Ordinal);
        Assert.Equal(48L << 20, device.Pool.LiveBytes);
        kept.Dispose();
        Tensor.Allocate(8 << 20, DType.Float32, device).Dispose();
    }

    [SkippableTheory]
    [InlineData("own")]
    [InlineData("small-gpu")]
    public void Grids_beyond_65535_groups_run_in_parts(string guise)
    {
        // Each puts its long axis along the second or the third dimension of the grid.
        Tensor columns = OpenClBench.Numbers((1, 70000), DType.Float32, 1), index = Tensor.Zeros(70000, DType.Int64);
        OpenClBench.AssertAgrees(guise, d => columns.To(d).ArgMax(0));
        OpenClBench.AssertAgrees(guise, d => columns.To(d).T.Softmax(0), 1e-6);
        OpenClBench.AssertAgrees(guise, d => Tensor.MatMul(columns.To(d).Reshape((70000, 1, 1)), columns.To(d).Reshape((70000, 1, 1))), 1e-6);
        OpenClBench.AssertAgrees(guise, d =>
        {
            Tensor y = Tensor.Allocate((1, 70000, 1), DType.Float32, d);
            y.Backend.IndexSelect(columns.To(d).Reshape((1, 70000, 1)), index.To(d), y);
            return y;
        });
        Tensor rows = OpenClBench.Numbers((1_100_000, 2), DType.UInt8, 2);
        OpenClBench.AssertAgrees(guise, d => rows.To(d) + rows.To(d)[.., ..1]);
    }

    [SkippableFact]
    public void Threads_share_a_device_and_get_what_one_thread_gets()
    {
        Device device = OpenClBench.Open("own");
        Tensor w = OpenClBench.Numbers((30, 40), DType.Float32).To(device);
        float[][] serial = [.. Enumerable.Range(0, 32).Select(Run)], parallel = new float[32][];
        Parallel.For(0, 32, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => parallel[i] = Run(i));
        Assert.Equal(serial, parallel);

        float[] Run(int seed) => Tensor.MatMul(OpenClBench.Numbers((20, 30), DType.Float32, seed).To(device), w).Tanh().Softmax().To(Device.Cpu).ToArray<float>();
    }

    [SkippableFact]
    public void A_second_start_with_a_warm_cache_builds_no_source()
    {
        OpenClRuntime runtime = OpenClRuntime.Current;
        Skip.IfNot(runtime.State == OpenClState.Available, runtime.Message);
        string folder = Path.Combine(Path.GetTempPath(), $"dezero-cl-{Guid.NewGuid():N}");
        try
        {
            Assert.True(Work().SourceBuilds > 0);
            DeviceCounters second = Work();
            Assert.Equal(0, second.SourceBuilds);
            Assert.True(second.CacheHits > 0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        DeviceCounters Work()
        {
            Device device = OpenClDevices.Open("opencl:start", runtime.Devices[0], new ProgramCache(folder));
            Tensor x = OpenClBench.Numbers((10, 10), DType.Float32).To(device);
            _ = Tensor.MatMul(x, x).Sum().Item<float>();
            return device.Counters;
        }
    }

    // Apart, so that the JIT keeps no reference to the products.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Multiply(Tensor x) => _ = (x * x) * x;
}
