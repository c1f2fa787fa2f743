using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

internal sealed partial class OpenClBackend
{
    // Elements that one work-item puts in order before runs are merged.
    private const int SortRun = 16;

    public void Sort(Tensor x, bool descending, Tensor y, Tensor index)
    {
        RequirePrecision(x.DType, "sort");
        if (y.Size == 0) return;
        bool wide = IsWide(x, y);
        OpenClProgram program = SortProgram(x.DType, wide, descending);
        long n = x.Shape[1], k = y.Shape[1], inner = x.Shape[2], lines = x.Shape[0] * inner;
        int group = Math.Min(64, _elementwiseGroup), positionSize = wide ? sizeof(long) : sizeof(int);
        (OpenClBlock values, OpenClBlock positions) = (_pool.Rent(x.Size * x.DType.Size()), _pool.Rent(x.Size * positionSize));
        (OpenClBlock otherValues, OpenClBlock otherPositions) = (_pool.Rent(x.Size * x.DType.Size()), _pool.Rent(x.Size * positionSize));
        if (_device.IsCpu)
        {
            KernelLaunch whole = program["whole"].Begin(wide);
            Pass(ref whole, x);
            whole.Buffer(values.Memory);
            whole.Buffer(positions.Memory);
            whole.Buffer(otherValues.Memory);
            whole.Buffer(otherPositions.Memory);
            whole.Index(n);
            whole.Index(k);
            whole.Index(inner);
            Pass(ref whole, y);
            Pass(ref whole, index);
            whole.Run(lines, 1);
        }
        else
        {
            KernelLaunch runs = program["runs"].Begin(wide);
            Pass(ref runs, x);
            runs.Buffer(values.Memory);
            runs.Buffer(positions.Memory);
            runs.Index(n);
            runs.Index(inner);
            runs.Run(Groups(Groups(n, SortRun), group), lines, group, 1);
            for (long width = SortRun, count = n; width < count;)
            {
                long kept = Math.Min(2 * width, k), pairs = Groups(count, 2 * width);
                KernelLaunch merge = program["merge"].Begin(wide);
                merge.Buffer(values.Memory);
                merge.Buffer(positions.Memory);
                merge.Buffer(otherValues.Memory);
                merge.Buffer(otherPositions.Memory);
                merge.Index(n);
                merge.Index(count);
                merge.Index(width);
                merge.Index(kept);
                merge.Run(Groups(count, group), lines, group, 1);
                (values, otherValues, positions, otherPositions) = (otherValues, values, otherPositions, positions);
                (count, width) = ((pairs - 1) * kept + Math.Min(kept, count - (pairs - 1) * 2 * width), kept);
            }
            Deliver(program, values, positions, n, inner, y, index, group, wide);
        }
        _pool.Return(values, explicitly: true);
        _pool.Return(positions, explicitly: true);
        _pool.Return(otherValues, explicitly: true);
        _pool.Return(otherPositions, explicitly: true);
        KeepAlive(x, index, y);
    }

    private static void Deliver(
        OpenClProgram program, OpenClBlock values, OpenClBlock positions, long n, long inner, Tensor y, Tensor index, int group, bool wide)
    {
        long k = y.Shape[1];
        KernelLaunch deliver = program["deliver"].Begin(wide);
        deliver.Buffer(values.Memory);
        deliver.Buffer(positions.Memory);
        deliver.Index(n);
        deliver.Index(k);
        deliver.Index(inner);
        Pass(ref deliver, y);
        Pass(ref deliver, index);
        deliver.Run(Groups(k, group), y.Shape[0] * inner, group, 1);
    }

    public void SearchSorted(Tensor x, Tensor v, bool right, Tensor y)
    {
        RequirePrecision(x.DType, "search_sorted");
        if (y.Size == 0) return;
        bool wide = IsWide(x, v) || IsWide(y);
        KernelLaunch launch = SortProgram(x.DType, wide, descending: false)["search"].Begin(wide);
        Pass(ref launch, x);
        launch.Index(x.Size);
        Pass(ref launch, v);
        launch.Index(v.Size);
        launch.Value(right ? 1 : 0);
        Pass(ref launch, y);
        launch.Run(Groups(v.Size, _elementwiseGroup), _elementwiseGroup);
        KeepAlive(x, v, y);
    }

    private OpenClProgram SortProgram(DType dtype, bool wide, bool descending)
    {
        ProgramKey key = Key("sort", dtype, wide, form: descending ? 1 : 0);
        return _programs.TryGet(key, out OpenClProgram program)
            ? program
            : _programs.Build(key, "sort.cl", $"RUN {SortRun}\nDESCENDING {(descending ? 1 : 0)}\n");
    }
}
