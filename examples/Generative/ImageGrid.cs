using DeZeroNative.NN;

namespace DeZeroNative.Examples.Generative;

/// <summary>Small gray pictures side by side in one large one.</summary>
internal static class ImageGrid
{
    private const int Side = 28;
    private const int Gap = 2;
    private const int Scale = 2;

    /// <summary>Writes pictures of (28, 28) numbers from 0, black, to 1, white, row by row.</summary>
    public static void Save(string path, Tensor images, int columns)
    {
        int count = (int)images.Length, rows = (count + columns - 1) / columns, cell = Side + Gap;
        float[] pixels = images.To(Device.Cpu).To(DType.Float32).Reshape((count, Side * Side)).ToArray<float>();
        int width = Scale * ((columns * cell) + Gap), height = Scale * ((rows * cell) + Gap);
        var grid = new byte[width * height];
        for (int i = 0; i < count; i++)
        {
            int left = Scale * (((i % columns) * cell) + Gap), top = Scale * (((i / columns) * cell) + Gap);
            for (int y = 0; y < Scale * Side; y++)
                for (int x = 0; x < Scale * Side; x++)
                    grid[((top + y) * width) + left + x] = (byte)((255 * Math.Clamp(pixels[(((i * Side) + (y / Scale)) * Side) + (x / Scale)], 0, 1)) + 0.5f);
        }
        PngWriter.Write(path, width, height, channels: 1, grid);
    }
}
