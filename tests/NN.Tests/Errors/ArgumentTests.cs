using Xunit;

namespace DeZeroNative.NN.Tests;

public class ArgumentTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Sizes_are_positive(int size)
    {
        Names("[linear]", () => new Linear(size));
        Names("[linear]", () => new Linear(3, inSize: size));
        Names("[linear]", () => new MLP([size]));
        Names("[data_loader]", () => new DataLoader(new Spiral(), size));
        Names("[picture]", () => new Picture(size, 5));
        Names("[clip_grad]", () => new ClipGrad(size));
    }

    [Fact]
    public void Parameters_that_are_no_numbers_are_refused()
    {
        Names("[clip_grad]", () => new ClipGrad(double.NaN));
        Names("[clip_grad_value]", () => new ClipGradValue(double.NaN));
        Names("[clip_grad_value]", () => new ClipGradValue(0));
        Names("[weight_decay]", () => new WeightDecay(double.NaN));
        Names("[weight_decay]", () => new WeightDecay(-0.1));
        Names("[picture]", () => new Picture(int.MaxValue, int.MaxValue));
        Names("[synthetic_digits]", () => new SyntheticDigits(count: int.MaxValue));
        Names("[dataset]", () => new Spiral()[300]);
        Names("[dataset]", () => new Spiral().Batch([0, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NumPyRandomState(1).Permutation(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NumPyRandomState(1).Choice(3, -1, replace: false));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1e-9)]
    public void Options_of_optimizers_are_finite_and_not_negative(double value)
    {
        Names("[optimizer] lr of SGD", () => new SGD(value));
        Names("[optimizer] momentum of MomentumSGD", () => new MomentumSGD(momentum: value));
        Names("[optimizer] weight_decay of NesterovSGD", () => new NesterovSGD(weightDecay: value));
        Names("[optimizer] lr of AdaGrad", () => new AdaGrad(value));
        Names("[optimizer] rho of AdaDelta", () => new AdaDelta(value));
        Names("[optimizer] alpha of Adam", () => new Adam(value));
        Names("[optimizer] eps of AdamW", () => new AdamW(eps: value));
        Names("[optimizer] beta2 of Adam must be in [0, 1), got 1", () => new Adam(beta2: 1));
        Names("[optimizer] lr of RMSprop", () => new RMSprop(value));
        Names("[optimizer] lr of SGD", () => new SGD().Lr = value);
        Names("[optimizer] alpha of Adam", () => new Adam().Groups[0].Rate = value);
    }

    [Fact]
    public void Transforms_refuse_what_they_cannot_take()
    {
        Assert.Throws<ArgumentNullException>(() => new Compose(null!));
        Assert.Throws<ArgumentNullException>(() => new Compose(new ToFloat(), null!));
        Assert.Throws<ArgumentNullException>(() => new ToFloat().ApplyBatch(null!));
        Assert.Throws<ArgumentNullException>(() => new Flatten().Apply(null!));
        Assert.Throws<ArgumentNullException>(() => new UnitPixels().Apply(null!));
        Assert.Throws<ArgumentNullException>(() => new Normalize(0, 1).Apply(null!));
        var normalize = new Normalize([0, 1], [1, 1]);
        Assert.StartsWith("[normalize]", Assert.Throws<ShapeException>(() => normalize.Apply(Tensor.Scalar(1f))).Message, StringComparison.Ordinal);
        Assert.StartsWith("[normalize]", Assert.Throws<ShapeException>(() => normalize.Apply(Tensor.Ones((3, 4, 4)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_that_an_update_makes_dense_outlives_the_scope()
    {
        var w = new Parameter(Tensor.Ones((2, 3)).T);
        Optimizer optimizer = new SGD(1).Setup([w]);
        using (new TensorScope())
        {
            F.Sum(w * 2.0).Backward();
            optimizer.Update();
        }

        Assert.Equal(-1, w.Data[0, 0].Item());
    }

    private static void Names(string operation, Func<object> call) =>
        Assert.StartsWith(operation, Assert.Throws<ArgumentOutOfRangeException>(() => { call(); }).Message, StringComparison.Ordinal);
}
