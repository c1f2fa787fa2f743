using DeZeroNative.Backends.OpenCL;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Tests.OpenCL;

/// <summary>Every shape of tile, whatever the model of the device would choose.</summary>
public class GemmTilesTests
{
    private static readonly string[] s_guises = ["gpu", "small-gpu"];

    /// <summary>Each guise with each of its shapes.</summary>
    public static TheoryData<string, int> Shapes
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (string guise in s_guises)
                for (int i = 0; i < 6; i++) rows.Add(guise, i);
            return rows;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Shapes))]
    public void Each_shape_agrees_at_even_and_at_odd_sizes(string guise, int index)
    {
        TileShape[] shapes = [.. OpenClBench.Backend(guise).TilePlans.Choice(DType.Float32).Shapes];
        TileShape shape = shapes[index % shapes.Length];
        foreach ((int m, int n, int k) in new[] { (132, 140, 64), (133, 131, 61), (1, 1, 1), (65, 3, 300) })
        {
            Tensor a = Numbers(m, k, 1), b = Numbers(k, n, 2), y = Numbers(m, n, 3);
            AssertAgrees(guise, new TilePlan(shape), 1, a, b, 0, y);
            if (k > 40) AssertAgrees(guise, new TilePlan(shape, Parts: 3), 0.5, a, b, 2, y);
        }
    }

    [SkippableTheory]
    [InlineData(100, 104, 88)]
    [InlineData(37, 45, 26)]
    public void Transposed_operands_agree(int m, int n, int k)
    {
        var plan = new TilePlan(new TileShape(32, 32, 8, 4, 4));
        foreach (bool turnA in (ReadOnlySpan<bool>)[false, true])
            foreach (bool turnB in (ReadOnlySpan<bool>)[false, true])
                AssertAgrees("gpu", plan, 1, turnA ? Numbers(k, m, 1).T : Numbers(m, k, 1), turnB ? Numbers(n, k, 2).T : Numbers(k, n, 2), 0, Numbers(m, n, 3));
    }

    [SkippableTheory]
    [InlineData("gpu")]
    [InlineData("small-gpu")]
    public void Doubles_agree_in_each_shape_or_are_refused(string guise)
    {
        Tensor a = OpenClBench.Numbers((67, 45), DType.Float64, 1), b = OpenClBench.Numbers((45, 38), DType.Float64, 2);
        foreach (TileShape shape in OpenClBench.Backend(guise).TilePlans.Choice(DType.Float64).Shapes)
            OpenClBench.AssertAgreesOrRefuses(guise, d => Gemm(d, new TilePlan(shape, Parts: 2), 1, a, b, 0, Tensor.Zeros((67, 38), DType.Float64)), 1e-13);
    }

    [SkippableFact]
    public void Batches_agree_in_parts_of_the_inner_axis()
    {
        Tensor a = OpenClBench.Numbers((3, 1, 20, 70), DType.Float32, 1, -1, 1), b = OpenClBench.Numbers((2, 70, 12), DType.Float32, 2, -1, 1);
        Tensor left = a.BroadcastTo((3, 2, 20, 70)), right = b.BroadcastTo((3, 2, 70, 12));
        var plan = new TilePlan(new TileShape(32, 32, 8, 4, 4), Parts: 4);
        OpenClBench.AssertAgrees("gpu", d => Gemm(d, plan, 1, left, right, 0, Tensor.Zeros((3, 2, 20, 12))), 1e-5);
    }

    [SkippableFact]
    public void The_plan_fills_the_device()
    {
        DeviceCapabilities large = Pretend(units: 132, local: 48 << 10, group: 1024);
        var choice = new TileChoice(large, DType.Float32);

        Assert.Equal(new TilePlan(new TileShape(128, 128, 8, 8, 8)), choice.Of(4096, 4096, 4096, 1));
        Assert.Equal(new TilePlan(new TileShape(128, 128, 8, 8, 8)), choice.Of(2048, 2048, 2048, 1));
        Assert.True(choice.Of(1024, 1024, 1024, 1).Shape.M <= 64);
        Assert.True(choice.Of(64, 64, 8192, 1).Parts > 1);
        Assert.Equal(1, choice.Of(64, 64, 8192, 1, mayPart: false).Parts);
        Assert.Equal(32, choice.Of(10, 10, 64, 1).Shape.M);
    }

    [SkippableTheory]
    [InlineData(16 << 10, 64)]
    [InlineData(16 << 10, 256)]
    [InlineData(32 << 10, 1024)]
    [InlineData(2 << 10, 16)]
    public void Shapes_keep_within_the_limits_of_the_device(int local, int group)
    {
        DeviceCapabilities device = Pretend(units: 8, local, group);
        foreach (DType dtype in (ReadOnlySpan<DType>)[DType.Float32, DType.Float64])
        {
            Assert.All(new TileChoice(device, dtype).Shapes, shape => Assert.True(shape.IsWhole && shape.Fits(device, dtype), $"{shape} of {dtype}"));
        }
    }

    [Fact]
    public void Parts_are_whole_slices_that_cover_the_inner_axis()
    {
        foreach (long k in (ReadOnlySpan<long>)[0, 1, 63, 64, 65, 1000])
        {
            var plan = new TilePlan(new TileShape(64, 64, 8, 8, 8), Parts: 3);
            Assert.True(plan.PartLength(k) % 8 == 0 && plan.PartLength(k) * 3 >= k && plan.PartLength(k) * 3 < k + 24);
        }
    }

    private static DeviceCapabilities Pretend(int units, int local, int group)
    {
        OpenClRuntime runtime = OpenClRuntime.Current;
        Skip.IfNot(runtime.State == OpenClState.Available, runtime.Message);
        return runtime.Devices[0].Capabilities with { Type = DeviceType.Gpu, ComputeUnits = units, LocalMemory = local, MaxWorkGroup = group };
    }

    private static Tensor Numbers(int rows, int columns, int seed) => OpenClBench.Numbers((rows, columns), DType.Float32, seed, -1, 1);

    private static void AssertAgrees(string guise, TilePlan plan, double alpha, Tensor a, Tensor b, double beta, Tensor y) =>
        OpenClBench.AssertAgrees(guise, d => Gemm(d, plan, alpha, a, b, beta, y), 2e-5);

    private static Tensor Gemm(Device device, TilePlan plan, double alpha, Tensor a, Tensor b, double beta, Tensor y)
    {
        Tensor left = a.To(device), right = b.To(device), result = y.To(device).Clone();
        if (device.Backend is OpenClBackend backend) backend.GemmByTiles(plan, alpha, left, right, beta, result);
        else device.Backend.Gemm(alpha, left, right, beta, result);
        return result;
    }
}
