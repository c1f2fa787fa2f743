using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

internal sealed partial class OpenClBackend
{
    public void MaxPool(Tensor x, in PoolWindows windows, Tensor y, Tensor? index)
    {
        bool wide = IsWide(x, y);
        KernelLaunch launch = BeginPooling(index is null ? "max_pool" : "max_pool_tracked", x, wide);
        if (index is not null) Pass(ref launch, index);
        RunPooling(ref launch, windows, y);
        KeepAlive(x, index ?? x, y);
    }

    public void MaxPoolScatter(Tensor gy, Tensor index, in PoolWindows windows, Tensor gx) => PoolByIndex("max_pool_scatter", gy, index, windows, gx);

    public void MaxPoolGather(Tensor x, Tensor index, in PoolWindows windows, Tensor y) => PoolByIndex("max_pool_gather", x, index, windows, y);

    public void AveragePool(Tensor x, in PoolWindows windows, Tensor y) => PoolMeans("average_pool", x, windows, y);

    public void AveragePoolSpread(Tensor gy, in PoolWindows windows, Tensor gx) => PoolMeans("average_pool_spread", gy, windows, gx);

    private void PoolByIndex(string kernel, Tensor x, Tensor index, in PoolWindows windows, Tensor y)
    {
        KernelLaunch launch = BeginPooling(kernel, x, IsWide(x, y) || IsWide(index));
        Pass(ref launch, index);
        RunPooling(ref launch, windows, y);
        KeepAlive(x, index, y);
    }

    private void PoolMeans(string kernel, Tensor x, in PoolWindows windows, Tensor y)
    {
        KernelLaunch launch = BeginPooling(kernel, x, IsWide(x, y));
        launch.Value(windows.CountPad ? 1 : 0);
        RunPooling(ref launch, windows, y);
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }

    private KernelLaunch BeginPooling(string kernel, Tensor x, bool wide)
    {
        KernelLaunch launch = Program("pooling", x.DType, wide)[kernel].Begin(wide);
        Pass(ref launch, x);
        return launch;
    }

    /// <summary>Passes the windows and enqueues one work-item per element of the result.</summary>
    private void RunPooling(ref KernelLaunch launch, in PoolWindows windows, Tensor y)
    {
        launch.Value(windows.Rows);
        launch.Value(windows.Columns);
        Pass(ref launch, y);
        launch.Index(y.Size);
        launch.Run(Groups(y.Size, _elementwiseGroup), _elementwiseGroup);
    }
}
