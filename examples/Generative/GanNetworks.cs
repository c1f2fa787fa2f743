using DeZeroNative.Examples.Mnist;
using DeZeroNative.NN;

namespace DeZeroNative.Examples.Generative;

/// <summary>
/// The two networks: one draws pictures (n, 784) from random numbers, the other says by how much it believes pictures to be real.
/// Sources: Goodfellow and others, "Generative adversarial nets", 2014; with convolutions, Radford, Metz and Chintala, "Unsupervised
/// representation learning with deep convolutional generative adversarial networks", 2016.
/// </summary>
internal sealed class GanNetworks
{
    private const double Slope = 0.2;
    private const double DroppedPart = 0.3;

    private readonly RandomGenerator _random;

    public GanNetworks(GenerativeOptions options)
    {
        _random = new RandomGenerator(options.Seed);
        int channels = Math.Max(1, options.Hidden / 8);
        (Generator, Discriminator) = options.Model == NetworkChoice.Cnn
            ? (ConvPainter(channels), ConvJudge(channels))
            : (Painter(options.Hidden), Judge(options.Hidden));
    }

    /// <summary>From codes to pictures from 0 to 1.</summary>
    public Layer Generator { get; }

    /// <summary>From pictures to logits: above 0 means real.</summary>
    public Layer Discriminator { get; }

    private Sequential Painter(int hidden) => new() { Full(hidden), Bend, Full(2 * hidden), Bend, Full(4 * hidden), Bend, Full(784), F.Sigmoid };

    // Dropout keeps the judge from knowing the real digits by heart.
    private Sequential Judge(int hidden) => new() { Centered, Full(4 * hidden), Bend, Drop(), Full(2 * hidden), Bend, Drop(), Full(hidden), Bend, Drop(), Full(1) };

    private Sequential ConvPainter(int channels) => new()
    {
        Full(2 * channels * 7 * 7), new BatchNorm(), F.Relu,
        h => F.Reshape(h, (h.Length, 2 * channels, 7, 7)),
        new Deconv2d(channels, 4, stride: 2, pad: 1, random: _random), new BatchNorm(), F.Relu,
        new Deconv2d(1, 4, stride: 2, pad: 1, random: _random), F.Sigmoid,
        x => F.Flatten(x),
    };

    // No batch normalization here: the statistics of a batch that is all real or all drawn would give the answer away.
    private Sequential ConvJudge(int channels) => new()
    {
        Centered,
        x => F.Reshape(x, (x.Length, 1, 28, 28)),
        new Conv2d(channels, 4, stride: 2, pad: 1, random: _random), Bend, Drop(),
        new Conv2d(2 * channels, 4, stride: 2, pad: 1, random: _random), Bend, Drop(),
        h => F.Flatten(h), Full(1),
    };

    private Linear Full(int outputs) => new(outputs, random: _random);

    private Dropout Drop() => new(DroppedPart, _random);

    private static Variable Bend(Variable x) => F.LeakyRelu(x, Slope);

    private static Variable Centered(Variable x) => x * 2.0 - 1.0;
}
