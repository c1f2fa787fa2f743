using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

/// <summary>Decodes PNG files with libpng's simplified interface; ask <see cref="IsAvailable"/> before any other member.</summary>
internal static unsafe partial class LibPng
{
    private const uint ImageVersion = 1;
    private const uint FormatAlpha = 1;
    private const uint FormatRgb = 2;
    private const uint Wide16IsSrgb = 4;
    private const int MessageLength = 64;

    /// <summary>Whether the library was found and may be called.</summary>
    public static bool IsAvailable => NativeLibraries.LibPng.IsLoaded;

    /// <summary>Reads the size of a picture, and whether its pixels have an alpha value.</summary>
    /// <returns>Null, or why the file is refused.</returns>
    public static string? ReadHeader(ReadOnlySpan<byte> file, out uint width, out uint height, out bool alpha)
    {
        var image = new Image { Version = ImageVersion };
        fixed (byte* bytes = file)
        {
            bool read = BeginRead(&image, bytes, (nuint)file.Length) != 0;
            (width, height, alpha) = (image.Width, image.Height, (image.Format & FormatAlpha) != 0);
            string? error = read ? null : Message(&image);
            Free(&image);
            return error;
        }
    }

    /// <summary>Decodes into rows of 3 bytes a pixel (RGB), or of 4 (RGB and alpha, not multiplied).</summary>
    /// <returns>Null, or why the file is refused; then the pixels are of no use.</returns>
    public static string? Decode(ReadOnlySpan<byte> file, uint width, uint height, bool alpha, Span<byte> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pixels.Length, checked((int)(width * height * (alpha ? 4u : 3u))), nameof(pixels));
        var image = new Image { Version = ImageVersion };
        fixed (byte* bytes = file, destination = pixels)
        {
            bool read = BeginRead(&image, bytes, (nuint)file.Length) != 0;
            if (read && (image.Width != width || image.Height != height)) read = false;
            image.Format = FormatRgb | (alpha ? FormatAlpha : 0);
            // Samples of 16 bits mean what those of 8 do; the default takes them to be linear.
            image.Flags |= Wide16IsSrgb;
            read = read && FinishRead(&image, background: null, destination, rowStride: 0, colormap: null) != 0;
            string? error = read ? null : Message(&image);
            Free(&image);
            return error;
        }
    }

    private static string Message(Image* image)
    {
        var text = new ReadOnlySpan<byte>(image->Message, MessageLength);
        int end = text.IndexOf((byte)0);
        return System.Text.Encoding.UTF8.GetString(end < 0 ? text : text[..end]);
    }

    [LibraryImport(LibPngLibrary.ImportName, EntryPoint = "png_image_begin_read_from_memory")]
    private static partial int BeginRead(Image* image, byte* file, nuint length);

    [LibraryImport(LibPngLibrary.ImportName, EntryPoint = "png_image_finish_read")]
    private static partial int FinishRead(Image* image, byte* background, byte* pixels, int rowStride, byte* colormap);

    [LibraryImport(LibPngLibrary.ImportName, EntryPoint = "png_image_free")]
    private static partial void Free(Image* image);

    /// <summary>The structure <c>png_image</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Image
    {
        public nint Opaque;
        public uint Version;
        public uint Width;
        public uint Height;
        public uint Format;
        public uint Flags;
        public uint ColormapEntries;
        public uint WarningOrError;
        public fixed byte Message[MessageLength];
    }
}
