using BenchmarkDotNet.Attributes;
using DeZeroNative.Bench.Work;

namespace DeZeroNative.Bench.Micro;

/// <summary>Element-wise operations in float32, contiguous and on a transposed view.</summary>
public class ElementwiseBenchmarks
{
    private Tensor _a = null!;
    private Tensor _b = null!;
    private Tensor _transposed = null!;

    /// <summary>Rows of a square matrix: 4 KiB, 256 KiB and 16 MiB of numbers.</summary>
    [Params(32, 256, 2048)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _a = Noise.Of((Rows, Rows));
        _b = Noise.Of((Rows, Rows));
        _transposed = _b.T;
    }

    [Benchmark]
    public Tensor Add() => _a + _b;

    [Benchmark]
    public Tensor AddTransposed() => _a + _transposed;

    [Benchmark]
    public Tensor Exp() => _a.Exp();

    [Benchmark]
    public Tensor Tanh() => _a.Tanh();

    [Benchmark]
    public Tensor Sum() => _a.Sum();

    [Benchmark]
    public Tensor SumRows() => _a.Sum(1);
}
