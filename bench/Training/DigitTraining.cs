using DeZeroNative.NN;

namespace DeZeroNative.Bench.Training;

/// <summary>A perceptron or a small convolutional network learns MNIST's digits, or drawn ones where MNIST is not to be had.</summary>
internal static class DigitTraining
{
    private const int Batch = 100, TestBatch = 1000, Hidden = 1000, Classes = 10, Side = 28;
    private const double Rate = 0.001;

    /// <summary>The part of the test pictures that is named rightly after training.</summary>
    public static double Accuracy(bool convolutional, int seed, int epochs, int maxSteps)
    {
        var (train, test) = MNIST.IsAvailable
            ? ((Dataset)new MNIST(train: true), (Dataset)new MNIST(train: false))
            : (new SyntheticDigits(train: true, SyntheticDigits.TrainCount), new SyntheticDigits(train: false, SyntheticDigits.TestCount));
        var random = new RandomGenerator(seed);
        Layer model = convolutional ? Convolutional(random) : new MLP([Hidden, Classes], F.Relu, random: random);
        var loader = new DataLoader(train, Batch, seed: (ulong)seed);
        var optimizer = new Adam(Rate);
        optimizer.Setup(model);
        int step = 0, total = (int)Math.Min((long)epochs * loader.Length, maxSteps);
        while (step < total)
        {
            foreach (var (x, t) in loader)
            {
                if (step == total)
                    break;
                optimizer.Alpha = Rate * (1 - (double)step++ / total);
                model.ClearGrads();
                F.SoftmaxCrossEntropy(model.Forward(x), t).Backward();
                optimizer.Update();
            }
        }
        return Accuracy(model, test);
    }

    private static double Accuracy(Layer model, Dataset test)
    {
        using var noGrad = new NoGrad();
        using var testMode = new TestMode();
        double right = 0;
        foreach (var (x, t) in new DataLoader(test, TestBatch, shuffle: false))
            right += F.Accuracy(model.Forward(x), t).Data.Item() * x.Length;
        return right / test.Length;
    }

    private static Sequential Convolutional(RandomGenerator random) => new()
    {
        x => F.Reshape(x, (x.Length, 1, Side, Side)),
        new Conv2d(32, kernelSize: 3, pad: 1, random: random), F.Relu, x => F.Pooling(x, kernelSize: 2, stride: 2),
        new Conv2d(64, kernelSize: 3, pad: 1, random: random), F.Relu, x => F.Pooling(x, kernelSize: 2, stride: 2),
        F.Flatten,
        new Linear(128, random: random), F.Relu, new Dropout(0.25, random), new Linear(Classes, random: random),
    };
}
