using DeZeroNative.Backends.OpenCL;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Tests.OpenCL;

public class ProfileTests
{
    [SkippableFact]
    public void Each_kernel_has_a_row_with_its_calls_bytes_and_arithmetic()
    {
        Device device = Open();
        Tensor x = OpenClBench.Numbers(1000, DType.Float32).To(device), a = OpenClBench.Numbers((20, 30), DType.Float32).To(device);
        Tensor b = OpenClBench.Numbers((30, 40), DType.Float32).To(device);
        using DeviceProfile profile = device.Profile();
        for (int i = 0; i < 3; i++) _ = x + x;
        for (int i = 0; i < 2; i++) _ = Tensor.MatMul(a, b);
        _ = x.ToArray<float>();

        DeviceProfileRow sum = Assert.Single(profile.Rows, r => r.Kernel == "binary add float32 dense");
        Assert.Equal((3, 3 * 3 * 4000, 0), (sum.Calls, sum.Bytes, sum.Flops));
        DeviceProfileRow product = Assert.Single(profile.Rows, r => r.Flops > 0);
        Assert.StartsWith("gemm", product.Kernel, StringComparison.Ordinal);
        Assert.Equal((2, 2 * 4 * (20 * 30 + 30 * 40 + 20 * 40), 2 * 2 * 20 * 30 * 40), (product.Calls, product.Bytes, product.Flops));
        DeviceProfileRow read = Assert.Single(profile.Rows, r => r.Kernel == "copy to the host");
        Assert.Equal((1, 4000), (read.Calls, read.Bytes));

        Assert.All(profile.Rows, r => Assert.InRange(r.Share, 0, 1));
        Assert.Equal(1, profile.Rows.Sum(r => r.Share), 9);
        Assert.Equal(profile.Rows.OrderByDescending(r => r.Time), profile.Rows);
        Assert.True(product.Time > TimeSpan.Zero);
        Assert.Equal(product.Flops / product.Time.TotalNanoseconds, product.GigaflopsPerSecond);
    }

    [SkippableFact]
    public void The_table_has_a_line_for_each_kernel_and_one_for_all()
    {
        Device device = Open();
        using DeviceProfile profile = device.Profile();
        _ = Tensor.Ones(5, device: device) * 2.0;

        string[] lines = profile.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.Equal(["kernel", "calls", "ms", "share", "us/call", "GB/s", "GFLOP/s"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(lines, l => l.StartsWith("binary multiply float32 dense", StringComparison.Ordinal));
        Assert.StartsWith("all ", lines[^1], StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Only_what_runs_while_it_lasts_is_in_it()
    {
        Device device = Open();
        Tensor x = Tensor.Ones(5, device: device);
        DeviceProfile profile = device.Profile();
        _ = x.Exp();
        profile.Dispose();
        _ = x.Exp();

        Assert.Equal(1, Assert.Single(profile.Rows).Calls);
        profile.Dispose();
        using DeviceProfile next = device.Profile();
        Assert.Empty(next.Rows);
        Assert.Contains("all", next.ToString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_device_has_one_profile_at_a_time()
    {
        Device device = Open();
        using (device.Profile())
            Assert.StartsWith("[profile] opencl:profile", Assert.Throws<DeviceException>(device.Profile).Message, StringComparison.Ordinal);
        device.Profile().Dispose();
    }

    [SkippableFact]
    public void More_commands_than_there_are_events_kept_are_all_counted()
    {
        Device device = Open();
        Tensor x = Tensor.Ones(8, device: device);
        using DeviceProfile profile = device.Profile();
        const int calls = CommandProfile.MaxPending * 3 / 2;
        for (int i = 0; i < calls; i++) x += 1.0;

        Assert.Equal(calls, Assert.Single(profile.Rows).Calls);
        Assert.Equal(1f + calls, x[0].Item<float>());
    }

    [SkippableFact]
    public void Work_goes_on_in_order_while_profiles_begin_and_end()
    {
        Device device = Open();
        bool stop = false;
        var profiles = Task.Run(() =>
        {
            int count = 0;
            for (; !Volatile.Read(ref stop) || count < 3; count++) device.Profile().Dispose();
            return count;
        });
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 4 }, thread =>
        {
            Tensor x = Tensor.Zeros((30, 40), device: device);
            for (int i = 0; i < 200; i++) x += 1.0;
            Assert.All(x.ToArray<float>(), v => Assert.Equal(200, v));
        });
        Volatile.Write(ref stop, true);
        Assert.True(profiles.Result >= 3);
    }

    [Fact]
    public void The_cpu_says_that_it_keeps_no_times() =>
        Assert.Contains("cpu", Assert.Throws<DeviceException>(Device.Cpu.Profile).Message, StringComparison.Ordinal);

    [Fact]
    public void The_cpu_counts_nothing()
    {
        _ = (Tensor.Ones(10) + Tensor.Ones(10)).ToArray<float>();
        Assert.Equal(default, Device.Cpu.Counters);
    }

    private static Device Open()
    {
        OpenClRuntime runtime = OpenClRuntime.Current;
        Skip.IfNot(runtime.State == OpenClState.Available, runtime.Message);
        return OpenClDevices.Open("opencl:profile", runtime.Devices[0], ProgramCache.ForUser());
    }
}
