using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

internal sealed partial class OpenClBackend
{
    public void Softmax(Tensor x, Tensor y) => SoftmaxRows("softmax", x, y);

    public void LogSoftmax(Tensor x, Tensor y) => SoftmaxRows("log_softmax", x, y);

    public void CrossEntropy(Tensor x, Tensor t, Tensor y)
    {
        bool wide = IsWide(x);
        OpenClProgram program = SoftmaxProgram(x.DType, wide);
        long rows = x.Shape[0], n = x.Shape[1];
        OpenClBlock loss = _pool.Rent(rows * x.DType.Size());
        if (rows > 0)
        {
            KernelLaunch each = program["cross_entropy_rows"].Begin(wide);
            Pass(ref each, x);
            Pass(ref each, t);
            each.Buffer(loss.Memory);
            each.Index(n);
            RunRows(ref each, x.DType, rows);
        }
        KernelLaunch mean = program["cross_entropy_mean"].Begin(wide);
        mean.Buffer(loss.Memory);
        mean.Index(rows);
        Pass(ref mean, y);
        RunRows(ref mean, x.DType, rows: 1);
        _pool.Return(loss, explicitly: true);
        KeepAlive(x, t, y);
    }

    public void CrossEntropyGradient(Tensor x, Tensor t, Tensor gy, Tensor y)
    {
        if (x.Size == 0) return;
        bool wide = IsWide(x);
        KernelLaunch launch = SoftmaxProgram(x.DType, wide)["cross_entropy_gradient"].Begin(wide);
        Pass(ref launch, x);
        Pass(ref launch, t);
        Pass(ref launch, gy);
        Pass(ref launch, y);
        launch.Index(x.Shape[0]);
        launch.Index(x.Shape[1]);
        RunRows(ref launch, x.DType, x.Shape[0]);
        KeepAlive(x, t, y);
        GC.KeepAlive(gy);
    }

    private OpenClProgram SoftmaxProgram(DType dtype, bool wide)
    {
        ProgramKey key = Key("softmax", dtype, wide);
        return _programs.TryGet(key, out OpenClProgram program)
            ? program
            : _programs.Build(key, "softmax.cl", $"WIDTH {(_device.IsCpu ? Width(dtype) : 1)}\n");
    }

    private void SoftmaxRows(string kernel, Tensor x, Tensor y)
    {
        if (x.Size == 0) return;
        bool wide = IsWide(x);
        KernelLaunch launch = SoftmaxProgram(x.DType, wide)[kernel].Begin(wide);
        Pass(ref launch, x);
        Pass(ref launch, y);
        launch.Index(x.Shape[1]);
        RunRows(ref launch, x.DType, x.Shape[0]);
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }

    /// <summary>Enqueues one work-group per row, with a number of local memory per item.</summary>
    private void RunRows(ref KernelLaunch launch, DType dtype, long rows)
    {
        launch.Local(_reductionGroup * dtype.Size());
        launch.Run(rows, _reductionGroup);
    }
}
