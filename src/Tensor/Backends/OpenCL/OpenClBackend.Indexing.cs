using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

internal sealed partial class OpenClBackend
{
    public void CheckIndices(Tensor index, long low, long high, string operation)
    {
        if (index.Size == 0) return;
        bool wide = IsWide(index);
        MemHandle note = _faults.NoteFor(operation, out int number);
        KernelLaunch launch = Program("check_indices", DType.Int64, wide)["check_indices"].Begin(wide);
        Pass(ref launch, index);
        launch.Index(index.Size);
        launch.Value(low);
        launch.Value(high);
        launch.Value(number);
        launch.Buffer(note);
        launch.Run(Groups(index.Size, _elementwiseGroup), _elementwiseGroup);
        _faults.Expect();
        GC.KeepAlive(index);
    }

    public void Gather(Tensor x, Tensor index, int axis, Tensor y)
    {
        if (y.Size == 0) return;
        bool wide = IsWide(x, y) || IsWide(index);
        DType bits = OpenClTypes.Bits(x.DType);
        KernelLaunch launch = Program("gather", bits, wide)["gather"].Begin(wide);
        PassStrided(ref launch, x);
        PassStrided(ref launch, index);
        PassStrided(ref launch, y);
        launch.Index(y.Size);
        launch.Value(y.Rank);
        launch.Indices(y.Shape.Sizes);
        launch.Value(axis);
        launch.Index(x.Shape[axis]);
        launch.Run(Groups(y.Size, _elementwiseGroup), _elementwiseGroup);
        KeepAlive(x, index, y);
    }

    public void ScatterAdd(Tensor x, Tensor index, int axis, Tensor y)
    {
        RequirePrecision(x.DType, "scatter_add");
        if (x.Size == 0) return;
        bool wide = IsWide(x, y) || IsWide(index);
        long targets = y.Shape[axis], lines = x.Size / x.Shape[axis];
        KernelLaunch launch = Program("scatter_add", x.DType, wide)["scatter_add"].Begin(wide);
        PassStrided(ref launch, x);
        PassStrided(ref launch, index);
        PassStrided(ref launch, y);
        launch.Index(lines);
        launch.Value(x.Rank);
        launch.Indices(x.Shape.Sizes);
        launch.Value(axis);
        launch.Index(targets);
        RunInBlocks(ref launch, lines, targets);
        KeepAlive(x, index, y);
    }

    public void IndexSelect(Tensor x, Tensor index, Tensor y)
    {
        if (y.Size == 0) return;
        bool wide = IsWide(x, y);
        KernelLaunch launch = BeginIndexing("index_select", OpenClTypes.Bits(x.DType), wide, x, index, y, n: x.Shape[1], k: y.Shape[1]);
        launch.Run(Groups(y.Shape[2], 64), y.Shape[0] * y.Shape[1], Math.Min(64, _elementwiseGroup), 1);
        KeepAlive(x, index, y);
    }

    public void IndexPut(Tensor x, Tensor index, Tensor y) => PutOrAdd("index_put", OpenClTypes.Bits(x.DType), x, index, y);

    public void IndexAdd(Tensor x, Tensor index, Tensor y)
    {
        RequirePrecision(x.DType, "index_add");
        PutOrAdd("index_add", x.DType, x, index, y);
    }

    private void PutOrAdd(string kernel, DType dtype, Tensor x, Tensor index, Tensor y)
    {
        if (x.Size == 0) return;
        bool wide = IsWide(x, y);
        long n = y.Shape[1], columns = x.Shape[0] * x.Shape[2];
        KernelLaunch launch = BeginIndexing(kernel, dtype, wide, x, index, y, n, k: x.Shape[1]);
        launch.Index(columns);
        RunInBlocks(ref launch, columns, n);
        KeepAlive(x, index, y);
    }

    private KernelLaunch BeginIndexing(string kernel, DType dtype, bool wide, Tensor x, Tensor index, Tensor y, long n, long k)
    {
        KernelLaunch launch = Program("indexing", dtype, wide)[kernel].Begin(wide);
        Pass(ref launch, x);
        Pass(ref launch, index);
        Pass(ref launch, y);
        launch.Index(n);
        launch.Index(k);
        launch.Index(y.Shape[2]);
        return launch;
    }

    /// <summary>Passes the length of a block of targets and enqueues one work-item per line and block, with enough blocks to fill the device.</summary>
    private void RunInBlocks(ref KernelLaunch launch, long lines, long targets)
    {
        int group = Math.Min(_device.IsCpu ? 16 : 64, _elementwiseGroup);
        long busy = _device.ComputeUnits * (_device.IsCpu ? 4L : 512L);
        long block = Groups(targets, Math.Clamp(busy / lines, 1, targets));
        launch.Index(block);
        (int across, int down) = Sides(group, lines);
        launch.Run(Groups(lines, across), Groups(Groups(targets, block), down), across, down);
    }

    private static void PassStrided(ref KernelLaunch launch, Tensor x)
    {
        Pass(ref launch, x);
        launch.Indices(x.Strides);
    }

    private static void KeepAlive(Tensor x, Tensor index, Tensor y)
    {
        GC.KeepAlive(x);
        GC.KeepAlive(index);
        GC.KeepAlive(y);
    }
}
