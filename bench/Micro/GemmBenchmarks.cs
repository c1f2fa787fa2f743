using BenchmarkDotNet.Attributes;
using DeZeroNative.Bench.Work;

namespace DeZeroNative.Bench.Micro;

/// <summary>Matrix products in float32, plain and with a transposed operand.</summary>
public class GemmBenchmarks
{
    private Tensor _a = null!;
    private Tensor _b = null!;
    private Tensor _x = null!;

    [Params(16, 64, 256, 1024)]
    public int N { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _a = Noise.Of((N, N));
        _b = Noise.Of((N, N));
        _x = Noise.Of(N);
    }

    [Benchmark]
    public Tensor MatMul() => Tensor.MatMul(_a, _b);

    [Benchmark]
    public Tensor MatMulTransposed() => Tensor.MatMul(_a, _b.T);

    [Benchmark]
    public Tensor MatrixVector() => Tensor.MatMul(_a, _x);
}
