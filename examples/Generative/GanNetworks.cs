using DeZeroNative.NN;

namespace DeZeroNative.Examples.Generative;

/// <summary>
/// The two networks: one draws pictures (n, 784) from random numbers, the other says by how much it believes pictures to be real.
/// Source: Goodfellow and others, "Generative adversarial nets", 2014.
/// </summary>
internal sealed class GanNetworks
{
    private const double Slope = 0.2;
    private const double DroppedPart = 0.3;

    private readonly RandomGenerator _random;

    public GanNetworks(GenerativeOptions options)
    {
        _random = new RandomGenerator(options.Seed);
        (Generator, Discriminator) = (Painter(options.Hidden), Judge(options.Hidden));
    }

    /// <summary>From codes to pictures from 0 to 1.</summary>
    public Layer Generator { get; }

    /// <summary>From pictures to logits: above 0 means real.</summary>
    public Layer Discriminator { get; }

    private Sequential Painter(int hidden) => new() { Full(hidden), Bend, Full(2 * hidden), Bend, Full(4 * hidden), Bend, Full(784), F.Sigmoid };

    // Dropout keeps the judge from knowing the real digits by heart.
    private Sequential Judge(int hidden) => new() { Centered, Full(4 * hidden), Bend, Drop, Full(2 * hidden), Bend, Drop, Full(hidden), Bend, Drop, Full(1) };

    private Linear Full(int outputs) => new(outputs, random: _random);

    private static Variable Bend(Variable x) => F.LeakyRelu(x, Slope);

    private static Variable Centered(Variable x) => x * 2.0 - 1.0;

    private Variable Drop(Variable x) => F.Dropout(x, DroppedPart, _random);
}
