using DeZeroNative.NN;

namespace DeZeroNative.Examples.Photos;

/// <summary>A picture file, as it is and as a network takes it.</summary>
internal static class Photo
{
    /// <summary>The batch (1, 3, h, w) of one photo on a device. A photo that already has the network's size is not resized.</summary>
    public static Tensor Prepare(Tensor picture, ImageNetPreprocessing preprocessing, Device device)
    {
        bool fits = picture.Shape[0] == preprocessing.Size.Height && picture.Shape[1] == preprocessing.Size.Width;
        using Tensor x = (fits ? preprocessing.Colors : preprocessing).Apply(picture);
        return x.ExpandDims(0).To(device);
    }

    /// <summary>Writes a picture (h, w, 3) of uint8 as PNG.</summary>
    public static void Save(Tensor picture, string path)
    {
        Terminal.RunFiles.MakeFolder(path);
        PngWriter.Write(path, (int)picture.Shape[1], (int)picture.Shape[0], channels: 3, picture.ToArray<byte>());
    }
}
