using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Training;

/// <summary>One seed gives one training run on MNIST, whichever the device; without MNIST, on digits drawn here.</summary>
[Collection(MemoryCollection.Name)]
public class DeviceParityTests
{
    private const string OpenCL = "opencl:0";
    private const int Steps = 200, Batch = 32, Side = 28, Classes = 10;

    private static readonly Lazy<Dataset> s_digits = new(() => MNIST.IsAvailable ? new MNIST() : new SyntheticDigits(count: Steps * Batch));

    public static TheoryData<string> Networks => ["mlp", "cnn"];

    [SkippableTheory, MemberData(nameof(Networks))]
    public void One_seed_makes_the_same_weights_and_drops_the_same_to_the_bit(string network)
    {
        (Layer here, Layer there) = (Model(network), Model(network).To(OpenCl()));
        Tensor x = new RandomGenerator(1).Uniform((Batch, Side * Side));

        _ = (here.Forward(x), there.Forward(x.On(OpenCL)));

        AssertSameWeights(here, there);
        Dropout[] drops = [.. new[] { here, there }.Select(model => model.NamedLayers.Select(named => named.Value).OfType<Dropout>().Single())];
        for (int step = 0; step < 3; step++)
            TensorAssert.Equal(drops[0].Forward(Tensor.Ones((Batch, 100))).Data, drops[1].Forward(Tensor.Ones((Batch, 100)).On(OpenCL)).Data.To(Device.Cpu));
    }

    [SkippableTheory, MemberData(nameof(Networks))]
    public void Losses_agree_over_two_hundred_steps_and_weights_go_from_device_to_device(string network)
    {
        (Layer here, Layer there) = (Model(network), Model(network).To(OpenCl()));

        double[] expected = Train(here, Device.Cpu), actual = Train(there, Device.Parse(OpenCL));

        // A loss of 2 has steps of 2.4e-7, and the devices sum in different orders: the largest difference seen is 5e-7. A wrong
        // gradient is off by 1e-4 within five steps.
        TensorAssert.Close(expected, Tensor.From(actual), rtol: 1e-5, atol: 1e-5);
        Assert.True(expected[^20..].Average() < 0.5 * expected[0], "nothing was learned");
        AssertRunsElsewhere(here, network, OpenCL);
        AssertRunsElsewhere(there, network, "cpu");
    }

    /// <summary>The weights of a model, saved and loaded on another device, are the same to the bit and give the same scores.</summary>
    private static void AssertRunsElsewhere(Layer trained, string network, string device)
    {
        string path = Path.Combine(Path.GetTempPath(), $"parity-{Guid.NewGuid():N}.npz");
        Layer loaded = Model(network).To(Device.Parse(device));
        try
        {
            trained.SaveWeights(path);
            loaded.LoadWeights(path);
        }
        finally
        {
            File.Delete(path);
        }
        using var noGrad = new NoGrad();
        using var testMode = new TestMode();
        (Tensor x, _) = new DataLoader(s_digits.Value, 100, shuffle: false).First();

        AssertSameWeights(trained, loaded);
        Tensor scores = trained.Forward(x.To(trained.Parameters().First().Device)).Data.To(Device.Cpu);
        TensorAssert.Close(scores, loaded.Forward(x.On(device)).Data.To(Device.Cpu), rtol: 1e-4, atol: 1e-5);
        TensorAssert.Equal(scores.ArgMax(1), loaded.Forward(x.On(device)).Data.ArgMax(1).To(Device.Cpu));
    }

    private static void AssertSameWeights(Layer expected, Layer actual)
    {
        Assert.Equal(expected.NamedParameters().Select(named => named.Key), actual.NamedParameters().Select(named => named.Key));
        foreach ((Parameter e, Parameter a) in expected.Parameters().Zip(actual.Parameters()))
            TensorAssert.Equal(e.Data.To(Device.Cpu), a.Data.To(Device.Cpu));
    }

    private static double[] Train(Layer model, Device device)
    {
        Optimizer optimizer = new Adam(0.001).Setup(model);
        var losses = new List<Tensor>();
        foreach ((Tensor x, Tensor t) in new DataLoader(s_digits.Value, Batch, seed: 1, device: device).Take(Steps))
        {
            Variable loss = F.SoftmaxCrossEntropy(model.Forward(x), t);
            model.ClearGrads();
            loss.Backward();
            optimizer.Update();
            losses.Add(loss.Data);
        }
        return [.. losses.Select(loss => loss.Item())];
    }

    private static Device OpenCl()
    {
        Skip.IfNot(Devices.Names.Contains(OpenCL), "there is no OpenCL device");
        return Device.Parse(OpenCL);
    }

    // Six channels: from eight on the CPU takes Winograd's form, whose larger rounding errors sooner turn the sign of a number before
    // a ReLU; from there on two runs part.
    private static Layer Model(string network)
    {
        var random = new RandomGenerator(7);
        return network == "mlp" ? new Sequential { new Linear(100, random: random), F.Relu, new Dropout(0.25, random), new Linear(Classes, random: random) } : new Sequential
        {
            x => F.Reshape(x, (x.Length, 1, Side, Side)),
            new Conv2d(6, kernelSize: 3, pad: 1, random: random),
            F.Relu,
            x => F.Pooling(x, kernelSize: 2, stride: 2),
            new Conv2d(12, kernelSize: 3, pad: 1, random: random),
            F.Relu,
            x => F.Pooling(x, kernelSize: 2, stride: 2),
            F.Flatten,
            new Linear(64, random: random),
            F.Relu,
            new Dropout(0.25, random),
            new Linear(Classes, random: random),
        };
    }
}
