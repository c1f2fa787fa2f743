using BenchmarkDotNet.Attributes;
using DeZeroNative.Bench.Work;

namespace DeZeroNative.Bench.Micro;

/// <summary>Max and average pooling of 32 images in float32, forward as in training, and back.</summary>
public class PoolingBenchmarks
{
    private Variable _x = null!;
    private Variable _halves = null!;
    private Variable _means = null!;
    private Tensor _gy = null!;

    /// <summary>Channels and height of the images: those of a small network's second pooling, and of a large one's first.</summary>
    [Params("64x14", "64x56")]
    public string Images { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        int[] sizes = Array.ConvertAll(Images.Split('x'), int.Parse);
        _x = new Variable(Noise.Of((32, sizes[0], sizes[1], sizes[1])));
        _halves = F.Pooling(_x, 2, 2);
        _means = F.AveragePooling(_x, 2, 2);
        _gy = Noise.Of(_halves.Shape);
    }

    [Benchmark]
    public Variable Pooling() => F.Pooling(_x, 2, 2);

    [Benchmark]
    public Variable PoolingOverlapping() => F.Pooling(_x, 3, 2, 1);

    [Benchmark]
    public Variable? PoolingGradient() => Autograd.Grad([_halves], [_x], [_gy])[0];

    [Benchmark]
    public Variable AveragePooling() => F.AveragePooling(_x, 2, 2);

    [Benchmark]
    public Variable? AveragePoolingGradient() => Autograd.Grad([_means], [_x], [_gy])[0];
}
