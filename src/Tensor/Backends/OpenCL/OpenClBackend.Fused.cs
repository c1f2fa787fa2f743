using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

internal sealed partial class OpenClBackend
{
    public void Fused(string name, FusedProgram program, ReadOnlySpan<Operand> inputs, Tensor y)
    {
        RequirePrecision(y.DType, name);
        Span<long> sizes = stackalloc long[Shape.MaxRank], strides = stackalloc long[inputs.Length * Shape.MaxRank];
        int rank = FusedAxes.Join(y.Shape, inputs, sizes, strides), form = 0;
        bool wide = IsWide(y), dense = rank <= 1;
        for (int i = 0; i < inputs.Length; i++)
        {
            // Four bits of the form per input: its type, or that it is a number.
            form = form << 4 | (inputs[i].Tensor is { } x ? (int)x.DType + 1 : 0);
            if (inputs[i].Tensor is not { } tensor) continue;
            RequirePrecision(tensor.DType, name);
            wide |= IsWide(tensor);
            dense &= rank == 0 || strides[i * Shape.MaxRank] == 1;
        }
        var key = new ProgramKey("fused", program.Text, y.DType, y.DType, form, wide);
        if (!_programs.TryGet(key, out OpenClProgram built)) built = _programs.Build(key, "fused.cl", Definitions(program, y.DType, inputs));

        KernelLaunch launch = built[dense ? "dense" : "strided"].Begin(wide);
        Pass(ref launch, y);
        long inner = rank == 0 ? 1 : sizes[rank - 1], outer = y.Size / inner;
        if (dense)
        {
            launch.Index(inner);
        }
        else
        {
            launch.Value(rank);
            launch.Index(inner);
            launch.Index(outer);
            launch.Indices(sizes[..rank]);
        }
        for (int i = 0; i < inputs.Length; i++)
            Pass(ref launch, inputs[i], y.DType, dense ? default : strides.Slice(i * Shape.MaxRank, rank));
        if (dense)
        {
            int width = _device.IsCpu ? Width(y.DType) : Unroll, group = _device.IsCpu ? Math.Max(1, _denseGroup / width) : _denseGroup;
            launch.Run(Groups(inner, (long)group * width), group);
        }
        else
        {
            RunStrided(ref launch, inner, outer);
        }
        foreach (Operand input in inputs) GC.KeepAlive(input.Tensor);
        GC.KeepAlive(y);
    }

    private string Definitions(FusedProgram program, DType dtype, ReadOnlySpan<Operand> inputs)
    {
        var types = new DType?[inputs.Length];
        for (int i = 0; i < types.Length; i++) types[i] = inputs[i].Tensor?.DType;
        string form = _device.IsCpu ? $"WIDTH {Width(dtype)}\nPIECE {Piece}\n" : $"UNROLL {Unroll}\n";
        return form + new FusedText(program, dtype, types, lanes: _device.IsCpu).Definitions;
    }
}
