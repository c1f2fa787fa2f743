using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DeZeroNative.Backends.OpenCL.Tuning;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

/// <summary>
/// An OpenCL device. Every operation is one or two kernels put into the device's in-order queue; the host goes on at once and
/// waits only in <see cref="CopyToHost"/> and <see cref="Synchronize"/>. Nothing here ever computes on the host.
/// </summary>
internal sealed partial class OpenClBackend : IBackend
{
    // One copy to or from the host moves at most this much, so that its length fits a span.
    private const long HostChunk = 1L << 30;

    private readonly OpenClContext _context;
    private readonly OpenClPrograms _programs;
    private readonly OpenClPool _pool;
    private readonly IndexFaults _faults;
    private readonly DeviceCapabilities _device;
    private readonly int _denseGroup, _elementwiseGroup, _reductionGroup;

    internal OpenClBackend(string name, OpenClContext context)
    {
        _context = context;
        _device = context.Device.Capabilities;
        _programs = new OpenClPrograms(context);
        _pool = new OpenClPool(context, name);
        context.ShortOfMemory = _pool.Relieve;
        _faults = new IndexFaults(context);
        _denseGroup = Math.Min(_device.IsCpu ? 4096 : 128, FloorPowerOfTwo(_device.MaxWorkGroup));
        _elementwiseGroup = Math.Min(_device.IsCpu ? 256 : 128, _denseGroup);
        _reductionGroup = _device.IsCpu ? 1 : Math.Min(128, FloorPowerOfTwo(_device.MaxWorkGroup));
        TilePlans = new TilePlanner(context.Cache, _device);
        Device = new Device(name, this);
    }

    public TensorPool Pool => _pool;

    internal Device Device { get; }

    public DeviceDescription Description => OpenClDevices.Describe(Device.Name, _device);

    public DeviceCounters Counters
    {
        get
        {
            OpenClCounters c = _context.Counters;
            return new DeviceCounters(c.HostRoundTrips, c.HostSynchronisations, c.KernelLaunches, c.SourceBuilds, c.CacheHits, c.UploadedBytes);
        }
    }

    /// <summary>The device as it was opened.</summary>
    internal OpenClDevice Opened => _context.Device;

    /// <summary>What the device can do.</summary>
    internal DeviceCapabilities Capabilities => _device;

    public DeviceProfile Profile() => new OpenClProfile(
        _context, _context.StartProfile() ?? throw new DeviceException($"[profile] {Device} is being profiled already; dispose that profile first"));

    public Storage Allocate(long byteLength) => new OpenClStorage(Device, _pool, byteLength);

    public void Synchronize() => _faults.Report(Device.Name, _context.Finish);

    public void CopyFromHost(Tensor host, Tensor y)
    {
        long bytes = y.Size * y.DType.Size(), start = y.Offset * y.DType.Size();
        for (long done = 0; done < bytes; done += HostChunk)
        {
            ref byte from = ref Unsafe.Add(ref HostOrigin(host), (nint)done);
            _context.Write(MemoryMarshal.CreateReadOnlySpan(ref from, (int)Math.Min(HostChunk, bytes - done)), Memory(y), start + done);
        }
        GC.KeepAlive(host);
        GC.KeepAlive(y);
    }

    public void CopyToHost(Tensor x, Tensor host)
    {
        _faults.Report(Device.Name, () => Read(x, host));
        GC.KeepAlive(host);
        GC.KeepAlive(x);
    }

    private void Read(Tensor x, Tensor host)
    {
        long bytes = x.Size * x.DType.Size(), start = x.Offset * x.DType.Size();
        for (long done = 0; done < bytes; done += HostChunk)
        {
            ref byte to = ref Unsafe.Add(ref HostOrigin(host), (nint)done);
            _context.Read(Memory(x), start + done, MemoryMarshal.CreateSpan(ref to, (int)Math.Min(HostChunk, bytes - done)));
        }
    }

    private static ref byte HostOrigin(Tensor host) =>
        ref Unsafe.Add(ref Unsafe.As<HostStorage>(host.Storage).Origin, (nint)(host.Offset * host.DType.Size()));

    private static MemHandle Memory(Tensor x) => Unsafe.As<OpenClStorage>(x.Storage).Memory;

    /// <summary>Passes a tensor: its buffer, then the position of its first element as a long.</summary>
    private static void Pass(ref KernelLaunch launch, Tensor x) =>
        launch.Buffer(Memory(x), x.Offset, Math.Min(x.Size * x.DType.Size(), x.Storage.ByteLength));

    /// <summary>Whether positions in the memory of a tensor need 64 bits.</summary>
    private bool IsWide(Tensor x) => _device.LongPositions || Math.Max(x.Size, x.Storage.ByteLength / x.DType.Size()) > int.MaxValue;

    private bool IsWide(Tensor a, Tensor b) => IsWide(a) || IsWide(b);

    private static long Groups(long items, long perGroup) => (items + perGroup - 1) / perGroup;

    /// <summary>Numbers in a vector of a CPU device: a cache line of them.</summary>
    private static int Width(DType dtype) => 64 / dtype.Size();

    private static int FloorPowerOfTwo(int n) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)n + 1) / 2;

    /// <summary>Refuses to compute in double precision on a device that has none.</summary>
    private void RequirePrecision(DType dtype, string operation)
    {
        if (dtype == DType.Float64 && !_device.Fp64)
            throw new DeviceException($"[{operation}] {Device} ({_device.Name}) has no float64; use float32");
    }

    /// <summary>The program of a family whose definitions, beside those of its types, are a text that need not be put together.</summary>
    private OpenClProgram Program(string family, DType dtype, bool wide, string definitions = "")
    {
        ProgramKey key = Key(family, dtype, wide);
        return _programs.TryGet(key, out OpenClProgram program) ? program : _programs.Build(key, family + ".cl", definitions);
    }

    /// <summary>The key of a family's program. Definitions are put together only for one that is not built yet.</summary>
    private ProgramKey Key(string family, DType dtype, bool wide, int form = 0)
    {
        RequirePrecision(dtype, family);
        return new ProgramKey(family, "", dtype, dtype, form, wide);
    }

    /// <summary>Passes a number as an element of a type.</summary>
    private static void Number(ref KernelLaunch launch, DType dtype, Scalar value)
    {
        switch (dtype)
        {
            case DType.Float32: launch.Value(value.To<float>()); break;
            case DType.Float64: launch.Value(value.To<double>()); break;
            case DType.Int64: launch.Value(value.To<long>()); break;
            case DType.Int32: launch.Value(value.To<int>()); break;
            case DType.UInt8: launch.Value(value.To<byte>()); break;
            default: launch.Value(value.ToDouble() != 0 ? (byte)1 : (byte)0); break;
        }
    }
}
