using System.Buffers;
using DeZeroNative.Images;
using DeZeroNative.Interop;

namespace DeZeroNative;

/// <summary>
/// Reads pictures into tensors (H, W, 3) of uint8: red, green, blue, row by row from the top. JPEG is decoded by libjpeg-turbo and PNG by libpng,
/// both from the system; PPM, PGM and PBM need no library. The format is told by the content, not by the name. Gray becomes three equal
/// channels, an alpha channel is dropped, the orientation noted by a camera is not followed. Files are not trusted: sizes are checked
/// before memory is taken, and what is cut off or altered is refused.
/// </summary>
public static class ImageFile
{
    /// <summary>The most pixels that are decoded unless another number is given: a hundred million.</summary>
    public const long DefaultMaxPixels = 100_000_000;

    private const int MostBytesPerPixel = 8;
    private const int Channels = 3;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">The file is no whole, sound picture of a known format, or has too many pixels.</exception>
    /// <exception cref="DllNotFoundException">The library that decodes this format is not here; the message names its package.</exception>
    public static Tensor Read(string path, long maxPixels = DefaultMaxPixels)
    {
        using FileStream stream = File.OpenRead(path);
        return Read(stream, path, maxPixels);
    }

    /// <summary>Reads a seekable stream from its beginning; <paramref name="name"/> is what messages call it.</summary>
    /// <inheritdoc cref="Read(string, long)"/>
    public static Tensor Read(Stream stream, string name = "stream", long maxPixels = DefaultMaxPixels)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek) throw new ArgumentException("[image] the stream must be seekable", nameof(stream));
        RequireLimit(maxPixels);
        long most = Math.Min(Array.MaxLength, (maxPixels * MostBytesPerPixel) + (1 << 20));
        if (stream.Length > most) throw new InvalidDataException($"{name}: {stream.Length} bytes are more than a picture of {maxPixels} pixels may have");

        int length = (int)stream.Length;
        byte[] content = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            stream.Position = 0;
            stream.ReadExactly(content, 0, length);
            return Decode(content.AsSpan(0, length), name, maxPixels);
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException($"{name}: truncated while it was read", e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(content);
        }
    }

    /// <summary>Decodes the content of a file; <paramref name="name"/> is what messages call it.</summary>
    /// <inheritdoc cref="Read(string, long)"/>
    public static Tensor Decode(ReadOnlySpan<byte> content, string name = "image", long maxPixels = DefaultMaxPixels)
    {
        RequireLimit(maxPixels);
        return FormatOf(content) switch
        {
            ImageFormat.Jpeg => JpegDecoder.Decode(content, name, maxPixels),
            ImageFormat.Png => PngDecoder.Decode(content, name, maxPixels),
            ImageFormat.Pnm => PnmDecoder.Decode(content, name, maxPixels),
            _ => throw new InvalidDataException($"{name}: not a JPEG, PNG, PPM, PGM or PBM file"),
        };
    }

    /// <summary>Whether files of this format can be decoded here.</summary>
    public static bool CanDecode(ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => TurboJpeg.IsAvailable,
        ImageFormat.Png => LibPng.IsAvailable,
        _ => format == ImageFormat.Pnm,
    };

    /// <summary>The format that a file has by its first bytes.</summary>
    public static ImageFormat FormatOf(ReadOnlySpan<byte> content) => content switch
    {
        [0xFF, 0xD8, 0xFF, ..] => ImageFormat.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ImageFormat.Png,
        [(byte)'P', >= (byte)'1' and <= (byte)'6', ..] => ImageFormat.Pnm,
        _ => ImageFormat.Unknown,
    };

    /// <summary>Checks a size that a header declares, before anything is allocated for it.</summary>
    /// <exception cref="InvalidDataException">There are no pixels, or too many.</exception>
    internal static void RequireSize(long width, long height, string name, long maxPixels)
    {
        if (width <= 0 || height <= 0) throw new InvalidDataException($"{name}: {width} by {height} pixels are no picture");
        if (width > maxPixels / height || width * height > Array.MaxLength / (Channels + 1))
            throw new InvalidDataException($"{name}: {width} by {height} pixels are more than the {maxPixels} that are read");
    }

    /// <summary>Uninitialized pixels.</summary>
    internal static Tensor Allocate(long width, long height) => Tensor.Allocate((height, width, Channels), DType.UInt8, Device.Cpu);

    /// <summary>The pixels that a decoder has filled; where it reports an error, they are given back and the file is refused.</summary>
    internal static Tensor Complete(Tensor image, string? error, string name)
    {
        if (error is null) return image;
        image.Dispose();
        throw new InvalidDataException($"{name}: {error}");
    }

    /// <summary>What a file is told whose decoder is not here.</summary>
    internal static DllNotFoundException Missing(NativeLibraryReport library, string format, string package, string variable, string name) =>
        new($"{name}: {format} files are decoded by {library.Library}, which is not in use ({library.Status}); "
            + $"install the package {package}, or let {variable} name its file");

    private static void RequireLimit(long maxPixels)
    {
        if (maxPixels is <= 0 or > int.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(maxPixels), $"[image] the limit must be in 1 .. {int.MaxValue}, got {maxPixels}");
    }
}
