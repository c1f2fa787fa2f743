using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

/// <summary>Decodes JPEG files with libjpeg-turbo; ask <see cref="IsAvailable"/> before any other member.</summary>
internal static unsafe partial class TurboJpeg
{
    private const int FormatRgb = 0;
    private const int FormatCmyk = 11;
    private const int ColorSpaceCmyk = 3;
    private const int ColorSpaceYcck = 4;

    // The slow, exact transform; the first warning (cut off, altered) ends the work, and so do endless progressive scans.
    private const int Flags = AccurateTransform | StopOnWarning | LimitScans;
    private const int AccurateTransform = 4096;
    private const int StopOnWarning = 8192;
    private const int LimitScans = 32768;

    /// <summary>Whether the library was found and may be called.</summary>
    public static bool IsAvailable => NativeLibraries.TurboJpeg.IsLoaded;

    /// <summary>Reads the size of a picture, and whether its pixels are cyan, magenta, yellow and black.</summary>
    /// <returns>Null, or why the file is refused.</returns>
    public static string? ReadHeader(ReadOnlySpan<byte> file, out int width, out int height, out bool cmyk)
    {
        nint decoder = InitDecompress();
        try
        {
            int w = 0, h = 0, subsampling = 0, colorSpace = 0, status;
            fixed (byte* bytes = file)
                status = DecompressHeader(decoder, bytes, new CULong((uint)file.Length), &w, &h, &subsampling, &colorSpace);
            (width, height, cmyk) = (w, h, colorSpace is ColorSpaceCmyk or ColorSpaceYcck);
            return status == 0 ? null : Error(decoder);
        }
        finally
        {
            _ = Destroy(decoder);
        }
    }

    /// <summary>Decodes into rows of 3 bytes a pixel (RGB), or of 4 (CMYK).</summary>
    /// <returns>Null, or why the file is refused; then the pixels are of no use.</returns>
    public static string? Decode(ReadOnlySpan<byte> file, int width, int height, bool cmyk, Span<byte> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pixels.Length, checked(width * height * (cmyk ? 4 : 3)), nameof(pixels));
        nint decoder = InitDecompress();
        try
        {
            fixed (byte* bytes = file, destination = pixels)
            {
                int status = Decompress(
                    decoder, bytes, new CULong((uint)file.Length), destination, width, pitch: 0, height, cmyk ? FormatCmyk : FormatRgb, Flags);
                return status == 0 ? null : Error(decoder);
            }
        }
        finally
        {
            _ = Destroy(decoder);
        }
    }

    private static string Error(nint decoder) => Marshal.PtrToStringUTF8((nint)GetErrorText(decoder)) ?? "unknown error";

    [LibraryImport(TurboJpegLibrary.ImportName, EntryPoint = "tjInitDecompress")]
    private static partial nint InitDecompress();

    [LibraryImport(TurboJpegLibrary.ImportName, EntryPoint = "tjDecompressHeader3")]
    private static partial int DecompressHeader(
        nint decoder, byte* file, CULong length, int* width, int* height, int* subsampling, int* colorSpace);

    [LibraryImport(TurboJpegLibrary.ImportName, EntryPoint = "tjDecompress2")]
    private static partial int Decompress(
        nint decoder, byte* file, CULong length, byte* pixels, int width, int pitch, int height, int pixelFormat, int flags);

    [LibraryImport(TurboJpegLibrary.ImportName, EntryPoint = "tjDestroy")]
    private static partial int Destroy(nint decoder);

    [LibraryImport(TurboJpegLibrary.ImportName, EntryPoint = "tjGetErrorStr2")]
    private static partial byte* GetErrorText(nint decoder);
}
