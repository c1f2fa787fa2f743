using System.Buffers;
using DeZeroNative.Interop;

namespace DeZeroNative.Images;

/// <summary>PNG by libpng.</summary>
internal static class PngDecoder
{
    private const int RgbaChannels = 4;

    public static Tensor Decode(ReadOnlySpan<byte> content, string name, long maxPixels)
    {
        if (!LibPng.IsAvailable)
            throw ImageFile.Missing(NativeLibraries.LibPng, "PNG", LibPngLibrary.Package, LibPngLibrary.PathVariable, name);
        if (LibPng.ReadHeader(content, out uint width, out uint height, out bool alpha) is { } refused)
            throw new InvalidDataException($"{name}: {refused}");
        ImageFile.RequireSize(width, height, name, maxPixels);
        Tensor image = ImageFile.Allocate(width, height);
        string? error = alpha ? DecodeAlpha(content, width, height, image) : LibPng.Decode(content, width, height, alpha, image.HostSpan<byte>());
        return ImageFile.Complete(image, error, name);
    }

    private static string? DecodeAlpha(ReadOnlySpan<byte> content, uint width, uint height, Tensor image)
    {
        byte[] rgba = ArrayPool<byte>.Shared.Rent((int)(width * height) * RgbaChannels);
        try
        {
            string? error = LibPng.Decode(content, width, height, alpha: true, rgba);
            if (error is not null) return error;
            Span<byte> pixels = image.HostSpan<byte>();
            for (int from = 0, to = 0; to < pixels.Length; from += RgbaChannels, to += 3)
                rgba.AsSpan(from, 3).CopyTo(pixels[to..]);
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rgba);
        }
    }
}
