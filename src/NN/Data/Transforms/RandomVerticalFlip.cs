namespace DeZeroNative.NN;

/// <summary>Mirrors pictures, top for bottom, with a probability.</summary>
public sealed class RandomVerticalFlip(double probability = 0.5, ulong seed = 0, ImageLayout layout = ImageLayout.Auto)
    : RandomFlip(probability, seed, layout)
{
    private protected override string Operation => "random_vertical_flip";

    private protected override (bool Rows, bool Columns) Mirrors => (true, false);
}
