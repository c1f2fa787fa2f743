namespace DeZeroNative.Examples.Photos;

/// <summary>Which network looks at a photo.</summary>
internal enum NetworkName
{
    SqueezeNet,
    Vgg16,
    ResNet18,
    ResNet34,
    ResNet50,
    ResNet101,
    ResNet152,
}
