using DeZeroNative.Backends;
using DeZeroNative.Steps;
using DeZeroNative.Tests.OpenCL;

namespace DeZeroNative.Tests;

public class StepRowsTests
{
    private static readonly int[] s_lengths = [3, 0, 1, 1000, 40_000, 17, 0, 70_001, 5, 64, 31, 513, 8];

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Many_arrays_are_updated_as_one_by_one_to_the_bit(string device, DType dtype)
    {
        AssertSame(new SgdStep(0.1), device, dtype);
        AssertSame(new MomentumStep(0.1, 0.9), device, dtype);
        AssertSame(new AdamStep(0.01, 0.9, 0.999, 1e-8, 0.125), device, dtype);
        AssertSame(new RmspropStep<Yes, Yes>(0.1, 0.9, 1e-3, 0.8), device, dtype);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Many_arrays_are_updated_alike_by_any_number_of_threads(int threads)
    {
        using var budget = new ThreadBudget(threads);
        AssertSame(new AdamStep(0.01, 0.9, 0.999, 1e-8, 0.125), "cpu", DType.Float32);
    }

    [Theory]
    [OnEachDevice(DType.Float32)]
    public void Only_arrays_that_are_written_change(string device, DType dtype)
    {
        Tensor[] row = Row<DecayStep>(100, dtype, device, seed: 7);
        double[] g = Values.Of(row[0]), p = Values.Of(row[1]);

        row[0].Backend.Step(new DecayStep(0.5), row);

        TensorAssert.Equal(g, row[0]);
        TensorAssert.Equal(p, row[1]);
        TensorAssert.Close([.. g.Zip(p, (a, b) => a + 0.5 * b)], row[2], rtol: 1e-6, atol: 1e-6);
    }

    [SkippableTheory]
    [InlineData("own")]
    [InlineData("small-gpu")]
    public void A_small_network_takes_one_launch_and_a_hundred_parameters_few(string guise)
    {
        Device device = OpenClBench.Open(guise);
        var backend = OpenClBench.Backend(guise);
        Assert.Equal(1, Launches(new AdamStep(0.01, 0.9, 0.999, 1e-8, 0), 12));
        Assert.Equal(1, Launches(new RmspropStep<Yes, Yes>(0.01, 0.9, 1e-3, 0.8), 10));
        Assert.Equal(1, Launches(new SgdStep(0.01), 20));
        Assert.Equal(9, Launches(new AdamStep(0.01, 0.9, 0.999, 1e-8, 0), 100));

        long Launches<TOp>(in TOp op, int rows) where TOp : struct, IStepOp
        {
            Tensor[] tensors = [.. Enumerable.Range(0, rows * TOp.Arrays.Length).Select(_ => Tensor.Ones(9).To(device))];
            long before = backend.Counters.KernelLaunches;
            backend.Step(op, tensors);
            return backend.Counters.KernelLaunches - before;
        }
    }

    [SkippableFact]
    public void Rows_at_an_offset_of_shared_memory_are_updated_where_they_lie()
    {
        foreach (string guise in new[] { "own", "gpu", "wide" })
        {
            OpenClBench.AssertAgrees(guise, device =>
            {
                Tensor flat = OpenClBench.Numbers(200, DType.Float32).To(device).Clone(), g = OpenClBench.Numbers(200, DType.Float32, 2).To(device);
                Tensor[] rows = [g[new Slice(3, 50)], flat[new Slice(3, 50)], g[new Slice(70, 71)], flat[new Slice(70, 71)], g[new Slice(90, 200)], flat[new Slice(90, 200)]];
                flat.Backend.Step(new SgdStep(0.25), rows);
                return flat;
            });
        }
    }

    private static void AssertSame<TOp>(in TOp op, string device, DType dtype) where TOp : struct, IStepOp
    {
        Tensor[][] together = [.. s_lengths.Select((n, i) => Row<TOp>(n, dtype, device, i))], apart = [.. s_lengths.Select((n, i) => Row<TOp>(n, dtype, device, i))];
        for (int step = 0; step < 2; step++)
        {
            together[0][0].Backend.Step(op, together.SelectMany(row => row).ToArray());
            foreach (Tensor[] row in apart) row[0].Backend.Step(op, row);
        }
        foreach ((Tensor expected, Tensor actual) in apart.SelectMany(row => row).Zip(together.SelectMany(row => row))) TensorAssert.Equal(expected, actual);
    }

    private static Tensor[] Row<TOp>(int length, DType dtype, string device, int seed) where TOp : struct, IStepOp =>
        [.. TOp.Arrays.Select((_, i) => Values.Random(length, dtype, 10 * seed + i, 0.01, 1).On(device).Clone())];
}
