using System.Buffers;
using DeZeroNative.Interop;

namespace DeZeroNative.Images;

/// <summary>JPEG by libjpeg-turbo.</summary>
internal static class JpegDecoder
{
    private const int CmykChannels = 4;

    public static Tensor Decode(ReadOnlySpan<byte> content, string name, long maxPixels)
    {
        if (!TurboJpeg.IsAvailable)
            throw ImageFile.Missing(NativeLibraries.TurboJpeg, "JPEG", TurboJpegLibrary.Package, TurboJpegLibrary.PathVariable, name);
        if (TurboJpeg.ReadHeader(content, out int width, out int height, out bool cmyk) is { } refused)
            throw new InvalidDataException($"{name}: {refused}");
        ImageFile.RequireSize(width, height, name, maxPixels);
        Tensor image = ImageFile.Allocate(width, height);
        string? error = cmyk ? DecodeCmyk(content, width, height, image) : TurboJpeg.Decode(content, width, height, cmyk, image.HostSpan<byte>());
        return ImageFile.Complete(image, error, name);
    }

    private static string? DecodeCmyk(ReadOnlySpan<byte> content, int width, int height, Tensor image)
    {
        byte[] inks = ArrayPool<byte>.Shared.Rent(width * height * CmykChannels);
        try
        {
            string? error = TurboJpeg.Decode(content, width, height, cmyk: true, inks);
            if (error is not null) return error;
            Span<byte> pixels = image.HostSpan<byte>();
            for (int from = 0, to = 0; to < pixels.Length; from += CmykChannels, to += 3)
            {
                // Adobe's programs, which make such files, store the paper that shows through: 255 is no ink.
                for (int channel = 0; channel < 3; channel++) pixels[to + channel] = (byte)(((inks[from + channel] * inks[from + 3]) + 127) / 255);
            }

            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(inks);
        }
    }
}
