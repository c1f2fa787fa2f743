using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Layers;

public class LinearTests
{
    [Theory, OnEachDevice]
    public void It_computes_x_W_plus_b(string name)
    {
        Device device = Device.Parse(name);
        var layer = new Linear(2);
        layer.To(device);
        layer.SetWeights(new Dictionary<string, Tensor> { ["W"] = Tensor.From(new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }), ["b"] = Tensor.From([10f, 20f]) });

        Variable y = layer.Forward(Tensor.From(new float[,] { { 1, 0, -1 }, { 2, 1, 0 } }).To(device));

        TensorAssert.Close([6, 16, 15, 28], y.Data);
    }

    [Fact]
    public void W_is_made_at_the_first_call_from_the_size_of_x()
    {
        var layer = new Linear(4);
        Assert.Null(layer.W);

        layer.Forward(Tensor.Ones((5, 3)));

        Assert.Equal(new Shape(3, 4), layer.W!.Shape);
        Assert.Equal(["W", "b"], layer.NamedParameters().Select(named => named.Key));
    }

    [Fact]
    public void W_is_there_at_once_where_the_input_size_is_given()
    {
        var layer = new Linear(4, inSize: 3, dtype: DType.Float64, noBias: true);

        Assert.Equal(new Shape(3, 4), layer.W!.Shape);
        Assert.Equal(DType.Float64, layer.W.DType);
        Assert.Null(layer.B);
        Assert.Equal(["W"], layer.NamedParameters().Select(named => named.Key));
    }

    [Fact]
    public void W_is_normal_with_the_deviation_of_its_inputs_and_b_is_zero()
    {
        var layer = new Linear(500, inSize: 400, random: new RandomGenerator(1));

        double[] w = Values.Of(layer.W!.Data);
        double mean = w.Average(), deviation = Math.Sqrt(w.Average(v => (v - mean) * (v - mean)));

        // Of 200,000 numbers the deviation is known to 0.16 percent, the mean to 1.1e-4; four of these are allowed.
        Assert.InRange(deviation, 0.05 * (1 - 0.0064), 0.05 * (1 + 0.0064));
        Assert.InRange(mean, -4.5e-4, 4.5e-4);
        Assert.All(Values.Of(layer.B!.Data), b => Assert.Equal(0, b));
    }

    [Theory, OnEachDevice]
    public void One_seed_gives_the_same_weights_on_every_device(string name)
    {
        Device device = Device.Parse(name);
        var here = new Linear(7, random: new RandomGenerator(5));
        var there = new Linear(7, random: new RandomGenerator(5));
        there.To(device);

        here.Forward(Tensor.Ones((1, 6)));
        there.Forward(Tensor.Ones((1, 6)).To(device));

        Assert.Same(device, there.W!.Device);
        TensorAssert.Equal(here.W!.Data, there.W.Data.To(Device.Cpu));
    }

    [Fact]
    public void An_input_of_another_size_is_refused()
    {
        var layer = new Linear(2, inSize: 3);

        var error = Assert.Throws<ShapeException>(() => layer.Forward(Tensor.Ones((5, 4))));
        Assert.Contains("[linear]", error.Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => new Linear(2).Forward(Tensor.Scalar(1f)));
        Assert.Throws<DTypeException>(() => new Linear(2, dtype: DType.Int32));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Linear(0));
    }

    [Fact]
    public async Task Many_threads_may_make_the_first_call()
    {
        var layer = new Linear(3);
        Tensor x = Tensor.Ones((2, 4));

        Tensor[] ys = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => layer.Forward(x).Data)));

        Assert.All(ys, y => TensorAssert.Equal(ys[0], y));
    }
}
