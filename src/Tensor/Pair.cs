namespace DeZeroNative;

/// <summary>Two numbers that belong to the height and the width of images, such as the size of a kernel; one number stands for both.</summary>
/// <param name="Height">The number down.</param>
/// <param name="Width">The number across.</param>
public readonly record struct Pair(int Height, int Width)
{
    /// <summary>The same number for both.</summary>
    public static implicit operator Pair(int size) => new(size, size);

    /// <summary>Height and width, in this order.</summary>
    public static implicit operator Pair((int Height, int Width) sizes) => new(sizes.Height, sizes.Width);

    /// <summary>The numbers as <c>(3, 2)</c>.</summary>
    public override string ToString() => $"({Height}, {Width})";
}
