using DeZeroNative.NN.Tests.Data;
using Xunit;

namespace DeZeroNative.NN.Tests.Images;

public class ImageNetPreprocessingTests
{
    private static readonly Tensor s_photo = new RandomGenerator(6).Integers(0, 256, (300, 400, 3), DType.UInt8);

    [SkippableTheory]
    [InlineData("cat")]
    [InlineData("dog")]
    [InlineData("eagle")]
    public void Photos_become_the_inputs_of_the_SqueezeNet_reference(string photo)
    {
        Skip.IfNot(ImageFile.CanDecode(ImageFormat.Jpeg), "TurboJPEG is not here");
        if (RealData.Folder("squeezenet") is not { } folder) return;

        Tensor x = ImageNetPreprocessing.SqueezeNet.Apply(ImageFile.Read(Path.Combine(folder, photo + ".jpg")));
        Tensor crop = ImageFile.Read(Path.Combine(folder, photo + "_crop_227.ppm"));
        Assert.Equal((new Shape(3, 227, 227), DType.Float32), (x.Shape, x.DType));
        double[] mean = [104, 117, 123];
        for (int channel = 0; channel < 3; channel++)
        {
            float[] expected = (crop[.., .., 2 - channel].To(DType.Float32) - mean[channel]).ToArray<float>();
            Assert.Equal(expected, x[channel].ToArray<float>());
        }

        Assert.Equal(x.ToArray<float>(), ImageNetPreprocessing.SqueezeNet.Colors.Apply(crop).ToArray<float>());
    }

    [Fact]
    public void Pictures_come_back_from_what_networks_take()
    {
        foreach (ImageNetPreprocessing preprocessing in new[] { ImageNetPreprocessing.SqueezeNet, ImageNetPreprocessing.VGG16, ImageNetPreprocessing.Torchvision })
            Assert.Equal(s_photo.ToArray<byte>(), preprocessing.Restore(preprocessing.Colors.Apply(s_photo)).ToArray<byte>());
    }

    [Fact]
    public void VGG16_takes_what_DeZero_gives_it()
    {
        Tensor x = ImageNetPreprocessing.VGG16.Apply(s_photo);
        Tensor small = ImageResize.Apply(s_photo, 224, ResizeFilter.Bicubic);
        Assert.Equal((new Shape(3, 224, 224), DType.Float32), (x.Shape, x.DType));
        Assert.Equal(small[5, 6, 2].Item() - 103.939, x[0, 5, 6].Item(), 1e-4);
        Assert.Equal(small[5, 6, 1].Item() - 116.779, x[1, 5, 6].Item(), 1e-4);
        Assert.Equal(small[5, 6, 0].Item() - 123.68, x[2, 5, 6].Item(), 1e-4);
        Assert.Equal(new Shape(3, 96, 64), ImageNetPreprocessing.ForVGG16((96, 64)).Apply(s_photo).Shape);
    }

    [Fact]
    public void The_model_zoo_of_PyTorch_takes_unit_colours()
    {
        Tensor x = ImageNetPreprocessing.Torchvision.Apply(s_photo);
        Tensor crop = new CenterCrop(224).Apply(new ResizeShorterSide(256).Apply(s_photo));
        Assert.Equal(new Shape(3, 224, 224), x.Shape);
        Assert.Equal(((crop[9, 8, 0].Item() / 255) - 0.485) / 0.229, x[0, 9, 8].Item(), 1e-5);
        Assert.Equal(((crop[9, 8, 2].Item() / 255) - 0.406) / 0.225, x[2, 9, 8].Item(), 1e-5);
    }

    [Fact]
    public void Gray_photos_and_batches_are_taken()
    {
        Tensor x = ImageNetPreprocessing.SqueezeNet.Apply(s_photo[.., .., new Slice(0, 1)]);
        Assert.Equal(x[0].ToArray<float>(), (x[2] + (123 - 104)).ToArray<float>());
        Tensor batch = ImageNetPreprocessing.SqueezeNet.ApplyBatch(Tensor.Stack([s_photo, s_photo]));
        Assert.Equal(new Shape(2, 3, 227, 227), batch.Shape);
        Assert.Equal(ImageNetPreprocessing.SqueezeNet.Apply(s_photo).ToArray<float>(), batch[1].ToArray<float>());
    }
}
