namespace DeZeroNative.NN;

/// <summary>The <see cref="ResNet"/> of 101 layers.</summary>
/// <param name="classes">Outputs.</param>
/// <param name="form">Whose details: those of the weights that are to be loaded.</param>
/// <param name="dtype">Type of the parameters.</param>
/// <param name="random">Where the weights come from; null for <see cref="RandomGenerator.Default"/>.</param>
public class ResNet101(int classes = 1000, ResNetForm form = ResNetForm.PyTorch, DType dtype = DType.Float32, RandomGenerator? random = null)
    : ResNet(101, classes, form, dtype, random);
