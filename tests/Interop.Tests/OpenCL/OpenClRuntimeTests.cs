using DeZeroNative.Interop.OpenCL;
using Xunit;

namespace DeZeroNative.Interop.Tests.OpenCL;

public unsafe class OpenClRuntimeTests
{
    private static readonly NativeLibraryReport s_loaded = new("OpenCL", NativeLibraryStatus.Loaded, "fake", null, null, []);

    [SkippableFact]
    public void The_machines_devices_state_their_capabilities()
    {
        OpenClRuntime runtime = OpenClRuntime.Current;
        Skip.IfNot(runtime.State == OpenClState.Available, runtime.Message);
        Assert.All(runtime.Devices, d =>
        {
            DeviceCapabilities c = d.Capabilities;
            Assert.NotEmpty(c.Name);
            Assert.NotEmpty(c.PlatformName);
            Assert.True(c.ComputeUnits > 0 && c.MaxWorkGroup > 0 && c.WarpWidth > 0 && c.VectorWidth > 0, c.ToString());
            Assert.True(c.GlobalMemory > 0 && c.MaxAllocation > 0 && c.MaxAllocation <= c.GlobalMemory, c.ToString());
        });
    }

    [Fact]
    public void A_hidden_library_is_a_state()
    {
        var report = new NativeLibraryReport("OpenCL", NativeLibraryStatus.Disabled, null, null, null, []);
        OpenClRuntime runtime = OpenClRuntime.Probe(report, () => CL.Bind(report), null);
        Assert.Equal(OpenClState.Disabled, runtime.State);
        Assert.Empty(runtime.Devices);
    }

    [Fact]
    public void A_missing_library_is_a_state_that_names_what_was_probed()
    {
        var report = new NativeLibraryReport("OpenCL", NativeLibraryStatus.NotFound, null, null, null, [new("libOpenCL.so.1", "no such file")]);
        OpenClRuntime runtime = OpenClRuntime.Probe(report, () => CL.Bind(report), null);
        Assert.Equal(OpenClState.NoLibrary, runtime.State);
        Assert.Contains("libOpenCL.so.1: no such file", runtime.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_lacks_a_call_is_a_state()
    {
        OpenClRuntime runtime = OpenClRuntime.Probe(s_loaded, () => new StandIn(() => throw new EntryPointNotFoundException("clGetPlatformIDs")), null);
        Assert.Equal(OpenClState.NoLibrary, runtime.State);
    }

    [Fact]
    public void A_loader_without_a_platform_is_a_state()
    {
        OpenClRuntime runtime = Probe(new StandIn(() => -1001));
        Assert.Equal(OpenClState.NoPlatform, runtime.State);
        Assert.Contains("no driver", runtime.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_platform_without_a_device_is_a_state()
    {
        OpenClRuntime runtime = Probe(new StandIn(() => 0));
        Assert.Equal(OpenClState.NoDevice, runtime.State);
    }

    [Fact]
    public void A_call_that_fails_is_a_state_with_the_name_of_its_status()
    {
        OpenClRuntime runtime = Probe(new StandIn(() => -6));
        Assert.Equal(OpenClState.Failed, runtime.State);
        Assert.Contains("clGetPlatformIDs failed with CL_OUT_OF_HOST_MEMORY (-6)", runtime.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_that_cannot_be_read_are_a_state()
    {
        OpenClRuntime runtime = OpenClRuntime.Probe(s_loaded, () => new StandIn(() => 0), "nofp46");
        Assert.Equal(OpenClState.Failed, runtime.State);
        Assert.Contains("'nofp46'", runtime.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_are_read_from_text()
    {
        CapabilityLimits limits = CapabilityLimits.Parse("nofp64, local=16k,group=64,alloc=3m");
        Assert.Equal(new CapabilityLimits { NoFp64 = true, LocalMemory = 16384, WorkGroup = 64, Allocation = 3 << 20 }, limits);
        Assert.Equal(CapabilityLimits.None, CapabilityLimits.Parse(null));
        Assert.Throws<FormatException>(() => CapabilityLimits.Parse("local=k"));
        Assert.Throws<FormatException>(() => CapabilityLimits.Parse("group=-1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nofp64,nofp16,local=16384,group=64,alloc=1048576,memory=1073741824,gpu,wide")]
    public void Limits_are_written_as_they_are_read(string text) => Assert.Equal(text, CapabilityLimits.Parse(text).ToString());

    [SkippableFact]
    public void A_driver_that_fails_does_not_hide_the_devices_of_another()
    {
        Skip.IfNot(OpenClRuntime.Current.State == OpenClState.Available, OpenClRuntime.Current.Message);
        OpenClRuntime runtime = Probe(new BrokenNeighbour());
        Assert.Equal(OpenClState.Available, runtime.State);
        Assert.Equal(OpenClRuntime.Current.Devices.Count, runtime.Devices.Count);
    }

    [SkippableFact]
    public void A_device_can_pretend_to_be_lesser_but_never_greater()
    {
        Skip.IfNot(OpenClRuntime.Current.State == OpenClState.Available, OpenClRuntime.Current.Message);
        OpenClDevice device = OpenClRuntime.Current.Devices[0];
        DeviceCapabilities lesser = device.Under(new CapabilityLimits { NoFp64 = true, LocalMemory = 1 << 10, WorkGroup = 1 << 30 }).Capabilities;
        Assert.False(lesser.Fp64);
        Assert.Equal(1 << 10, lesser.LocalMemory);
        Assert.Equal(device.Capabilities.MaxWorkGroup, lesser.MaxWorkGroup);
    }

    [Theory]
    [InlineData(-5, "CL_OUT_OF_RESOURCES")]
    [InlineData(-14, "CL_EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST")]
    [InlineData(-60, "CL_INVALID_GL_OBJECT")]
    [InlineData(-1001, "CL_PLATFORM_NOT_FOUND_KHR")]
    [InlineData(-9999, "CL status -9999")]
    public void A_status_has_the_name_of_the_specification(int status, string name) => Assert.Equal(name, ErrorNames.Of(status));

    /// <summary>The machine's platforms after one whose devices cannot be asked for.</summary>
    private sealed class BrokenNeighbour : CL
    {
        private const nint Broken = 1;

        public override int GetPlatformIDs(uint num_entries, nint* platforms, uint* num_platforms)
        {
            int status = base.GetPlatformIDs(num_entries == 0 ? 0 : num_entries - 1, platforms == null ? null : platforms + 1, num_platforms);
            if (platforms != null) *platforms = Broken;
            if (num_platforms != null) (*num_platforms)++;
            return status;
        }

        public override int GetDeviceIDs(nint platform, DeviceType device_type, uint num_entries, nint* devices, uint* num_devices) =>
            platform == Broken ? (int)ErrorCodes.OutOfHostMemory : base.GetDeviceIDs(platform, device_type, num_entries, devices, num_devices);
    }

    private static OpenClRuntime Probe(CL cl) => OpenClRuntime.Probe(s_loaded, () => cl, null);

    /// <summary>A loader with one platform, which has no device; asking for platforms gives the status.</summary>
    private sealed class StandIn(Func<int> platformStatus) : CL
    {
        public override int GetPlatformIDs(uint num_entries, nint* platforms, uint* num_platforms)
        {
            int status = platformStatus();
            if (status == 0 && platforms != null) *platforms = 1;
            if (status == 0 && num_platforms != null) *num_platforms = 1;
            return status;
        }

        public override int GetDeviceIDs(nint platform, DeviceType device_type, uint num_entries, nint* devices, uint* num_devices) => -1;
    }
}
