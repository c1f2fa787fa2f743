using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

internal sealed partial class OpenClBackend
{
    // Chunks are kept short, so that no fold of a chunk, or of the chunks, runs over many blocks.
    private const int MaxScanChunks = 1 << 14, LeastScanChunk = 64, LongScanChunk = 1024;

    public void Scan<TOp>(Tensor x, bool reverse, Tensor y)
        where TOp : struct, IReduceOp
    {
        RequirePrecision(y.DType, "cum" + TOp.Name);
        if (y.Size == 0) return;
        bool wide = IsWide(x, y);
        var key = new ProgramKey("scan", TOp.Name, y.DType, y.DType, 0, wide);
        if (!_programs.TryGet(key, out OpenClProgram program))
            program = _programs.Build(key, "scan.cl", $"FOLD(a, b) ({TOp.OpenCL})\n");

        long n = x.Shape[1], inner = x.Shape[2], lines = x.Shape[0] * inner;
        long busy = _device.ComputeUnits * (_device.IsCpu ? 4L : 512L);
        long wanted = Math.Max(Math.Min(Groups(busy, lines), n / LeastScanChunk), Groups(n, LongScanChunk));
        long chunk = Groups(n, Math.Clamp(wanted, 1, MaxScanChunks)), chunks;
        chunks = Groups(n, chunk);
        int group = Math.Min(_device.IsCpu ? 16 : 64, _elementwiseGroup);
        (int across, int down) = Sides(group, lines);
        OpenClBlock carry = _pool.Rent(chunks * lines * y.DType.Size());
        if (chunks > 1)
        {
            KernelLaunch totals = program["totals"].Begin(wide);
            Pass(ref totals, x);
            totals.Buffer(carry.Memory);
            PassLines<TOp>(ref totals, y.DType, lines, n, inner, chunk, reverse);
            totals.Run(Groups(lines, across), Groups(chunks, down), across, down);
        }
        bool byGroups = !_device.IsCpu && chunks > 16;
        KernelLaunch sum = program[byGroups ? "carry_wide" : "carry"].Begin(wide);
        sum.Buffer(carry.Memory);
        sum.Index(lines);
        sum.Index(chunks);
        Identity<TOp>(ref sum, y.DType);
        if (byGroups) sum.Local(_reductionGroup * y.DType.Size());
        sum.Run(byGroups ? lines : Groups(lines, group), byGroups ? _reductionGroup : group);

        KernelLaunch scan = program["scan"].Begin(wide);
        Pass(ref scan, x);
        scan.Buffer(carry.Memory);
        PassLines<TOp>(ref scan, y.DType, lines, n, inner, chunk, reverse);
        Pass(ref scan, y);
        scan.Run(Groups(lines, across), Groups(chunks, down), across, down);
        _pool.Return(carry, explicitly: true);
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }

    /// <summary>The sides of a work-group over lines (dimension 0) and pieces of them: of few lines it takes several pieces each.</summary>
    private (int Across, int Down) Sides(int group, long lines)
    {
        int across = _device.IsCpu ? group : (int)Math.Min((ulong)group, System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)lines));
        return (across, group / across);
    }

    private static void PassLines<TOp>(ref KernelLaunch launch, DType dtype, long lines, long n, long inner, long chunk, bool reverse)
        where TOp : struct, IReduceOp
    {
        launch.Index(lines);
        launch.Index(n);
        launch.Index(inner);
        launch.Index(chunk);
        launch.Value(reverse ? 1 : 0);
        Identity<TOp>(ref launch, dtype);
    }

    /// <summary>Passes the neutral element of a fold.</summary>
    private static void Identity<TOp>(ref KernelLaunch launch, DType dtype)
        where TOp : struct, IReduceOp
    {
        switch (dtype)
        {
            case DType.Float32: launch.Value(TOp.Identity<float>()); break;
            case DType.Float64: launch.Value(TOp.Identity<double>()); break;
            case DType.Int64: launch.Value(TOp.Identity<long>()); break;
            case DType.Int32: launch.Value(TOp.Identity<int>()); break;
            default: launch.Value(TOp.Identity<byte>()); break;
        }
    }
}
