using DeZeroNative.NN;

namespace DeZeroNative.Bench.Work;

/// <summary>Single convolutions of batches of 32 images, and a small network of them on pictures of MNIST's size, as the peers do them.</summary>
internal static class ConvolutionWork
{
    private const int Batch = 32;
    private const int Classes = 10;

    public static IEnumerable<KeyValuePair<string, Func<Action>>> All { get; } =
    [
        KeyValuePair.Create<string, Func<Action>>("cnn-train", Training),
        KeyValuePair.Create<string, Func<Action>>("cnn-inference", Inference),
        .. Convolution("conv3x3-64x56", channels: 64, size: 56, outputs: 64, kernel: 3, stride: 1, pad: 1),
        .. Convolution("conv7x7-3x224", channels: 3, size: 224, outputs: 64, kernel: 7, stride: 2, pad: 3),
        .. Convolution("conv3x3-256x14", channels: 256, size: 14, outputs: 256, kernel: 3, stride: 1, pad: 1),
        .. Convolution("conv1x1-256x56", channels: 256, size: 56, outputs: 64, kernel: 1, stride: 1, pad: 0),
    ];

    private static IEnumerable<KeyValuePair<string, Func<Action>>> Convolution(string name, int channels, int size, int outputs, int kernel, int stride, int pad)
    {
        yield return new(name + "-forward", () =>
        {
            Tensor x = Noise.Of((Batch, channels, size, size));
            Conv2d layer = Layer();
            return () =>
            {
                using var noGrad = new NoGrad();
                layer.Forward(x).Data.Dispose();
            };
        });
        yield return new(name + "-backward", () =>
        {
            var x = new Variable(Noise.Of((Batch, channels, size, size)));
            Conv2d layer = Layer();
            Tensor gy = Noise.Of(layer.Forward(x).Shape);
            return () =>
            {
                x.ClearGrad();
                layer.ClearGrads();
                Variable y = layer.Forward(x);
                y.Grad = gy;
                y.Backward();
                y.Data.Dispose();
                x.Grad!.Data.Dispose();
            };
        });

        Conv2d Layer() => new(outputs, kernel, stride, pad, inChannels: channels);
    }

    private static Sequential Network() => new()
    {
        new Conv2d(32, 3, pad: 1), F.Relu, new Conv2d(32, 3, pad: 1), F.Relu, x => F.Pooling(x, 2, 2),
        new Conv2d(64, 3, pad: 1), F.Relu, new Conv2d(64, 3, pad: 1), F.Relu, x => F.Pooling(x, 2, 2),
        F.Flatten, new Linear(128), F.Relu, new Linear(Classes),
    };

    private static Action Training()
    {
        Sequential model = Network();
        Tensor x = Noise.Of((Batch, 1, 28, 28)), t = new RandomGenerator(0).Integers(0, Classes, Batch);
        Optimizer optimizer = new Adam().Setup(model);
        return () =>
        {
            model.ClearGrads();
            F.SoftmaxCrossEntropy(model.Forward(x), t).Backward();
            optimizer.Update();
        };
    }

    private static Action Inference()
    {
        Sequential model = Network();
        Tensor x = Noise.Of((Batch, 1, 28, 28));
        return () =>
        {
            using var noGrad = new NoGrad();
            using var testMode = new TestMode();
            model.Forward(x).Data.Dispose();
        };
    }
}
