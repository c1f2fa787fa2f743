using System.Security.Cryptography;
using DeZeroNative.NN.Tests.Serialization;
using Xunit;

namespace DeZeroNative.NN.Tests.Images;

public class JpegTests
{
    /// <summary>Files, and the SHA-256 of the pixels that djpeg of libjpeg-turbo makes of them with its exact transform.</summary>
    public static TheoryData<string, string, double> Files => new()
    {
        { JpegFiles.Baseline, "f172fb4e5398f76113a30a65273f9aff", 12 },
        { JpegFiles.Progressive, "7aaf2bc88a81d037de0d65c015c4041a", 4 },
        { JpegFiles.Gray, "bbaa82ab20fef3f6cb5eed6d6855fc55", 2 },
    };

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void Pixels_are_those_of_libjpeg_and_near_the_original(string file, string hash, double error)
    {
        Skip.IfNot(ImageFile.CanDecode(ImageFormat.Jpeg), "TurboJPEG is not here");

        Tensor image = ImageFile.Decode(Convert.FromBase64String(file));
        Assert.Equal(new Shape(JpegFiles.Height, JpegFiles.Width, 3), image.Shape);
        Assert.Equal(DType.UInt8, image.DType);
        byte[] pixels = image.ToArray<byte>();
        double difference = 0;
        for (int i = 0; i < pixels.Length; i++)
            difference += Math.Abs(pixels[i] - JpegFiles.Original(file, i / 3 % JpegFiles.Width, i / 3 / JpegFiles.Width, i % 3));
        Assert.InRange(difference / pixels.Length, 0, error);
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(pixels))[..32]);
    }

    [SkippableFact]
    public void Every_truncation_is_refused()
    {
        Skip.IfNot(ImageFile.CanDecode(ImageFormat.Jpeg), "TurboJPEG is not here");

        foreach (string text in (string[])[JpegFiles.Baseline, JpegFiles.Progressive])
        {
            byte[] file = Convert.FromBase64String(text);
            for (int length = 0; length < file.Length; length++)
            {
                // The two bytes of the end marker are not missed by every version.
                if (length >= file.Length - 2) continue;
                var e = Assert.Throws<InvalidDataException>(() => ImageFile.Decode(file.AsSpan(0, length), "cut.jpg"));
                Assert.StartsWith("cut.jpg: ", e.Message);
            }
        }
    }

    [SkippableFact]
    public void Altered_files_decode_or_are_refused()
    {
        Skip.IfNot(ImageFile.CanDecode(ImageFormat.Jpeg), "TurboJPEG is not here");

        var random = new Random(7);
        byte[][] files = [Convert.FromBase64String(JpegFiles.Baseline), Convert.FromBase64String(JpegFiles.Progressive), Convert.FromBase64String(JpegFiles.Gray)];
        int refused = 0;
        for (int i = 0; i < 3000; i++)
        {
            try
            {
                ImageFile.Decode(FileMutator.Mutate(files[i % 3], random), "hostile", maxPixels: 1_000_000).Dispose();
            }
            catch (InvalidDataException e)
            {
                refused++;
                Assert.StartsWith("hostile: ", e.Message);
            }
        }

        Assert.InRange(refused, 500, 3000);
    }

    [SkippableFact]
    public void A_bomb_is_refused_before_memory_is_taken()
    {
        Skip.IfNot(ImageFile.CanDecode(ImageFormat.Jpeg), "TurboJPEG is not here");

        // The frame header declares 65500 by 65500 pixels.
        byte[] file = Convert.FromBase64String(JpegFiles.Gray);
        int frame = file.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        foreach (int at in (int[])[frame + 5, frame + 7]) (file[at], file[at + 1]) = (0xFF, 0xDC);
        ImageFileTests.RefusedWithoutMemory(file, "65500 by 65500 pixels are more than the 100000000 that are read");
    }

    [Fact]
    public void The_library_decodes_and_where_it_is_not_here_the_message_names_its_package()
    {
        Exception? e = Record.Exception(() => ImageFile.Decode(Convert.FromBase64String(JpegFiles.Gray), "cat"));
        if (ImageFile.CanDecode(ImageFormat.Jpeg))
        {
            Assert.Null(e);
            return;
        }

        Assert.IsType<DllNotFoundException>(e);
        Assert.StartsWith("cat: JPEG files are decoded by TurboJPEG", e.Message);
        Assert.Contains("libturbojpeg0", e.Message);
    }
}
