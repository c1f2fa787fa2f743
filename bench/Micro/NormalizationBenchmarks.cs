using BenchmarkDotNet.Attributes;
using DeZeroNative.Bench.Work;

namespace DeZeroNative.Bench.Micro;

/// <summary>Batch and layer normalization in float32 as in training, forward and back, and batch normalization in use.</summary>
public class NormalizationBenchmarks
{
    private readonly Tensor _mean = Tensor.Zeros(64), _var = Tensor.Ones(64);
    private readonly Variable _gamma = new(Tensor.Ones(64)), _beta = new(Tensor.Zeros(64)), _scale = new(Tensor.Ones(512)), _shift = new(Tensor.Zeros(512));
    private Variable _images = null!;
    private Variable _rows = null!;
    private Variable _batchNorm = null!;
    private Variable _layerNorm = null!;
    private Tensor _gyImages = null!;
    private Tensor _gyRows = null!;

    [GlobalSetup]
    public void Setup()
    {
        _images = new Variable(Noise.Of((32, 64, 56, 56)));
        _rows = new Variable(Noise.Of((4096, 512)));
        _batchNorm = BatchNorm();
        _layerNorm = LayerNorm();
        _gyImages = Noise.Of(_images.Shape);
        _gyRows = Noise.Of(_rows.Shape);
    }

    [Benchmark]
    public Variable BatchNorm() => F.BatchNorm(_images, _gamma, _beta, _mean, _var);

    [Benchmark]
    public Variable BatchNormInUse()
    {
        using var test = new TestMode();
        return F.BatchNorm(_images, _gamma, _beta, _mean, _var);
    }

    [Benchmark]
    public Variable?[] BatchNormGradient() => Autograd.Grad([_batchNorm], [_images, _gamma, _beta], [_gyImages]);

    [Benchmark]
    public Variable LayerNorm() => F.LayerNorm(_rows, 512, _scale, _shift);

    [Benchmark]
    public Variable?[] LayerNormGradient() => Autograd.Grad([_layerNorm], [_rows, _scale, _shift], [_gyRows]);
}
