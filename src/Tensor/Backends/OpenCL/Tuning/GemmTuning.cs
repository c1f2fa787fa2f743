namespace DeZeroNative.Backends.OpenCL.Tuning;

/// <summary>Matrix products: large squares, those of a perceptron, and one of odd sizes.</summary>
internal sealed class GemmTuning(OpenClBackend backend, DType type) : TuningFamily
{
    /// <summary>The name of the family among the plans.</summary>
    internal const string Family = "gemm";

    // Products forward, then those for the gradients of the weights (a transposed) and of the data (b transposed).
    private static readonly (int M, int N, int K, bool TurnA, bool TurnB)[] s_single =
    [
        (2048, 2048, 2048, false, false), (1024, 1024, 1024, false, false), (512, 512, 512, false, false), (4096, 4096, 4096, false, false),
        (256, 1000, 784, false, false), (784, 1000, 256, true, false), (256, 784, 1000, false, true), (2047, 511, 1025, false, false),
    ];

    private static readonly (int M, int N, int K, bool TurnA, bool TurnB)[] s_double = [(1024, 1024, 1024, false, false), (256, 256, 256, false, false)];

    private static readonly (int M, int N, int K)[] s_checks = [(264, 260, 136), (259, 133, 301)];

    internal override string Name => $"gemm {type.Name()}";

    internal override DType Type => type;

    internal override IReadOnlyList<Func<TuningWork>> Works => All(type == DType.Float32 ? s_single : s_double);

    internal override IReadOnlyList<Func<TuningWork>> Checks(int form) => All([.. s_checks.Select(s => (s.M, s.N, s.K, (form & 1) == 0, (form & 2) != 0))]);

    private Func<TuningWork>[] All((int M, int N, int K, bool TurnA, bool TurnB)[] sizes) =>
        [.. sizes.Select(s => (Func<TuningWork>)(() => new Product(backend, type, s.M, s.N, s.K, s.TurnA, s.TurnB)))];

    private sealed class Product : TuningWork
    {
        private readonly OpenClBackend _backend;
        private readonly Tensor _a, _b;
        private readonly long _m, _n, _k;
        private readonly int _form;

        internal Product(OpenClBackend backend, DType type, long m, long n, long k, bool turnA, bool turnB)
        {
            var random = new RandomGenerator(1);
            (_backend, _m, _n, _k) = (backend, m, n, k);
            _form = OpenClBackend.GemmForm(aAlongK: !turnA, bAlongK: turnB);
            _a = Operand(m, k, turnA);
            _b = Operand(k, n, turnB);

            Tensor Operand(long rows, long columns, bool turned)
            {
                Tensor x = random.Uniform(turned ? (columns, rows) : (rows, columns), -1, 1, type, backend.Device);
                return turned ? x.T : x;
            }
        }

        internal override string Label => $"{_m}x{_n}x{_k}{((_form & 1) == 0 ? " a transposed" : "")}{((_form & 2) != 0 ? " b transposed" : "")}";

        internal override TunedTile Key => new(Family, _a.DType, _form, _m, _n, _k, default);

        internal override Shape Result => (_m, _n);

        internal override void Run(TilePlan plan, Tensor y) => _backend.GemmByTiles(plan, 1, _a, _b, 0, y);

        public override void Dispose()
        {
            _a.Dispose();
            _b.Dispose();
        }
    }
}
