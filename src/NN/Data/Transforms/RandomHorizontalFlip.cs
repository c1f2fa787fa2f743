namespace DeZeroNative.NN;

/// <summary>Mirrors pictures, left for right, with a probability.</summary>
public sealed class RandomHorizontalFlip(double probability = 0.5, ulong seed = 0, ImageLayout layout = ImageLayout.Auto)
    : RandomFlip(probability, seed, layout)
{
    private protected override string Operation => "random_horizontal_flip";

    private protected override (bool Rows, bool Columns) Mirrors => (false, true);
}
