using DeZeroNative.NN.Tests.Data;
using Xunit;

namespace DeZeroNative.NN.Tests.Images;

public class ImageResizeTests
{
    public static TheoryData<string, bool> Photos => new() { { "cat", false }, { "dog", false }, { "eagle", false }, { "eagle", true } };

    /// <summary>The photos of the SqueezeNet reference, decoded, resized and cut here, against what Pillow made of them, to the bit.</summary>
    [SkippableTheory]
    [MemberData(nameof(Photos))]
    public void Photos_become_what_Pillow_makes_of_them(string photo, bool squashed)
    {
        Skip.IfNot(ImageFile.CanDecode(ImageFormat.Jpeg), "TurboJPEG is not here");
        if (RealData.Folder("squeezenet") is not { } folder) return;

        Tensor image = ImageFile.Read(Path.Combine(folder, photo + ".jpg"));
        Transform resize = squashed ? new Resize(256) : new ResizeShorterSide(256);
        Tensor crop = new CenterCrop(227).Apply(resize.Apply(image));
        byte[] expected = ImageFile.Read(Path.Combine(folder, $"{photo}_{(squashed ? "squash" : "crop")}_227.ppm")).ToArray<byte>();
        Assert.Equal(new Shape(227, 227, 3), crop.Shape);
        Assert.Equal(0, crop.ToArray<byte>().Zip(expected).Max(pair => Math.Abs(pair.First - pair.Second)));
    }

    [Theory]
    [InlineData(ResizeFilter.Bilinear, true, new double[] { 0, 8 }, new double[] { 0, 2, 6, 8 })]
    [InlineData(ResizeFilter.Bilinear, false, new double[] { 1, 2, 3, 4 }, new double[] { 1.5, 3.5 })]
    [InlineData(ResizeFilter.Bilinear, true, new double[] { 1, 2, 3, 4 }, new double[] { 12 / 7.0, 23 / 7.0 })]
    [InlineData(ResizeFilter.Nearest, true, new double[] { 1, 2, 3, 4, 5 }, new double[] { 1, 3, 5 })]
    [InlineData(ResizeFilter.Nearest, true, new double[] { 1, 2 }, new double[] { 1, 1, 2, 2 })]
    [InlineData(ResizeFilter.Bicubic, false, new double[] { 1, 0, 0, 0 }, new double[] { -1 / 16.0 })]
    [InlineData(ResizeFilter.Bicubic, false, new double[] { 0, 0, 16, 32, 0, 0 }, new double[] { -16 / 17.0, 27, -32 / 17.0 })]
    public void Rows_become_what_the_convention_says(ResizeFilter filter, bool antialias, double[] row, double[] expected)
    {
        double[] y = ImageResize.Apply(Tensor.From(row, (1, row.Length)), (1, expected.Length), filter, antialias).ToArray<double>();
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], y[i], 1e-12);
    }

    [Theory]
    [InlineData(ResizeFilter.Nearest, true)]
    [InlineData(ResizeFilter.Bilinear, true)]
    [InlineData(ResizeFilter.Bilinear, false)]
    [InlineData(ResizeFilter.Bicubic, true)]
    [InlineData(ResizeFilter.Bicubic, false)]
    public void Every_layout_and_type_agrees_with_the_definition(ResizeFilter filter, bool antialias)
    {
        var random = new RandomGenerator(4);
        foreach ((int h, int w, Pair size) in (ReadOnlySpan<(int, int, Pair)>)[(7, 9, (13, 5)), (9, 7, (3, 20)), (5, 5, (5, 5)), (1, 8, (4, 1))])
        {
            Tensor bytes = random.Integers(0, 256, (h, w, 3), DType.UInt8);
            double[] expected = Defined(bytes.To(DType.Float64).ToArray<double>(), h, w, size, filter, antialias);
            AssertNear(expected, ImageResize.Apply(bytes.To(DType.Float64), size, filter, antialias, ImageLayout.ChannelsLast), 1e-10);
            AssertNear(expected, ImageResize.Apply(bytes.To(DType.Float32), size, filter, antialias, ImageLayout.ChannelsLast), 1e-3);
            // Bytes are rounded after each of the two passes, and held within 0..255.
            AssertNear([.. expected.Select(v => Math.Clamp(v, 0, 255))], ImageResize.Apply(bytes, size, filter, antialias, ImageLayout.ChannelsLast), filter == ResizeFilter.Bicubic ? 40 : 1.01);

            Tensor y = ImageResize.Apply(bytes, size, filter, antialias, ImageLayout.ChannelsLast);
            Tensor planes = ImageResize.Apply(bytes.Transpose(2, 0, 1), size, filter, antialias, ImageLayout.ChannelsFirst);
            Assert.Equal(new Shape(3, size.Height, size.Width), planes.Shape);
            Assert.Equal(y.ToArray<byte>(), planes.Transpose(1, 2, 0).ToArray<byte>());
            Assert.Equal(y[.., .., 1].ToArray<byte>(), ImageResize.Apply(bytes[.., .., 1], size, filter, antialias).ToArray<byte>());

            var transform = new Resize(size, filter, antialias, ImageLayout.ChannelsLast);
            Assert.Equal([.. y.ToArray<byte>(), .. y.ToArray<byte>()], transform.ApplyBatch(Tensor.Stack([bytes, bytes])).ToArray<byte>());
        }
    }

    [Fact]
    public void A_picture_of_one_colour_keeps_it_at_every_size()
    {
        foreach (ResizeFilter filter in Enum.GetValues<ResizeFilter>())
        {
            for (int size = 1; size < 40; size += 3)
                Assert.All(ImageResize.Apply(Tensor.Full((11, 17, 3), 201, DType.UInt8), (size, 40 - size), filter).ToArray<byte>(), value => Assert.Equal(201, value));
        }
    }

    [Theory]
    [InlineData(480, 640, 341)]
    [InlineData(640, 480, 341)]
    [InlineData(100, 100, 256)]
    public void The_shorter_side_gets_its_length_and_the_longer_is_rounded_down(int height, int width, int longer)
    {
        Shape shape = new ResizeShorterSide(256).Apply(Tensor.Zeros((height, width, 3), DType.UInt8)).Shape;
        Assert.Equal(height <= width ? new Shape(256, longer, 3) : new Shape(longer, 256, 3), shape);
    }

    [Fact]
    public void What_is_no_picture_is_refused()
    {
        Assert.Throws<ShapeException>(() => ImageResize.Apply(Tensor.Zeros(3), 2));
        Assert.Throws<ShapeException>(() => ImageResize.Apply(Tensor.Zeros((0, 5, 3)), 2));
        Assert.Throws<DTypeException>(() => ImageResize.Apply(Tensor.Zeros((5, 5, 3), DType.Int32), 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageResize.Apply(Tensor.Zeros((5, 5, 3)), (0, 2)));
        Assert.Contains("name the ImageLayout", Assert.Throws<ShapeException>(() => ImageResize.Apply(Tensor.Zeros((3, 5, 3)), 2)).Message);
        Assert.Contains("name the ImageLayout", Assert.Throws<ShapeException>(() => ImageResize.Apply(Tensor.Zeros((5, 5, 2)), 2)).Message);
        Assert.Equal(new Shape(2, 2, 2), ImageResize.Apply(Tensor.Zeros((5, 5, 2)), 2, layout: ImageLayout.ChannelsLast).Shape);
    }

    /// <summary>Each new pixel as a sum over all old ones, straight from the definition.</summary>
    private static double[] Defined(double[] x, int h, int w, Pair size, ResizeFilter filter, bool antialias)
    {
        double[,] rows = Weights(h, size.Height, filter, antialias), columns = Weights(w, size.Width, filter, antialias);
        var y = new double[size.Height * size.Width * 3];
        for (int i = 0; i < y.Length; i++)
        {
            int channel = i % 3, column = i / 3 % size.Width, row = i / 3 / size.Width;
            for (int r = 0; r < h; r++)
                for (int c = 0; c < w; c++) y[i] += rows[row, r] * columns[column, c] * x[(((r * w) + c) * 3) + channel];
        }

        return y;
    }

    private static double[,] Weights(int oldLength, int newLength, ResizeFilter filter, bool antialias)
    {
        double scale = (double)oldLength / newLength, stretch = antialias && scale > 1 ? scale : 1;
        var weights = new double[newLength, oldLength];
        for (int i = 0; i < newLength; i++)
        {
            double sum = 0;
            for (int k = 0; k < oldLength; k++)
            {
                double d = Math.Abs((k + 0.5) - ((i + 0.5) * scale)) / stretch;
                weights[i, k] = filter switch
                {
                    ResizeFilter.Nearest => k == (int)Math.Floor((i + 0.5) * scale) ? 1 : 0,
                    ResizeFilter.Bilinear => d < 1 ? 1 - d : 0,
                    _ => d <= 1 ? (1.5 * Math.Pow(d, 3)) - (2.5 * d * d) + 1 : d < 2 ? (-0.5 * Math.Pow(d, 3)) + (2.5 * d * d) - (4 * d) + 2 : 0,
                };
                sum += weights[i, k];
            }

            for (int k = 0; k < oldLength; k++) weights[i, k] /= sum;
        }

        return weights;
    }

    private static void AssertNear(double[] expected, Tensor actual, double tolerance)
    {
        double[] y = actual.To(DType.Float64).ToArray<double>();
        Assert.Equal(expected.Length, y.Length);
        Assert.InRange(expected.Zip(y).Max(pair => Math.Abs(pair.First - pair.Second)), 0, tolerance);
    }
}
