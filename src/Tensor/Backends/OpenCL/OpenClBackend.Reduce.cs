using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

internal sealed partial class OpenClBackend
{
    // A reduction is cut into at most this many chunks, none shorter than the least chunk.
    private const int MaxChunks = 256, LeastChunk = 1024;

    // Running folds of one work-item: a CPU makes vectors of them, several at once to hide their latency.
    private int Lanes => _device.IsCpu ? 64 : 4;

    public void Reduce<TOp>(Tensor x, Tensor y)
        where TOp : struct, IReduceOp
    {
        RequirePrecision(y.DType, TOp.Name);
        if (y.Size == 0) return;
        bool wide = IsWide(x, y);
        var key = new ProgramKey("reduce", TOp.Name, y.DType, y.DType, 0, wide);
        if (!_programs.TryGet(key, out OpenClProgram program))
            program = _programs.Build(key, "reduce.cl", $"FOLD(a, b) ({TOp.OpenCL})\nLANES {Lanes}\n");

        var kept = new StridedAxes(1);
        var reduced = new StridedAxes(1);
        for (int i = 0; i < x.Rank; i++)
        {
            if (y.Shape[i] == x.Shape[i]) kept.Append(x.Shape[i], x.Strides[i]);
            else reduced.Append(x.Shape[i], x.Strides[i]);
        }

        long outputs = y.Size, count = reduced.Size;
        bool byRows = IsNearer(reduced, kept) && count > 16;
        long chunks = Chunks(outputs, count, byRows);
        if (chunks == 1)
        {
            Fold<TOp>(program, byRows, Memory(x), x.Offset, Memory(y), y.Offset, y.DType, kept, reduced, count, count, wide);
        }
        else
        {
            long chunk = Groups(count, chunks);
            chunks = Groups(count, chunk);
            OpenClBlock partial = _pool.Rent(chunks * outputs * y.DType.Size());
            Fold<TOp>(program, byRows, Memory(x), x.Offset, partial.Memory, 0, y.DType, kept, reduced, count, chunk, wide);
            StridedAxes keptPartial = new(1), reducedPartial = new(1);
            keptPartial.Append(outputs, 1);
            reducedPartial.Append(chunks, outputs);
            Fold<TOp>(program, byRows: false, partial.Memory, 0, Memory(y), y.Offset, y.DType, keptPartial, reducedPartial, chunks, chunks, wide);
            _pool.Return(partial, explicitly: true);
        }
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }

    public void ArgReduce<TOp>(Tensor x, Tensor y)
        where TOp : struct, IArgReduceOp
    {
        RequirePrecision(x.DType, TOp.Name);
        if (y.Size == 0) return;
        bool wide = IsWide(x, y);
        var key = new ProgramKey("arg_reduce", TOp.Name, x.DType, DType.Int64, 0, wide);
        if (!_programs.TryGet(key, out OpenClProgram program))
            program = _programs.Build(key, "arg_reduce.cl", $"BETTER(a, b) ({TOp.OpenCL})\n");
        bool byColumns = !_device.IsCpu && x.Shape[2] >= 32 && y.Size >= _device.ComputeUnits * 64L;
        KernelLaunch launch = program[byColumns ? "arg_reduce_columns" : "arg_reduce"].Begin(wide);
        Pass(ref launch, x);
        Pass(ref launch, y);
        launch.Index(x.Shape[1]);
        launch.Index(x.Shape[2]);
        if (byColumns)
        {
            launch.Index(y.Size);
            launch.Run(Groups(y.Size, _elementwiseGroup), _elementwiseGroup);
        }
        else
        {
            launch.Local(_reductionGroup * x.DType.Size());
            launch.Local(_reductionGroup * (wide ? sizeof(long) : sizeof(int)));
            launch.Run(x.Shape[0], x.Shape[2], _reductionGroup, 1);
        }
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }

    /// <summary>Whether elements of one output are nearer to each other in memory than outputs are.</summary>
    private static bool IsNearer(in StridedAxes reduced, in StridedAxes kept) =>
        kept.Rank == 0 || (reduced.Rank > 0 && Math.Abs(reduced.Strides(0)[^1]) < Math.Abs(kept.Strides(0)[^1]));

    /// <summary>Into how many pieces to cut, so that every compute unit has work and no fold is very long.</summary>
    private long Chunks(long outputs, long count, bool byRows)
    {
        long busy = _device.ComputeUnits * (_device.IsCpu ? 4L : byRows ? 16L : 512L);
        long wanted = Groups(busy, byRows ? outputs : Groups(outputs, _device.IsCpu ? 64 : 1));
        return Math.Clamp(Math.Min(wanted, count / LeastChunk), 1, MaxChunks);
    }

    private void Fold<TOp>(
        OpenClProgram program, bool byRows, MemHandle x, long x0, MemHandle y, long y0, DType dtype,
        in StridedAxes kept, in StridedAxes reduced, long count, long chunk, bool wide)
        where TOp : struct, IReduceOp
    {
        long outputs = kept.Size, chunks = count == 0 ? 1 : Groups(count, chunk);
        bool sideBySide = !byRows && _device.IsCpu && kept.Rank > 0 && kept.Strides(0)[^1] == 1;
        KernelLaunch launch = program[byRows ? "rows" : sideBySide ? "columns_wide" : "columns"].Begin(wide);
        launch.Buffer(x, x0, outputs * count * dtype.Size());
        launch.Buffer(y, y0, outputs * chunks * dtype.Size());
        launch.Index(outputs);
        launch.Value(kept.Rank);
        launch.Indices(kept.Sizes);
        launch.Indices(kept.Strides(0));
        bool any = reduced.Rank > 0;
        launch.Value(any ? reduced.Rank - 1 : 0);
        launch.Indices(any ? reduced.Sizes[..^1] : default);
        launch.Indices(any ? reduced.Strides(0)[..^1] : default);
        launch.Index(any ? Math.Max(1, reduced.Sizes[^1]) : 1);
        launch.Index(any ? reduced.Strides(0)[^1] : 1);
        launch.Index(count);
        launch.Index(Math.Max(1, chunk));
        Identity<TOp>(ref launch, dtype);
        if (byRows)
        {
            launch.Local(_reductionGroup * dtype.Size());
            launch.Run(outputs, chunks, _reductionGroup, 1);
        }
        else if (sideBySide)
        {
            launch.Run(Groups(kept.Sizes[^1], Lanes), outputs / kept.Sizes[^1], chunks, 1, 1);
        }
        else
        {
            int group = Math.Min(64, _elementwiseGroup);
            launch.Run(Groups(outputs, group), chunks, group, 1);
        }
    }
}
