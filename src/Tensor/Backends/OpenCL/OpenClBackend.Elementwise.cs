using System.Numerics;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

internal sealed partial class OpenClBackend
{
    private const string Elementwise = "elementwise.cl";

    public void Fill(Scalar value, Tensor y)
    {
        // The bits are put together on the host, so that float64 needs no double precision here.
        DType bits = OpenClTypes.Bits(y.DType);
        Run(new ProgramKey("fill", "", bits, bits, 0, IsWide(y)), "a", y, y.DType, value, default(Operand?), null);
    }

    public void Copy(Tensor x, Tensor y)
    {
        if (x.DType != y.DType)
        {
            RequirePrecision(DTypeExtensions.Promote(x.DType, y.DType), "to");
            string conversion = OpenClTypes.Conversion(x.DType, y.DType);
            Run(new ProgramKey("convert", "", x.DType, y.DType, 0, IsWide(x, y)), conversion, y, x.DType, x, null, null);
            return;
        }
        if (x.IsContiguous && y.IsContiguous)
        {
            int size = x.DType.Size();
            _context.Copy(Memory(x), x.Offset * size, Memory(y), y.Offset * size, x.Size * size);
            GC.KeepAlive(x);
            GC.KeepAlive(y);
            return;
        }
        DType bits = OpenClTypes.Bits(x.DType);
        Run(new ProgramKey("copy", "", bits, bits, 0, IsWide(x, y)), "a", y, bits, x, null, null);
    }

    public void Unary<TOp>(Tensor x, Tensor y)
        where TOp : struct, IUnaryOp
    {
        RequirePrecision(y.DType, TOp.Name);
        Run(new ProgramKey("unary", TOp.Name, y.DType, y.DType, 0, IsWide(x, y)), TOp.OpenCL, y, y.DType, x, null, null);
    }

    public void Binary<TOp>(in Operand a, in Operand b, Tensor y)
        where TOp : struct, IBinaryOp
    {
        RequirePrecision(y.DType, TOp.Name);
        Run(new ProgramKey("binary", TOp.Name, y.DType, y.DType, Form(a, b), IsWide(a, b, y)), TOp.OpenCL, y, y.DType, a, b, null);
    }

    public void Compare<TOp>(DType dtype, in Operand a, in Operand b, Tensor y)
        where TOp : struct, ICompareOp
    {
        RequirePrecision(dtype, TOp.Name);
        Run(new ProgramKey("compare", TOp.Name, dtype, DType.Bool, Form(a, b), IsWide(a, b, y)), TOp.OpenCL, y, dtype, a, b, null);
    }

    public void Where(Tensor condition, in Operand a, in Operand b, Tensor y)
    {
        DType bits = OpenClTypes.Bits(y.DType);
        Run(new ProgramKey("where", "", bits, bits, Form(a, b), IsWide(a, b, y) || IsWide(condition)), "c ? a : b", y, y.DType, a, b, condition);
    }

    private static int Form(in Operand a, in Operand b) => (a.Tensor is null ? 1 : 0) | (b.Tensor is null ? 2 : 0);

    private bool IsWide(in Operand a, in Operand b, Tensor y) =>
        IsWide(y) || (a.Tensor is { } x && IsWide(x)) || (b.Tensor is { } z && IsWide(z));

    /// <summary>Enqueues y = expression of a, b and c. Numbers are passed as elements of <paramref name="dtype"/>.</summary>
    private void Run(in ProgramKey key, string expression, Tensor y, DType dtype, in Operand a, in Operand? b, Tensor? c)
    {
        if (y.Size == 0) return;
        if (!_programs.TryGet(key, out OpenClProgram program)) program = _programs.Build(key, Elementwise, Definitions(key, expression, a, b, c));
        StridedAxes axes = StridedAxes.Of(y.Layout, a.Tensor?.Layout, b?.Tensor?.Layout, c?.Layout);
        bool dense = axes.IsDense(0) && (a.Tensor is null || axes.IsDense(1)) && (b?.Tensor is null || axes.IsDense(2)) && (c is null || axes.IsDense(3));
        KernelLaunch launch = program[dense ? "dense" : "strided"].Begin(key.Wide);
        Pass(ref launch, y);
        long inner = axes.Rank == 0 ? 1 : axes.Sizes[^1], outer = axes.Size / inner;
        if (dense)
        {
            launch.Index(inner);
        }
        else
        {
            launch.Indices(axes.Strides(0));
            launch.Value(axes.Rank);
            launch.Index(inner);
            launch.Index(outer);
            launch.Indices(axes.Sizes);
        }
        Pass(ref launch, a, dtype, dense ? default : axes.Strides(1));
        if (b is { } second) Pass(ref launch, second, dtype, dense ? default : axes.Strides(2));
        if (c is not null) Pass(ref launch, c, DType.Bool, dense ? default : axes.Strides(3));

        if (dense)
        {
            int width = InVectors(key) ? Width(key.Type) : InPieces(key) ? DensePiece : Unroll;
            int group = InVectors(key) ? Math.Max(1, _denseGroup / width) : InPieces(key) ? 1 : Math.Min(1024, _denseGroup);
            launch.Run(Groups(inner, (long)group * width), group);
        }
        else
        {
            RunStrided(ref launch, inner, outer);
        }
        GC.KeepAlive(y);
        GC.KeepAlive(a.Tensor);
        GC.KeepAlive(b?.Tensor);
        GC.KeepAlive(c);
    }

    /// <summary>Starts a kernel over rows: a work-item of a CPU takes a piece of a row, one of a GPU an element.</summary>
    private void RunStrided(ref KernelLaunch launch, long inner, long outer)
    {
        if (_device.IsCpu)
        {
            int group = Math.Min(16, _elementwiseGroup);
            launch.Run(Groups(inner, Piece), Groups(outer, group), 1, group);
            return;
        }

        // Short rows share a group.
        int across = (int)Math.Min((ulong)_elementwiseGroup, BitOperations.RoundUpToPowerOf2((ulong)inner)), down = _elementwiseGroup / across;
        launch.Run(Groups(inner, across), Groups(outer, down), across, down);
    }

    // Elements of a work-item of the dense and of the strided kernel.
    private int Unroll => _device.IsCpu ? 1 : 4;

    private const int DensePiece = 4096;

    private int Piece => _device.IsCpu ? 1024 : 1;

    private bool InVectors(in ProgramKey key) => _device.IsCpu && key.Family == "unary";

    // Truth is stored as a byte. In a loop compilers load it under the mask of the comparison, from a constant whose page nothing brings
    // in as long as all is false, and the processor takes hundreds of cycles for each such load.
    private bool InPieces(in ProgramKey key) => _device.IsCpu && !InVectors(key) && key.Result != DType.Bool;

    private string Definitions(in ProgramKey key, string expression, in Operand a, in Operand? b, Tensor? c)
    {
        string type = OpenClTypes.Name(key.Type);
        string text = $"Y {OpenClTypes.Name(key.Result)}\nOP {expression}\nUNROLL {Unroll}\nPIECE {Piece}\nDENSE_PIECE {(InPieces(key) ? DensePiece : 1)}\n{(a.Tensor is null ? "A_NUMBER" : "A")} {type}\n";
        if (InVectors(key)) text += $"WIDTH {Width(key.Type)}\n";
        if (b is { } second) text += $"{(second.Tensor is null ? "B_NUMBER" : "B")} {type}\n";
        return c is null ? text : text + "C uchar\n";
    }

    private static void Pass(ref KernelLaunch launch, in Operand operand, DType dtype, scoped ReadOnlySpan<long> strides)
    {
        if (operand.Tensor is not { } tensor)
        {
            Number(ref launch, dtype, operand.Scalar);
            return;
        }
        Pass(ref launch, tensor);
        if (strides.Length > 0) launch.Indices(strides);
    }
}
