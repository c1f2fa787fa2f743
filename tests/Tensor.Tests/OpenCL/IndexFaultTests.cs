using DeZeroNative.Backends.OpenCL;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Tests.OpenCL;

public class IndexFaultTests
{
    [SkippableFact]
    public void A_position_out_of_range_is_reported_at_the_next_wait_by_its_operation()
    {
        Device device = Open("opencl:faults");
        Tensor x = Tensor.Arange(6).Reshape((2, 3)).To(device), good = Tensor.From(new long[,] { { 0, 2 } }).To(device);

        Says("[gather] index 3 is out of range for size 3 (found when opencl:faults was waited for)", x, () => x.Gather(good + 1, 1));
        Says("[gather] index -1 is out of range for size 3", x, () => x.Gather(good - 1, 1));
        Says("[scatter_add] index 9 is out of range for size 2", x, () => x.ScatterAdd(good * 0 + 9, Tensor.Ones((1, 2), device: device), 0));
        Says("[index] index -4 is out of range for size 3", x, () => x[.., good[0] - 4]);
        Says("[index] index 3 is out of range for size 3", x, () => x.IndexSelect(good[0] + 1, 1));
        Says("[cross_entropy] index 3 is out of range for size 3", x, () => Tensor.CrossEntropy(x, good[0] + 1));
    }

    [SkippableFact]
    public void It_is_reported_once_and_the_first_of_several_stays()
    {
        Device device = Open("opencl:faults2");
        Tensor x = Tensor.Arange(3).To(device), index = Tensor.From([5L, 0]).To(device);
        x.Gather(index, 0);
        x[index + 2].Dispose();

        Assert.StartsWith("[gather] index 5", Assert.Throws<ArgumentOutOfRangeException>(device.Synchronize).Message, StringComparison.Ordinal);
        device.Synchronize();
        Assert.Equal([0f, 1, 2], x.ToArray<float>());
        Assert.Equal([2f, 0], x.Gather(Tensor.From([2L, 0]).To(device), 0).ToArray<float>());
    }

    [SkippableFact]
    public void Checking_waits_for_nothing()
    {
        Device device = Open("opencl:faults3");
        DeviceCounters before = device.Counters;
        Tensor x = Tensor.Arange(3).To(device), index = Tensor.From([2L, 0]).To(device);

        Tensor y = x.Gather(index, 0);

        Assert.Equal((0, 0), Waits());
        y.ToArray<float>();
        Assert.Equal((1, 1), Waits());

        (long, long) Waits()
        {
            DeviceCounters done = device.Counters - before;
            return (done.HostRoundTrips, done.HostSynchronizations);
        }
    }

    // A device of the test's own: a fault is reported to whoever waits first.
    private static Device Open(string name)
    {
        OpenClRuntime runtime = OpenClRuntime.Current;
        Skip.IfNot(runtime.State == OpenClState.Available, runtime.Message);
        return OpenClDevices.Open(name, runtime.Devices[0], ProgramCache.ForUser());
    }

    private static void Says(string message, Tensor x, Func<Tensor> action)
    {
        action();
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => x.ToArray<float>()).Message, StringComparison.Ordinal);
        x.ToArray<float>();
    }
}
