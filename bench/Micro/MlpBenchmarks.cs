using BenchmarkDotNet.Attributes;
using DeZeroNative.Bench.Work;

namespace DeZeroNative.Bench.Micro;

/// <summary>Steps of training of the comparison's perceptrons.</summary>
public class MlpBenchmarks
{
    private Action _step = null!;

    /// <summary>784-1000-10 with SGD, or 784-1000-1000-10 with Adam.</summary>
    [Params("mlp-sgd", "mlp-adam")]
    public string Model { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _step = OurWork.OnCpu[Model]();

    [Benchmark]
    public void Step() => _step();
}
