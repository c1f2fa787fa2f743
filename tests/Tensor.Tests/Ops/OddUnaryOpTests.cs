namespace DeZeroNative.Tests;

/// <summary>What an operation with f(-x) = -f(x) is held to besides.</summary>
public abstract class OddUnaryOpTests : UnaryOpTests
{
    /// <summary>Whether the function of +0 is -0.</summary>
    protected virtual bool TurnsZero => false;

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void It_is_odd_to_the_last_bit(string device, DType dtype)
    {
        Tensor x = Random(1000, dtype, seed: 3).On(device), zero = Values.From([0.0, -0.0], 2, dtype).On(device);

        TensorAssert.Equal(-Apply(x), Apply(-x));
        if (device == "cpu") TensorAssert.Equal(zero, TurnsZero ? -Apply(zero) : Apply(zero));
    }
}
