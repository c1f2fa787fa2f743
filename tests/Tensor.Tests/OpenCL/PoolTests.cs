using DeZeroNative.Backends.OpenCL;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Tests.OpenCL;

public class PoolTests
{
    [SkippableTheory]
    [InlineData("")]
    [InlineData("gpu")]
    public void Small_tensors_are_parts_of_one_buffer_and_do_not_touch_each_other(string limits)
    {
        var driver = new FailingDriver();
        Device device = Open(limits, driver);
        Tensor[] tensors = [.. Enumerable.Range(0, 40).Select(i => Tensor.Full(1024, i, DType.Float32, device))];
        Tensor[] sums = [.. tensors.Select((x, i) => x + tensors[39 - i])];
        tensors[7].CopyFrom(Tensor.Arange(1024).To(DType.Float32).To(device));

        Assert.All(sums, sum => Assert.All(sum.ToArray<float>(), v => Assert.Equal(39, v)));
        for (int i = 0; i < tensors.Length; i++)
            Assert.Equal(Enumerable.Range(0, 1024).Select(k => (float)(i == 7 ? k : i)), tensors[i].ToArray<float>());
        Assert.True(driver.Parts >= 48, $"{driver.Parts} parts");
    }

    [SkippableFact]
    public void What_is_lent_and_what_waits_is_what_the_device_gave()
    {
        Device device = Open();
        var pool = (OpenClPool)device.Pool;
        Tensor[] tensors = [.. new[] { 10, 1000, 5000, 16_000, 17_000, 300_000, 12, 1_000_000 }.Select(n => Tensor.Allocate(n, DType.Float32, device))];
        Assert.Equal(pool.ReservedBytes, pool.LiveBytes + pool.IdleBytes);
        Assert.True(pool.LiveBytes >= 4 * 1_339_022, $"{pool.LiveBytes} bytes");

        foreach (Tensor tensor in tensors) tensor.Dispose();
        Assert.Equal((0, pool.ReservedBytes), (pool.LiveBytes, pool.IdleBytes));
        pool.Trim();
        Assert.Equal((0, 0, 0), (pool.LiveBytes, pool.IdleBytes, pool.ReservedBytes));
    }

    [SkippableFact]
    public void A_slab_with_a_tensor_in_use_stays_whole()
    {
        Device device = Open();
        var pool = (OpenClPool)device.Pool;
        Tensor kept = Tensor.Full(1024, 5, DType.Float32, device), large = Tensor.Allocate(1 << 20, DType.Float32, device);
        large.Dispose();
        pool.Trim();
        Assert.Equal((4096, 15 * 4096, 16 * 4096), (pool.LiveBytes, pool.IdleBytes, pool.ReservedBytes));
        long misses = pool.Misses;

        Tensor next = kept + kept;
        Assert.Equal(misses, pool.Misses);
        Assert.All(next.ToArray<float>(), v => Assert.Equal(10, v));
        kept.Dispose();
        next.Dispose();
        pool.Trim();
        Assert.Equal(0, pool.ReservedBytes);
    }

    [SkippableFact]
    public void Blocks_that_nobody_needs_go_back_and_those_in_use_each_step_stay()
    {
        Device device = Open();
        OpenClPool pool = (OpenClPool)device.Pool;
        Tensor[] burst = [.. Enumerable.Range(0, 8).Select(_ => Tensor.Allocate(1 << 20, DType.Float32, device))];
        foreach (Tensor tensor in burst) tensor.Dispose();
        Assert.Equal(8L << 22, pool.IdleBytes);

        long misses = 0;
        for (int i = 0; i < 3 * 4096; i++)
        {
            Tensor.Allocate(1 << 20, DType.Float32, device).Dispose();
            Tensor.Allocate(1 << 18, DType.Float32, device).Dispose();
            if (i == 0) misses = pool.Misses;
        }

        Assert.Equal((1L << 22) + (1L << 20), pool.IdleBytes);
        Assert.Equal(misses, pool.Misses);
        Assert.Equal(pool.ReservedBytes, pool.IdleBytes);
    }

    [SkippableFact]
    public void A_driver_that_cuts_no_buffers_gives_whole_ones()
    {
        var driver = new FailingDriver { RefusesParts = true };
        Device device = Open("", driver);
        Tensor x = Tensor.Ones(10, device: device), y = x + x;

        Assert.Equal(20, y.Sum().Item<float>());
        Assert.Equal(1, driver.Parts);
        Assert.Equal(((OpenClPool)device.Pool).ReservedBytes, device.Pool.LiveBytes + device.Pool.IdleBytes);
    }

    [SkippableFact]
    public void A_tensor_beyond_the_largest_buffer_is_refused_with_the_limit()
    {
        Device device = Open("alloc=1m");
        var e = Assert.Throws<DeviceException>(() => Tensor.Zeros(1 << 19, device: device));

        Assert.Equal($"[allocate] opencl:pool makes no buffer of {2 << 20} bytes; its limit is {1 << 20}", e.Message);
        Assert.Equal(0, device.Pool.LiveBytes);
        Assert.Equal(1 << 18, Tensor.Ones(1 << 18, device: device).Sum().Item<float>());
    }

    [SkippableFact]
    public void A_full_device_says_what_it_holds_and_goes_on_when_something_is_let_go()
    {
        Device device = Open("memory=8m");
        var kept = new List<Tensor>();
        var e = Assert.Throws<DeviceException>(() =>
        {
            for (int i = 0; i < 100; i++) kept.Add(Tensor.Full(1 << 18, i, DType.Float32, device));
        });

        Assert.Equal(8, kept.Count);
        Assert.StartsWith("[allocate] opencl:pool (", e.Message, StringComparison.Ordinal);
        Assert.EndsWith($") has no room for {1 << 20} bytes: tensors hold {8 << 20} of its {8 << 20}", e.Message, StringComparison.Ordinal);
        Assert.Equal(8 << 20, device.Pool.LiveBytes);
        Assert.Equal(7, kept[7][5].Item<float>());

        kept[0].Dispose();
        Assert.Equal(2, (kept[1] + kept[1])[0].Item<float>());
    }

    [SkippableFact]
    public void Dropped_tensors_make_room_without_being_disposed()
    {
        Device device = Open("memory=8m");
        Tensor sum = Tensor.Zeros(1 << 18, device: device);
        for (int i = 0; i < 50; i++) sum = sum + Tensor.Ones(1 << 18, device: device);

        Assert.Equal(50, sum[3].Item<float>());
    }

    [SkippableTheory]
    [InlineData("CL_MEM_OBJECT_ALLOCATION_FAILURE", -4)]
    [InlineData("CL_OUT_OF_RESOURCES", -5)]
    public void A_launch_that_finds_no_memory_is_tried_once_more(string name, int code)
    {
        var status = (ErrorCodes)code;
        var driver = new FailingDriver();
        Device device = Open("", driver);
        Tensor x = Tensor.Ones(10, device: device);
        Tensor.Allocate(1 << 20, DType.Float32, device).Dispose();
        driver.FailLaunches(status, times: 1);
        Tensor y = x * 3.0;
        Assert.Equal(3, y[0].Item<float>());
        Assert.True(device.Pool.IdleBytes < 1 << 22, "the pool was trimmed");

        driver.FailLaunches(status, times: 2);
        var e = Assert.Throws<DeviceException>(() => x * 3.0);
        Assert.Contains("opencl:pool", e.Message, StringComparison.Ordinal);
        Assert.Contains(name, e.Message, StringComparison.Ordinal);
        Assert.Equal(3, (x * 3.0)[9].Item<float>());
    }

    [SkippableFact]
    public void A_lost_device_is_named_and_the_cpu_goes_on()
    {
        var driver = new FailingDriver();
        Device device = Open("", driver);
        Tensor x = Tensor.Ones(10, device: device);
        driver.FailLaunches(ErrorCodes.DeviceNotAvailable, times: 1);
        var launch = Assert.Throws<DeviceException>(() => x.Exp());
        Assert.Matches(@"^\[device\] opencl:pool \(.+\) was lost: clEnqueueNDRangeKernel failed with CL_DEVICE_NOT_AVAILABLE \(-2\): kernel 'unary exp float32", launch.Message);

        driver.FailWait(ErrorCodes.OutOfResources);
        var wait = Assert.Throws<DeviceException>(device.Synchronize);
        Assert.Contains("clFinish failed with CL_OUT_OF_RESOURCES", wait.Message, StringComparison.Ordinal);
        Assert.IsType<OpenClException>(wait.InnerException);
        Assert.Equal(10, Tensor.Ones(10).Sum().Item<float>());
    }

    private static Device Open(string limits = "", CL? driver = null)
    {
        OpenClRuntime runtime = OpenClRuntime.Current;
        Skip.IfNot(runtime.State == OpenClState.Available, runtime.Message);
        return OpenClDevices.Open("opencl:pool", runtime.Devices[0].Under(CapabilityLimits.Parse(limits)), ProgramCache.ForUser(), driver);
    }
}
