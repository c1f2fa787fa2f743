using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

internal sealed partial class OpenClBackend
{
    // CPU panels: 8 rows of two vectors fill the registers of AVX-512 and leave room for the operands.
    private const int Rows = 8, Vectors = 2;

    // b is packed where its panels are read often enough to pay for the copy.
    private const int LeastRowsToPack = 4 * Rows;

    private const long MaxPackedBytes = 256L << 20;

    public void Gemm(double alpha, Tensor a, Tensor b, double beta, Tensor y)
    {
        RequirePrecision(y.DType, "matmul");
        if (y.Size == 0) return;
        Multiply(new Product(alpha, a, b, beta, y, wide: IsWide(a, b) || IsWide(y)));
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        GC.KeepAlive(y);
    }

    public void Linear(Tensor x, Tensor w, Tensor? b, Activation activation, Tensor y)
    {
        RequirePrecision(y.DType, "linear");
        if (y.Size == 0) return;
        Multiply(new Product(1, x, w, 0, y, wide: IsWide(x, w) || IsWide(y)) { Bias = b, Activation = activation });
        GC.KeepAlive(x);
        GC.KeepAlive(w);
        GC.KeepAlive(b);
        GC.KeepAlive(y);
    }

    private void Multiply(in Product product)
    {
        if (_device.IsCpu) GemmPanels(product);
        else GemmTiles(product, PlanTiles(product));
    }

    private void GemmPanels(in Product p)
    {
        int width = Width(p.Type), panel = Vectors * width;
        long panels = Groups(p.N, panel), packedMatrix = panels * panel * p.K;
        bool packed = p.ColumnStrideB != 1 || p.M >= LeastRowsToPack;
        ProgramKey key = Key("gemm_panels", p.Type, p.Wide, form: p.EpilogueForm << 1 | (packed ? 1 : 0));
        if (!_programs.TryGet(key, out OpenClProgram program))
            program = _programs.Build(key, "gemm_panels.cl", $"{p.Epilogue}PACKED {(packed ? 1 : 0)}\nROWS {Rows}\nVECTORS {Vectors}\nWIDTH {width}\n");

        // A matrix b that all batches share is packed once; of many, as many at a time as the scratch memory allows.
        long batches = p.Batches.Size, distinct = p.SharesB ? 1 : batches;
        long atOnce = packed && distinct > 1 ? Math.Clamp(MaxPackedBytes / Math.Max(1, packedMatrix * p.Type.Size()), 1, batches) : batches;
        OpenClBlock? scratch = packed && p.K > 0 ? _pool.Rent(Math.Min(distinct, atOnce) * packedMatrix * p.Type.Size()) : null;
        for (long first = 0; first < batches; first += atOnce)
        {
            long count = Math.Min(atOnce, batches - first);
            if (scratch is not null)
            {
                KernelLaunch pack = program["pack"].Begin(p.Wide);
                Pass(ref pack, p.B);
                pack.Index(p.RowStrideB);
                pack.Index(p.ColumnStrideB);
                pack.Buffer(scratch.Memory);
                pack.Index(p.N);
                pack.Index(p.K);
                p.PassBatches(ref pack, first);
                pack.Run(panels, 1, Math.Min(distinct, count), 1, 1);
            }
            KernelLaunch launch = program["gemm_panels"].Begin(p.Wide);
            Pass(ref launch, p.A);
            launch.Index(p.RowStrideA);
            launch.Index(p.ColumnStrideA);
            if (scratch is not null) launch.Buffer(scratch.Memory, 0, bytes: 0);
            else Pass(ref launch, p.B);
            launch.Index(p.RowStrideB);
            launch.Value(distinct == 1 ? 0L : packedMatrix);
            p.PassResult(ref launch, first);
            launch.Work(2 * p.M * p.N * p.K * count);
            launch.Run(Groups(p.M, Rows), panels, count, 1, 1);
        }
        if (scratch is not null) _pool.Return(scratch, explicitly: true);
    }

    /// <summary>One call of <see cref="Gemm"/>, with a batch of a over one shared b folded into its rows.</summary>
    private readonly struct Product
    {
        private readonly double _alpha, _beta;

        internal Product(double alpha, Tensor a, Tensor b, double beta, Tensor y, bool wide)
        {
            (_alpha, _beta, A, B, Y) = (alpha, beta, a, b, y);
            (M, N, K) = (y.Shape[^2], y.Shape[^1], a.Shape[^1]);

            // A stride along an axis of one element says nothing; 1 lets the kernels take their straight paths.
            (RowStrideA, ColumnStrideA) = (a.Strides[^2], K == 1 ? 1 : a.Strides[^1]);
            (RowStrideB, ColumnStrideB) = (b.Strides[^2], N == 1 ? 1 : b.Strides[^1]);
            var batches = new StridedAxes(2);
            for (int i = 0; i < y.Rank - 2; i++) batches.Append(y.Shape[i], a.Strides[i], b.Strides[i]);
            if (batches.Rank == 1 && batches.Strides(1)[0] == 0 && batches.Strides(0)[0] == M * RowStrideA)
            {
                M *= batches.Size;
                batches = new StridedAxes(2);
            }
            Batches = batches;
            Wide = wide;
        }

        internal Tensor A { get; }

        internal Tensor B { get; }

        internal Tensor Y { get; }

        /// <summary>What is added to every row, with alpha 1 and beta 0.</summary>
        internal Tensor? Bias { get; init; }

        internal Activation Activation { get; init; }

        internal long M { get; }

        internal long N { get; }

        internal long K { get; }

        internal long RowStrideA { get; }

        internal long ColumnStrideA { get; }

        internal long RowStrideB { get; }

        internal long ColumnStrideB { get; }

        /// <summary>Whether loads of a go along k. Where both strides are 1 there is a vector, and they go along it.</summary>
        internal bool AAlongK => ColumnStrideA == 1 && (RowStrideA != 1 || K > 1);

        /// <summary>Whether loads of b go along k.</summary>
        internal bool BAlongK => RowStrideB == 1 && (ColumnStrideB != 1 || N == 1);

        /// <summary>The leading axes, with the strides of a and b.</summary>
        internal StridedAxes Batches { get; }

        internal bool Wide { get; }

        internal DType Type => Y.DType;

        /// <summary>A number below 8 for each epilogue, 0 for none.</summary>
        internal int EpilogueForm => (int)Activation << 1 | (Bias is null ? 0 : 1);

        /// <summary>The definitions of the epilogue.</summary>
        internal string Epilogue => $"BIAS {(Bias is null ? 0 : 1)}\n" + Activation switch
        {
            Activation.Relu => $"ACTIVATION {ReluOp.OpenCL}\n",
            Activation.Sigmoid => $"ACTIVATION {SigmoidOp.OpenCL}\n",
            Activation.Tanh => $"ACTIVATION {TanhOp.OpenCL}\n",
            _ => "",
        };

        /// <summary>Whether every batch takes the same matrix b.</summary>
        internal bool SharesB => !Batches.Strides(1).ContainsAnyExcept(0);

        internal void PassResult(ref KernelLaunch launch, long first)
        {
            Pass(ref launch, Y);
            PassBias(ref launch);
            PassSizes(ref launch);
            PassFactors(ref launch);
            PassBatches(ref launch, first);
        }

        /// <summary>The arguments of <see cref="PassResult"/> for sums that are not the result yet.</summary>
        internal void PassSums(ref KernelLaunch launch, OpenClBlock sums)
        {
            launch.Buffer(sums.Memory, 0, bytes: 0);
            launch.Buffer(sums.Memory, 0, bytes: 0);
            PassSizes(ref launch);
            Number(ref launch, Type, 1);
            Number(ref launch, Type, 0);
            PassBatches(ref launch, first: 0);
        }

        /// <summary>Passes the bias, or in its place something that is not read.</summary>
        internal void PassBias(ref KernelLaunch launch)
        {
            if (Bias is null) launch.Buffer(Memory(Y), 0, bytes: 0);
            else Pass(ref launch, Bias);
        }

        /// <summary>Passes alpha and beta.</summary>
        internal void PassFactors(ref KernelLaunch launch)
        {
            Number(ref launch, Type, _alpha);
            Number(ref launch, Type, _beta);
        }

        internal void PassBatches(ref KernelLaunch launch, long first)
        {
            launch.Value(Batches.Rank);
            launch.Index(first);
            launch.Indices(Batches.Sizes);
            launch.Indices(Batches.Strides(0));
            launch.Indices(Batches.Strides(1));
        }

        private void PassSizes(ref KernelLaunch launch)
        {
            launch.Index(M);
            launch.Index(N);
            launch.Index(K);
        }
    }
}
