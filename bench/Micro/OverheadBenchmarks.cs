using BenchmarkDotNet.Attributes;
using DeZeroNative.Bench.Work;

namespace DeZeroNative.Bench.Micro;

/// <summary>What an operation costs where its arithmetic costs nothing: sixteen numbers. The figures are for one addition.</summary>
public class OverheadBenchmarks
{
    private const int Elements = 16;
    private const int Chain = 16;

    private Tensor _a = null!;
    private Tensor _b = null!;
    private Variable _x = null!;
    private Variable _y = null!;

    [GlobalSetup]
    public void Setup()
    {
        _a = Noise.Of(Elements);
        _b = Noise.Of(Elements);
        _x = new Variable(_a);
        _y = new Variable(_b);
    }

    [Benchmark]
    public Tensor AddTensors() => _a + _b;

    [Benchmark(OperationsPerInvoke = Chain)]
    public Variable AddWithoutRecording()
    {
        using var scope = new NoGrad();
        return AddUp();
    }

    [Benchmark(OperationsPerInvoke = Chain)]
    public Variable MultiplyByNumberWithoutRecording()
    {
        using var scope = new NoGrad();
        var z = _x;
        for (var i = 0; i < Chain; i++)
            z *= 1.0;
        return z;
    }

    [Benchmark(OperationsPerInvoke = Chain)]
    public Variable AddRecording() => AddUp();

    [Benchmark(OperationsPerInvoke = Chain)]
    public Variable? AddForwardBackward()
    {
        _x.ClearGrad();
        _y.ClearGrad();
        AddUp().Backward();
        return _x.Grad;
    }

    private Variable AddUp()
    {
        var z = _x;
        for (var i = 0; i < Chain; i++)
            z += _y;
        return z;
    }
}
