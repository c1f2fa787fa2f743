using DeZeroNative.NN;

namespace DeZeroNative.Tests.Conformance;

/// <summary>The convolutional network of the weight files: conv1, bn1, relu, pooling, and a block of two linear layers.</summary>
internal sealed class ConvNet : Layer
{
    private readonly Conv2d _conv1;
    private readonly BatchNorm _bn1;
    private readonly Block _block;

    internal ConvNet(int channels, int hidden, int outputs, DType dtype)
    {
        _conv1 = Add("conv1", new Conv2d(channels, 3, 1, 1, dtype: dtype));
        _bn1 = Add("bn1", new BatchNorm(dtype: dtype));
        _block = Add("block", new Block(hidden, outputs, dtype));
    }

    protected override Variable Compute(Variable x) => _block.Forward(F.Flatten(F.Pooling(F.Relu(_bn1.Forward(_conv1.Forward(x))), 2, 2)));

    private sealed class Block : Layer
    {
        private readonly Linear _fc1, _fc2;

        internal Block(int hidden, int outputs, DType dtype)
        {
            _fc1 = Add("fc1", new Linear(hidden, dtype: dtype));
            _fc2 = Add("fc2", new Linear(outputs, noBias: true, dtype: dtype));
        }

        protected override Variable Compute(Variable x) => _fc2.Forward(F.Relu(_fc1.Forward(x)));
    }
}
