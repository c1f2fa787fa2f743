namespace DeZeroNative.NN;

/// <summary>Whose ResNet: the published weights of each expect these details.</summary>
public enum ResNetForm
{
    /// <summary>
    /// PyTorch's and its weights': strides in the 3x3 convolutions, no bias in the first convolution, the first pooling padded, 1e-5 in batch normalisation.
    /// </summary>
    PyTorch,

    /// <summary>
    /// DeZero's and its weights', from the authors' Caffe model: strides in the first 1x1 convolutions, a bias in the first convolution (64 parameters more), the
    /// first pooling without padding, 2e-5 in batch normalisation.
    /// </summary>
    DeZero,
}
