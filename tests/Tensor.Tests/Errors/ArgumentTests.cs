namespace DeZeroNative.Tests;

/// <summary>Arguments that mean nothing: each raises what its operation documents.</summary>
public class ArgumentTests
{
    [Theory, OnEachDevice]
    public void Nothing_is_written_through_repeated_elements(string device)
    {
        Tensor one = Tensor.Ones((1, 3), device: Device.Parse(device)), repeated = one.BroadcastTo((2, 3)), x = Tensor.Zeros((2, 3), device: Device.Parse(device));

        Assert.StartsWith("[copy_from]", Assert.Throws<InvalidOperationException>(() => repeated.CopyFrom(x)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => repeated[0] = x[0]);
        Assert.Equal([1, 1, 1], one.ToArray<float>());
    }

    [Theory, OnEachDevice]
    public void Integers_to_negative_powers_are_cut_towards_zero(string device)
    {
        Tensor a = Tensor.From(new[] { 2, 1, -1, -1, -3 }).On(device), b = Tensor.From(new[] { -1, -5, -2, -3, -1 }).On(device);

        Assert.Equal([0, 1, 1, -1, 0], Tensor.Pow(a, b).ToArray<int>());
    }

    [Theory, OnEachDevice]
    public void Numbers_beyond_a_type_are_compared_and_clipped_by_their_value(string device)
    {
        Tensor x = Tensor.From(new byte[] { 0, 100, 255 }).On(device);

        Assert.Equal([true, true, true], (x < 300).ToArray<bool>());
        Assert.Equal([true, true, true], (x > -1).ToArray<bool>());
        Assert.Equal([0L, 100, 255], x.Clip(-5, 300).ToArray<long>());
        Assert.Equal([300L, 400, 555], (x + 300).ToArray<long>());
        Assert.Equal([1, 101], (x[..2] + 1).ToArray<byte>().Select(v => (int)v));
        Assert.Equal([true, true, true], (x.To(DType.Int32) < (1L << 40)).ToArray<bool>());
        Assert.Equal([255, 255], Tensor.Full(2, 300, DType.UInt8, Device.Parse(device)).ToArray<byte>().Select(v => (int)v));
    }

    [Fact]
    public void An_operation_that_adds_an_axis_stops_at_the_most_axes()
    {
        Tensor x = Tensor.Zeros([1, 1, 1, 1, 1, 1, 1, 1]);

        Assert.StartsWith("[stack]", Assert.Throws<ShapeException>(() => Tensor.Stack([x, x])).Message, StringComparison.Ordinal);
        Assert.StartsWith("[expand_dims]", Assert.Throws<ShapeException>(() => x.ExpandDims(0)).Message, StringComparison.Ordinal);
        Assert.StartsWith("[index]", Assert.Throws<ShapeException>(() => x[TensorIndex.NewAxis]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stack_names_itself()
    {
        Tensor x = Tensor.Zeros(3);

        Assert.StartsWith("[stack]", Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Stack([x, x], 5)).Message, StringComparison.Ordinal);
        Assert.StartsWith("[stack]", Assert.Throws<ShapeException>(() => Tensor.Stack([x, Tensor.Zeros(2)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => Tensor.Stack([x, null!]));
        Assert.Throws<ArgumentNullException>(() => -(Tensor)null!);
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.NaN)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(0, -1)]
    public void A_normal_distribution_has_finite_parameters(double mean, double std) =>
        Assert.StartsWith("[normal]", Assert.Throws<ArgumentException>(() => new RandomGenerator(1).Normal(3, mean, std)).Message, StringComparison.Ordinal);

    [Fact]
    public void Listed_axes_are_those_listed_and_no_others()
    {
        Axes axes = new[] { 1, 0 };

        Assert.Equal(0, axes[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => axes[2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => axes[-1]);
    }

    [Fact]
    public void An_outer_scope_can_keep_what_an_inner_one_made()
    {
        Tensor x;
        using (var outer = new TensorScope())
        {
            using (new TensorScope()) x = outer.Keep(Tensor.Ones(3));
        }

        Assert.False(x.IsDisposed);
    }
}
