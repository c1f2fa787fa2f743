using DeZeroNative.NN;

namespace DeZeroNative.Examples.Photos;

/// <summary>Lays heat, from blue for 0 to red for 1, over a picture.</summary>
internal static class HeatOverlay
{
    private const double Opacity = 0.5;

    /// <summary>Draws heat (h, w) over a picture (H, W, 3) of uint8.</summary>
    public static Tensor Draw(Tensor picture, Tensor heat)
    {
        int height = (int)picture.Shape[0], width = (int)picture.Shape[1];
        float[] values = ImageResize.Apply(heat.Contiguous(), (height, width)).ToArray<float>();
        byte[] pixels = picture.ToArray<byte>();
        for (int i = 0; i < values.Length; i++)
        {
            double v = Math.Clamp(values[i], 0, 1);
            Blend(ref pixels[3 * i], Ramp(v - 0.25));
            Blend(ref pixels[(3 * i) + 1], Ramp(v));
            Blend(ref pixels[(3 * i) + 2], Ramp(v + 0.25));
        }
        return Tensor.From(pixels, picture.Shape);
    }

    // The three colours are one trapezoid each, shifted: blue, cyan, yellow, red.
    private static double Ramp(double v) => Math.Clamp(1.5 - (4 * Math.Abs(v - 0.5)), 0, 1);

    private static void Blend(ref byte pixel, double color) => pixel = (byte)(((1 - Opacity) * pixel) + (Opacity * 255 * color) + 0.5);
}
