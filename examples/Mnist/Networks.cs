using DeZeroNative.NN;

namespace DeZeroNative.Examples.Mnist;

/// <summary>The networks that a run may train, from flat pictures (n, 784) to ten scores.</summary>
internal static class Networks
{
    private const int Side = 28;
    private const int Classes = 10;

    public static (Layer Model, string Description) Make(NetworkChoice choice, int hidden, long seed)
    {
        var random = new RandomGenerator(seed);
        return choice == NetworkChoice.Mlp
            ? (new MLP([hidden, Classes], F.Relu, random: random), $"{Side * Side}-{hidden}-{Classes}, relu")
            : (Convolutional(hidden, random), $"conv 32, pool, conv 64, pool, {hidden}-{Classes}, relu, dropout");
    }

    private static Sequential Convolutional(int hidden, RandomGenerator random) => new()
    {
        x => F.Reshape(x, (x.Length, 1, Side, Side)),
        new Conv2d(32, kernelSize: 3, pad: 1, random: random),
        F.Relu,
        x => F.Pooling(x, kernelSize: 2, stride: 2),
        new Conv2d(64, kernelSize: 3, pad: 1, random: random),
        F.Relu,
        x => F.Pooling(x, kernelSize: 2, stride: 2),
        F.Flatten,
        new Linear(hidden, random: random),
        F.Relu,
        new Dropout(0.25, random),
        new Linear(Classes, random: random),
    };
}
