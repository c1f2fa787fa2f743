using System.Numerics;

namespace DeZeroNative.NN;

/// <summary>
/// Changes the channels of pictures as files are read, gray or RGB, with or without alpha: DeZero's <c>Convert</c>, whose name
/// <see cref="System.Convert"/> has. Alpha is dropped. Gray of uint8 is rounded.
/// </summary>
public sealed class ConvertColor(ColorMode mode = ColorMode.Rgb, ImageLayout layout = ImageLayout.Auto) : ImageTransform(layout)
{
    private protected override string Operation => "convert_color";

    private protected override Tensor Apply(Tensor x, bool batch, ImageShape shape)
    {
        if (shape.Channels is not (1 or 3 or 4) || x.Rank - (batch ? 1 : 0) != 3)
            throw new ShapeException($"[convert_color] pictures of 1, 3 or 4 channels expected, got shape {x.Shape}");
        ImageShape result = shape with { Channels = mode == ColorMode.Gray ? 1 : 3 };
        Tensor dense = x.Contiguous();
        Tensor y = Tensor.Empty(result.ToShape(x, batch), x.DType, x.Device, "convert_color");
        switch (x.DType)
        {
            case DType.UInt8:
                Convert(dense.Elements<byte>(), y.Elements<byte>(), shape, result);
                break;
            case DType.Float32:
                Convert(dense.Elements<float>(), y.Elements<float>(), shape, result);
                break;
            case DType.Float64:
                Convert(dense.Elements<double>(), y.Elements<double>(), shape, result);
                break;
            default:
                throw new DTypeException($"[convert_color] uint8, float32 or float64 expected, got {x.DType.Name()}");
        }

        GC.KeepAlive(y);
        if (!ReferenceEquals(dense, x)) dense.Dispose();
        return y;
    }

    private void Convert<T>(ReadOnlySpan<T> x, Span<T> y, ImageShape from, ImageShape to)
        where T : unmanaged, INumber<T>
    {
        for (int image = 0; image < from.Images; image++)
        {
            for (int pixel = 0; pixel < from.Height * from.Width; pixel++)
            {
                int old = (image * from.Length) + (pixel * from.PixelStep), at = (image * to.Length) + (pixel * to.PixelStep);
                int green = from.Channels == 1 ? 0 : from.ChannelStep;
                T r = x[old], g = x[old + green], b = x[old + (2 * green)];
                if (mode == ColorMode.Gray)
                    y[at] = from.Channels == 1 ? r : Brightness(r, g, b);
                else
                    (y[at], y[at + to.ChannelStep], y[at + (2 * to.ChannelStep)]) = mode == ColorMode.Rgb ? (r, g, b) : (b, g, r);
            }
        }
    }

    private static T Brightness<T>(T r, T g, T b)
        where T : INumber<T>
    {
        double gray = (0.299 * double.CreateTruncating(r)) + (0.587 * double.CreateTruncating(g)) + (0.114 * double.CreateTruncating(b));
        return T.CreateTruncating(typeof(T) == typeof(byte) ? Math.Round(gray) : gray);
    }
}
