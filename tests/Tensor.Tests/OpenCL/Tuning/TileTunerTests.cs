using DeZeroNative.Backends.OpenCL;
using DeZeroNative.Backends.OpenCL.Tuning;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Tests.OpenCL.Tuning;

public sealed class TileTunerTests : IDisposable
{
    private static readonly TileShape s_right = new(32, 32, 8, 4, 4), s_wrong = new(32, 64, 8, 4, 4), s_unbuildable = new(32, 32, 8, 4, 4, Buffers: 1);

    private readonly string _folder = Directory.CreateTempSubdirectory("dezero-tuning").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public void A_shape_that_disagrees_or_does_not_run_is_dropped_with_a_note()
    {
        OpenClBackend backend = Open();
        var notes = new List<string>();

        TunedTiles tuned = new TileTuner(backend, notes.Add).Run([new FakeFamily(backend)], TimeSpan.FromSeconds(30));

        TilePlan plan = Assert.Single(tuned.Tiles).Plan;
        Assert.NotEqual(s_wrong, plan.Shape);
        Assert.NotEqual(s_unbuildable, plan.Shape);
        Assert.Contains(notes, note => note.Contains($"{s_wrong} dropped", StringComparison.Ordinal) && note.Contains("the reference has", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.Contains($"{s_unbuildable} dropped: no such kernel", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Winners_are_used_at_once_and_by_later_runs_with_the_same_results()
    {
        OpenClBackend backend = Open();
        Tensor a = OpenClBench.Numbers((65, 70), DType.Float32, 1, -1, 1).To(backend.Device), b = OpenClBench.Numbers((70, 66), DType.Float32, 2, -1, 1).To(backend.Device);
        var plan = new TilePlan(new TileShape(64, 32, 16, 8, 4), Parts: 2);
        Assert.NotEqual(plan, Planned(backend));
        Tensor before = Tensor.MatMul(a, b);
        long built = backend.Counters.SourceBuilds + backend.Counters.CacheHits;

        string? path = backend.TilePlans.Adopt(new TunedTiles([new TunedTile("gemm", DType.Float32, 1, 64, 64, 64, plan)]));

        Assert.True(File.Exists(path));
        Assert.Equal(plan, Planned(backend));
        TensorAssert.Close(before.To(Device.Cpu), Tensor.MatMul(a, b).To(Device.Cpu), rtol: 1e-5, atol: 1e-5);
        Assert.True(backend.Counters.SourceBuilds + backend.Counters.CacheHits > built, "no program was built for the new plan");
        Assert.Equal(plan, Planned(Open()));

        static TilePlan Planned(OpenClBackend backend) => backend.TilePlans.Of("gemm", DType.Float32, form: 1, m: 65, n: 66, k: 70, batches: 1);
    }

    [SkippableFact]
    public void What_is_damaged_or_of_another_driver_is_not_used()
    {
        OpenClBackend backend = Open();
        DeviceCapabilities device = backend.Capabilities;
        var cache = new ProgramCache(_folder);
        string path = new TunedTiles([new TunedTile("gemm", DType.Float32, 1, 64, 64, 64, new TilePlan(s_right))]).Save(cache, device)!;
        Assert.Single(TunedTiles.Load(cache, device).Tiles);
        Assert.Empty(TunedTiles.Load(cache, device with { DriverVersion = "another" }).Tiles);
        Assert.Empty(TunedTiles.Load(cache, device with { Name = "another" }).Tiles);

        byte[] bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);

        Assert.Empty(TunedTiles.Load(cache, device).Tiles);
        Assert.Empty(Open().TilePlans.Tuned.Tiles);
    }

    [SkippableFact]
    public void Shapes_too_large_for_the_device_are_passed_over()
    {
        DeviceCapabilities device = Open().Capabilities;
        var cache = new ProgramCache(_folder);
        new TunedTiles([new TunedTile("gemm", DType.Float32, 1, 64, 64, 64, new TilePlan(new TileShape(128, 128, 8, 8, 8)))]).Save(cache, device with { MaxWorkGroup = 64 });

        Assert.Empty(TunedTiles.Load(cache, device with { MaxWorkGroup = 64 }).Tiles);
    }

    [Theory]
    [InlineData("gemm float32 0 8 8 8 32 32 8 4 4 2 1", true)]
    [InlineData("gemm int32 0 8 8 8 32 32 8 4 4 2 1", false)]
    [InlineData("gemm float32 0 8 8 8 32 32 8 4 4 2", false)]
    [InlineData("gemm float32 0 8 8 8 33 32 8 4 4 2 1", false)]
    [InlineData("gemm float32 0 8 8 8 32 32 8 4 4 4 1", false)]
    [InlineData("gemm float32 0 8 8 8 4 32 8 8 4 2 1", false)]
    [InlineData("gemm float32 0 8 8 8 32 32 8 0 4 2 1", false)]
    [InlineData("gemm float32 0 8 8 8 99999999999999999999 32 8 4 4 2 1", false)]
    [InlineData("gemm float32 0 8 8 8 32 32 8 4 4 2 -1", false)]
    [InlineData("", false)]
    public void Lines_are_read_if_a_kernel_could_have_their_plan(string line, bool isGood)
    {
        Assert.Equal(isGood, TunedTile.TryParse(line, out TunedTile tile));
        if (isGood) Assert.Equal(line, tile.ToLine());
    }

    [Fact]
    public void The_nearest_size_within_reach_decides()
    {
        TilePlan small = new(s_right), large = new(new TileShape(128, 128, 8, 8, 8));
        var tuned = new TunedTiles([new("gemm", DType.Float32, 1, 512, 512, 512, small), new("gemm", DType.Float32, 1, 1024, 1024, 1024, large)]);

        Assert.Equal(small, tuned.Find("gemm", DType.Float32, 1, 600, 600, 512));
        Assert.Equal(large, tuned.Find("gemm", DType.Float32, 0, 1000, 1000, 1100));
        Assert.Null(tuned.Find("gemm", DType.Float32, 1, 64, 64, 64));
        Assert.Null(tuned.Find("gemm", DType.Float64, 1, 512, 512, 512));
        Assert.Null(tuned.Find("conv", DType.Float32, 1, 512, 512, 512));
    }

    [SkippableFact]
    public void Each_family_has_candidates_that_fit_and_begin_with_those_of_the_model()
    {
        OpenClBackend backend = Open();
        Assert.All(TileTuner.Families(backend), family =>
        {
            TileChoice choice = backend.TilePlans.Choice(family.Type);
            TileShape[] shapes = [.. family.Candidates(backend.Capabilities, choice)];
            Assert.Equal(choice.Shapes.First(), shapes[0]);
            Assert.InRange(shapes.Length, 20, 1000);
            Assert.Equal(shapes.Length, shapes.Distinct().Count());
            Assert.All(shapes, shape => Assert.True(shape.IsWhole && shape.Fits(backend.Capabilities, family.Type)));
            Assert.True(family.Checks(form: 1).Count > 1);
            Assert.NotEmpty(family.Works);
        });
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Convolutions_give_the_same_by_the_plan_that_is_tried(bool isGradient)
    {
        OpenClBackend backend = Open();
        TuningFamily family = new ConvolutionTuning(backend, isGradient);
        foreach (Func<TuningWork> make in family.Checks(form: 0))
        {
            using TuningWork check = make();
            Tensor expected = Run(new TilePlan(TileChoice.Least)), actual = Run(new TilePlan(s_right, Parts: 2));
            TensorAssert.Close(expected.To(Device.Cpu), actual.To(Device.Cpu), rtol: 1e-5, atol: 1e-4);
            TunedTile key = check.Key;
            var other = new TilePlan(new TileShape(64, 64, 8, 8, 8));
            backend.TilePlans.Try(family.Name, other, () => Assert.Equal(other, Planned()));
            Assert.Equal(backend.TilePlans.Choice(DType.Float32).Of(key.M, key.N, key.K, batches: 1), Planned());

            TilePlan Planned() => backend.TilePlans.Of(family.Name, DType.Float32, 0, key.M, key.N, key.K, batches: 1);

            Tensor Run(TilePlan plan)
            {
                Tensor y = Tensor.Full(check.Result, double.NaN, device: backend.Device);
                check.Run(plan, y);
                return y;
            }
        }
    }

    private OpenClBackend Open()
    {
        OpenClRuntime runtime = OpenClRuntime.Current;
        Skip.IfNot(runtime.State == OpenClState.Available, runtime.Message);
        Device device = OpenClDevices.Open("opencl:tuned", runtime.Devices[0].Under(CapabilityLimits.Parse("gpu")), new ProgramCache(_folder));
        return (OpenClBackend)device.Backend;
    }

    /// <summary>Small products; one shape computes something else, one has no kernel.</summary>
    private sealed class FakeFamily(OpenClBackend backend) : TuningFamily
    {
        internal override string Name => "fake";

        internal override DType Type => DType.Float32;

        internal override IReadOnlyList<Func<TuningWork>> Works => [() => new FakeWork(backend, 48)];

        internal override IReadOnlyList<Func<TuningWork>> Checks(int form) => [() => new FakeWork(backend, 40), () => new FakeWork(backend, 41)];

        internal override IEnumerable<TileShape> Candidates(DeviceCapabilities device, TileChoice choice) => [s_wrong, s_unbuildable, s_right];
    }

    private sealed class FakeWork(OpenClBackend backend, int n) : TuningWork
    {
        private readonly Tensor _a = OpenClBench.Numbers((n, n), DType.Float32, 1, -1, 1).To(backend.Device);

        internal override string Label => $"{n}";

        internal override TunedTile Key => new("fake", DType.Float32, 0, n, n, n, default);

        internal override Shape Result => (n, n);

        internal override void Run(TilePlan plan, Tensor y)
        {
            if (plan.Shape == s_unbuildable) throw new DeviceException("no such kernel");

            // The fastest of all: it leaves out the work that is timed, and the last number of an odd size.
            if (plan.Shape == s_wrong && n == 48) return;
            backend.GemmByTiles(plan, 1, _a, _a, 0, y);
            if (plan.Shape == s_wrong && n == 41) backend.Fill(100, y[40, 40]);
        }

        public override void Dispose() => _a.Dispose();
    }
}
