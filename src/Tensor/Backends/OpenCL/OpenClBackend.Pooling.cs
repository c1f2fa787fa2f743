using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

internal sealed partial class OpenClBackend
{
    // A CPU takes an item per row of results, or per plane of cells, where there are so many per core; else one per element.
    private const int LeastRowItems = 8;

    public void MaxPool(Tensor x, in PoolWindows windows, Tensor y, Tensor? index)
    {
        long rows = y.Size / windows.Columns.Windows;
        KernelLaunch launch = BeginPooling(index is null ? "max_pool" : "max_pool_tracked", x, IsWide(x, y), rows, out long items);
        if (index is not null) Pass(ref launch, index);
        RunPooling(ref launch, windows, y, items);
        KeepAlive(x, index ?? x, y);
    }

    public void MaxPoolScatter(Tensor gy, Tensor index, in PoolWindows windows, Tensor gx)
    {
        KernelLaunch launch = BeginPooling("max_pool_scatter", gy, IsWide(gy, gx) || IsWide(index), Planes(windows, gx), out long items);
        Pass(ref launch, index);
        RunPooling(ref launch, windows, gx, items);
        KeepAlive(gy, index, gx);
    }

    public void MaxPoolGather(Tensor x, Tensor index, in PoolWindows windows, Tensor y)
    {
        KernelLaunch launch = BeginPooling("max_pool_gather", x, IsWide(x, y) || IsWide(index), rows: 0, out long items);
        Pass(ref launch, index);
        RunPooling(ref launch, windows, y, items);
        KeepAlive(x, index, y);
    }

    public void AveragePool(Tensor x, in PoolWindows windows, Tensor y) =>
        PoolMeans("average_pool", x, windows, y, rows: y.Size / windows.Columns.Windows);

    public void AveragePoolSpread(Tensor gy, in PoolWindows windows, Tensor gx) => PoolMeans("average_pool_spread", gy, windows, gx, Planes(windows, gx));

    private void PoolMeans(string kernel, Tensor x, in PoolWindows windows, Tensor y, long rows)
    {
        KernelLaunch launch = BeginPooling(kernel, x, IsWide(x, y), rows, out long items);
        launch.Value(windows.CountPad ? 1 : 0);
        RunPooling(ref launch, windows, y, items);
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }

    private static long Planes(in PoolWindows windows, Tensor x) => x.Size / Math.Max(1, (long)windows.Rows.Size * windows.Columns.Size);

    /// <summary>The kernel for rows (or planes) of the result where this is a CPU with enough of them, else the one for elements: 0 items.</summary>
    private KernelLaunch BeginPooling(string kernel, Tensor x, bool wide, long rows, out long items)
    {
        items = _device.IsCpu && rows >= (long)LeastRowItems * _device.ComputeUnits ? rows : 0;
        OpenClProgram program = items > 0
            ? Program("pooling_rows", x.DType, wide, x.DType == DType.Float64 ? "PLACE long\n" : "PLACE int\n")
            : Program("pooling", x.DType, wide);
        KernelLaunch launch = program[kernel].Begin(wide);
        Pass(ref launch, x);
        return launch;
    }

    /// <summary>Passes the windows and enqueues so many work-items, or one per element of the result.</summary>
    private void RunPooling(ref KernelLaunch launch, in PoolWindows windows, Tensor y, long items)
    {
        launch.Value(windows.Rows);
        launch.Value(windows.Columns);
        Pass(ref launch, y);
        launch.Index(y.Size);
        int group = items > 0 ? (int)Math.Clamp(items / (LeastRowItems * _device.ComputeUnits), 1, Math.Min(16, _elementwiseGroup)) : _elementwiseGroup;
        launch.Run(Groups(items > 0 ? items : y.Size, group), group);
    }
}
