using DeZeroNative.NN;

namespace DeZeroNative.Bench.Work;

/// <summary>Steps of training: forward, backward and update of multi-layer perceptrons on batches of MNIST's size.</summary>
internal static class MlpWork
{
    private const int Batch = 100;
    private const int Inputs = 784;
    private const int Classes = 10;
    private const int Hidden = 1000;

    public static IEnumerable<KeyValuePair<string, Func<Action>>> All { get; } =
    [
        KeyValuePair.Create("mlp-sgd", () => Step(new MLP([Hidden, Classes], F.Sigmoid), new SGD(0.01))),
        KeyValuePair.Create("mlp-adam", () => Step(new MLP([Hidden, Hidden, Classes], F.Relu), new Adam())),
    ];

    private static Action Step(MLP model, Optimizer optimizer)
    {
        optimizer.Setup(model);
        Tensor x = Noise.Of((Batch, Inputs)), t = new RandomGenerator(0).Integers(0, Classes, Batch);
        return () =>
        {
            model.ClearGrads();
            F.SoftmaxCrossEntropy(model.Forward(x), t).Backward();
            optimizer.Update();
        };
    }
}
