using DeZeroNative.Backends.OpenCL.Tuning;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

internal sealed partial class OpenClBackend
{
    // An argument of a kernel that is part of the grid's third axis has to stay below its limit.
    private const long MostPartedBatches = 4096;

    // Smaller products make do with loads of single numbers: their time is not in the loads, and there are fewer programs to build.
    private const double LeastVectorWork = 96 * 96 * 96;

    /// <summary>How products by tiles are cut up here.</summary>
    internal TilePlanner TilePlans { get; }

    /// <summary>How the operands of a product lie, as plans are kept for.</summary>
    internal static int GemmForm(bool aAlongK, bool bAlongK) => (aAlongK ? 1 : 0) | (bAlongK ? 2 : 0);

    /// <summary>The same as <see cref="Gemm"/>, with the kernels of GPUs and a plan of the caller's.</summary>
    internal void GemmByTiles(TilePlan plan, double alpha, Tensor a, Tensor b, double beta, Tensor y)
    {
        RequirePrecision(y.DType, "matmul");
        if (y.Size == 0) return;
        GemmTiles(new Product(alpha, a, b, beta, y, wide: IsWide(a, b) || IsWide(y)), plan);
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        GC.KeepAlive(y);
    }

    private TilePlan PlanTiles(in Product p) => TilePlans.Of(
        GemmTuning.Family, p.Type, GemmForm(p.AAlongK, p.BAlongK), p.M, p.N, p.K, p.Batches.Size, mayPart: p.Batches.Size <= MostPartedBatches);

    private void GemmTiles(in Product p, TilePlan plan)
    {
        OpenClProgram program = TilesProgram(p, plan);

        // A compiler may find too few registers for so many work-items.
        if (program["gemm_tiles"].MaxWorkGroup < plan.Shape.Items && plan.Shape != TileChoice.Least)
        {
            GemmTiles(p, new TilePlan(TileChoice.Least));
            return;
        }
        TileShape shape = plan.Shape;
        long size = p.M * p.N * p.Batches.Size;
        OpenClBlock? sums = plan.Parts > 1 ? _pool.Rent(plan.Parts * size * p.Type.Size()) : null;

        KernelLaunch launch = program["gemm_tiles"].Begin(p.Wide);
        Pass(ref launch, p.A);
        launch.Index(p.RowStrideA);
        launch.Index(p.ColumnStrideA);
        Pass(ref launch, p.B);
        launch.Index(p.RowStrideB);
        launch.Index(p.ColumnStrideB);
        if (sums is null) p.PassResult(ref launch, first: 0);
        else p.PassSums(ref launch, sums);
        launch.Index(plan.Parts);
        launch.Index(plan.PartLength(p.K));
        launch.Work(2 * p.M * p.N * p.K * p.Batches.Size);
        launch.Run(Groups(p.N, shape.N), Groups(p.M, shape.M), p.Batches.Size * plan.Parts, shape.Items, 1);

        if (sums is null) return;
        AddParts(p, sums, plan.Parts, size);
        _pool.Return(sums, explicitly: true);
    }

    private void AddParts(in Product p, OpenClBlock sums, int parts, long size)
    {
        ProgramKey key = Key("sum_parts", p.Type, p.Wide, form: p.EpilogueForm);
        if (!_programs.TryGet(key, out OpenClProgram program)) program = _programs.Build(key, "sum_parts.cl", p.Epilogue);
        KernelLaunch launch = program["sum_parts"].Begin(p.Wide);
        launch.Buffer(sums.Memory);
        Pass(ref launch, p.Y);
        p.PassBias(ref launch);
        launch.Value(size);
        launch.Index(p.N);
        launch.Value(parts);
        p.PassFactors(ref launch);
        launch.Run(Groups(size, _denseGroup), _denseGroup);
    }

    private OpenClProgram TilesProgram(in Product p, TilePlan plan)
    {
        const int Wide = 4;
        TileShape shape = plan.Shape;
        int epilogue = plan.Parts == 1 ? p.EpilogueForm : 0;
        bool aAlongK = p.AAlongK, bAlongK = p.BAlongK;
        bool large = (double)p.M * p.N * p.K * p.Batches.Size >= LeastVectorWork;
        bool aVector = large && IsEven(p.A.Offset, aAlongK ? p.RowStrideA : p.ColumnStrideA, aAlongK ? p.K : p.M, p.Batches.Strides(0));
        bool bVector = large && IsEven(p.B.Offset, bAlongK ? p.ColumnStrideB : p.RowStrideB, bAlongK ? p.K : p.N, p.Batches.Strides(1));
        bool yVector = large && (p.Y.Offset | p.N) % Wide == 0;
        int form = shape.Code << 8 | epilogue << 5 | GemmForm(aAlongK, bAlongK) | (aVector ? 4 : 0) | (bVector ? 8 : 0) | (yVector ? 16 : 0);
        var key = new ProgramKey("gemm", "tiles", p.Type, p.Type, form, p.Wide);
        return _programs.TryGet(key, out OpenClProgram program) ? program : _programs.Build(
            key,
            "gemm_tiles.cl",
            $"{shape.Definitions}{(epilogue == 0 ? "" : p.Epilogue)}A_ALONG_K {(aAlongK ? 1 : 0)}\nB_ALONG_K {(bAlongK ? 1 : 0)}\n"
                + $"A_VECTOR {(aVector ? Wide : 1)}\nB_VECTOR {(bVector ? Wide : 1)}\nY_VECTOR {(yVector ? Wide : 1)}\n",
            shape.Options(_device, p.Type));

        // Every vector is aligned, and none straddles the end of its line.
        static bool IsEven(long offset, long stride, long length, ReadOnlySpan<long> batches)
        {
            long all = offset | stride | length;
            foreach (long step in batches) all |= step;
            return all % Wide == 0;
        }
    }
}
