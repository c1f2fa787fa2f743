using Xunit;

namespace DeZeroNative.NN.Tests.Data;

public class ImageTransformTests
{
    private static readonly Tensor s_pixels = Tensor.From([.. Enumerable.Range(0, 90).Select(i => (byte)(i * 2))], (6, 5, 3));

    [Theory]
    [InlineData(2, 3, 2, 1)]
    [InlineData(1, 2, 2, 1)]
    [InlineData(5, 5, 0, 0)]
    [InlineData(6, 5, 0, 0)]
    public void The_middle_is_cut_out_with_the_smaller_border_above_and_left(int height, int width, int top, int left)
    {
        byte[] expected = s_pixels[top..(top + height), left..(left + width)].ToArray<byte>();
        Assert.Equal(expected, new CenterCrop((height, width)).Apply(s_pixels).ToArray<byte>());
        Assert.Equal(expected, new CenterCrop((height, width)).Apply(s_pixels.Transpose(2, 0, 1)).Transpose(1, 2, 0).ToArray<byte>());
        Assert.Equal(new Shape(height, width), new CenterCrop((height, width)).Apply(s_pixels[.., .., 0]).Shape);
        Assert.Equal([.. expected, .. expected], new CenterCrop((height, width)).ApplyBatch(Tensor.Stack([s_pixels, s_pixels])).ToArray<byte>());
    }

    [Fact]
    public void More_than_there_is_cannot_be_cut_out()
    {
        Assert.StartsWith("[center_crop] (6, 6)", Assert.Throws<ShapeException>(() => new CenterCrop(6).Apply(s_pixels)).Message);
        Assert.Throws<ShapeException>(() => new CenterCrop((4, 0)).Apply(s_pixels));
    }

    [Fact]
    public void An_array_has_its_channels_first_and_keeps_its_values()
    {
        Tensor x = new ToArray().Apply(s_pixels);
        Assert.Equal((new Shape(3, 6, 5), DType.Float32), (x.Shape, x.DType));
        Assert.Equal(s_pixels[1, 2, 0].Item(), x[0, 1, 2].Item());
        Assert.Equal(DType.Float64, new ToArray(DType.Float64).Apply(s_pixels).DType);
        Assert.Equal(new Shape(2, 3, 6, 5), new ToArray().ApplyBatch(Tensor.Stack([s_pixels, s_pixels])).Shape);
        Assert.Equal(s_pixels.ToArray<byte>(), new ToImage().Apply(x).ToArray<byte>());
        Assert.Equal(new Shape(2, 6, 5, 3), new ToImage().ApplyBatch(Tensor.Stack([x, x])).Shape);
    }

    [Fact]
    public void An_image_has_rounded_values_of_a_byte()
    {
        Tensor x = Tensor.From([-5f, 0.4f, 0.6f, 254.7f, 300f, 7f], (3, 1, 2));
        Assert.Equal([0, 1, 255, 0, 255, 7], new ToImage().Apply(x).ToArray<byte>());
        Assert.Equal([0, 255], new ToImage().Apply(Tensor.From([-3, 256], (1, 1, 2))).ToArray<byte>());
    }

    [Fact]
    public void Colours_are_swapped_dropped_repeated_and_weighed()
    {
        Tensor rgba = Tensor.From([10, 20, 30, 99, 255, 0, 0, 99], (2, 1, 4)).To(DType.UInt8);
        Assert.Equal([10, 20, 30, 255, 0, 0], new ConvertColor().Apply(rgba).ToArray<byte>());
        Assert.Equal([30, 20, 10, 0, 0, 255], new ConvertColor(ColorMode.Bgr).Apply(rgba).ToArray<byte>());
        Assert.Equal([18, 76], new ConvertColor(ColorMode.Gray).Apply(rgba).ToArray<byte>());
        Tensor gray = Tensor.From([5f, 6f], (2, 1, 1));
        Assert.Equal([5, 5, 5, 6, 6, 6], new ConvertColor().Apply(gray).ToArray<float>());
        Assert.Equal([5, 6], new ConvertColor(ColorMode.Gray).Apply(gray).ToArray<float>());
        Assert.Equal([30, 0, 20, 0, 10, 255], new ConvertColor(ColorMode.Bgr, ImageLayout.ChannelsFirst).Apply(rgba.Transpose(2, 0, 1)).ToArray<byte>());
        Assert.Throws<ShapeException>(() => new ConvertColor(layout: ImageLayout.ChannelsLast).Apply(Tensor.Zeros((2, 2, 2))));
    }

    [Fact]
    public void Integers_are_int64() => Assert.Equal([1L, -1], new ToInt().Apply(Tensor.From([1.9, -1.9])).ToArray<long>());

    [Fact]
    public void Pictures_on_another_device_are_refused()
    {
        if (Device.OpenCLCount == 0) return;
        Tensor x = s_pixels.To(Device.OpenCL(0));
        Assert.Throws<DeviceException>(() => new Resize(2).Apply(x));
        Assert.Throws<DeviceException>(() => new RandomCrop(2).Apply(x));
    }
}
