using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Layers;

public class RecurrentSequenceTests
{
    [Fact]
    public void Parameters_have_PyTorch_s_names_and_shapes()
    {
        var layer = new LstmSequence(5, numLayers: 2, bidirectional: true, inSize: 3);
        Assert.Equal(
            ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", "weight_ih_l0_reverse", "weight_hh_l0_reverse", "bias_ih_l0_reverse", "bias_hh_l0_reverse"],
            layer.NamedParameters().Take(8).Select(named => named.Key));
        Dictionary<string, Shape> shapes = layer.NamedParameters().ToDictionary(named => named.Key, named => named.Value.Shape);
        Assert.Equal(16, shapes.Count);
        Assert.Equal(new Shape(20, 3), shapes["weight_ih_l0"]);
        Assert.Equal(new Shape(20, 10), shapes["weight_ih_l1"]);
        Assert.Equal(new Shape(20, 5), shapes["weight_hh_l1_reverse"]);
        Assert.Equal(new Shape(20), shapes["bias_ih_l1"]);
        Assert.Equal(["weight_ih_l0", "weight_hh_l0"], new GruSequence(5, noBias: true, inSize: 3).NamedParameters().Select(named => named.Key));
    }

    [Fact]
    public void Weights_are_made_at_the_first_call_and_uniform()
    {
        var layer = new GruSequence(100, random: new RandomGenerator(1));
        Assert.Empty(layer.Parameters());
        layer.Forward(Tensor.Ones((1, 1, 40)));
        double[] w = Values.Of(layer.NamedParameters().First().Value.Data);
        Assert.Equal(300 * 40, w.Length);
        Assert.InRange(w.Max(), 0.099, 0.1);
        Assert.InRange(w.Min(), -0.1, -0.099);
        Assert.InRange(w.Average(), -0.002, 0.002);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Results_have_their_shapes(bool batchFirst, bool bidirectional)
    {
        int directions = bidirectional ? 2 : 1;
        Tensor x = batchFirst ? Tensor.Ones((2, 7, 3)) : Tensor.Ones((7, 2, 3));
        Shape y = batchFirst ? (2, 7, 5 * directions) : (7, 2, 5 * directions), state = (2 * directions, 2, 5);

        (Variable lstmY, Variable lstmH, Variable lstmC) = new LstmSequence(5, numLayers: 2, batchFirst: batchFirst, bidirectional: bidirectional).Run(x);
        (Variable gruY, Variable gruH) = new GruSequence(5, numLayers: 2, batchFirst: batchFirst, bidirectional: bidirectional).Run(x);
        (Variable rnnY, Variable rnnH) = new RnnSequence(5, numLayers: 2, batchFirst: batchFirst, bidirectional: bidirectional).Run(x);

        Assert.All([lstmY, gruY, rnnY], v => Assert.Equal(y, v.Shape));
        Assert.All([lstmH, lstmC, gruH, rnnH], v => Assert.Equal(state, v.Shape));
    }

    [Fact]
    public void States_carry_a_sequence_over_from_one_part_to_the_next()
    {
        var layer = new LstmSequence(5, numLayers: 2, dtype: DType.Float64, random: new RandomGenerator(1));
        Tensor x = Values.Random((6, 2, 3), DType.Float64, 1, -1, 1);
        Tensor whole = layer.Forward(x).Data;
        (Variable first, Variable h, Variable c) = layer.Run(x[new Slice(0, 2)]);
        (Variable second, _, _) = layer.Run(x[new Slice(2)], h.Data, c.Data);
        TensorAssert.Close(whole, Tensor.Concat([first.Data, second.Data]), rtol: 1e-12);
    }

    [Fact]
    public void Hooks_see_every_way_in()
    {
        Tensor x = Tensor.Ones((2, 1, 4));
        LstmSequence lstm = new(4);
        GruSequence gru = new(4);
        RnnSequence rnn = new(4);
        MultiHeadAttention attention = new(4, heads: 2);
        TransformerEncoderLayer transformer = new(4, heads: 2, hiddenSize: 4);
        int calls = 0;
        foreach (Layer layer in (Layer[])[lstm, gru, rnn, attention, transformer])
        {
            layer.AddForwardHook((_, _, y) =>
            {
                calls++;
                return y * 0;
            });
        }
        foreach (Variable y in (Variable[])[lstm.Run(x).Y, gru.Run(x).Y, rnn.Run(x).Y, attention.Attend(x, x, x), transformer.Run(x)])
            TensorAssert.Equal(Tensor.Zeros((2, 1, 4)), Tensor.Equal(y.Data, 0).To(DType.Float32) - 1);
        Assert.Equal(5, calls);
    }

    [Fact]
    public void It_agrees_with_the_stateful_form()
    {
        var steps = new Lstm(5, inSize: 3, dtype: DType.Float64, random: new RandomGenerator(1));
        Dictionary<string, Tensor> w = steps.NamedParameters().ToDictionary(named => named.Key, named => named.Value.Data);
        Tensor Joined(string prefix) => Tensor.Concat([w[prefix + "i/W"], w[prefix + "f/W"], w[prefix + "u/W"], w[prefix + "o/W"]], axis: 1).Transpose();
        var sequence = new LstmSequence(5, dtype: DType.Float64);
        sequence.SetWeights(new Dictionary<string, Tensor>
        {
            ["weight_ih_l0"] = Joined("x2"),
            ["weight_hh_l0"] = Joined("h2"),
            ["bias_ih_l0"] = Tensor.Concat([w["x2i/b"], w["x2f/b"], w["x2u/b"], w["x2o/b"]]),
            ["bias_hh_l0"] = Tensor.Zeros(20, DType.Float64),
        });
        Tensor x = Values.Random((6, 2, 3), DType.Float64, 1, -1, 1), y = sequence.Forward(x).Data;
        for (int t = 0; t < 6; t++) TensorAssert.Close(y[t], steps.Forward(x[t]).Data, rtol: 1e-12);
    }

    [Theory, OnEachDevice]
    public void It_learns_on_every_device(string device)
    {
        var random = new RandomGenerator(3);
        var layer = new GruSequence(8, random: random);
        var head = new Linear(1, random: random);
        layer.To(Device.Parse(device));
        head.To(Device.Parse(device));
        // Which of two steps was larger?
        Tensor x = random.Uniform((2, 64, 1)), t = (x[0] > x[1]).To(DType.Float32);
        x = x.On(device);
        t = t.On(device);
        layer.Forward(x);
        head.Forward(Tensor.Ones((1, 8), device: Device.Parse(device)));
        Optimizer optimizer = new Adam(0.05).Setup([.. layer.Parameters(), .. head.Parameters()]);
        double first = 0, last = 0;
        for (int i = 0; i < 40; i++)
        {
            Variable loss = F.MeanSquaredError(head.Forward(layer.Run(x).H[0]), t);
            layer.ClearGrads();
            head.ClearGrads();
            loss.Backward();
            optimizer.Update();
            last = loss.Data.Item();
            if (i == 0) first = last;
        }
        Assert.True(last < first / 3, $"{first} to {last}");
    }

    [Fact]
    public void Weights_are_saved_and_loaded()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("sequence-").FullName, "w.npz");
        var layer = new LstmSequence(5, inSize: 3);
        layer.SaveWeights(path);
        var other = new LstmSequence(5);
        other.LoadWeights(path);
        Tensor x = Tensor.Ones((2, 2, 3));
        TensorAssert.Equal(layer.Forward(x).Data, other.Forward(x).Data);
        File.Delete(path);
    }

    [Fact]
    public void Arguments_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LstmSequence(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GruSequence(3, numLayers: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RnnSequence(3, dropout: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RnnSequence(3, inSize: 0));
        Assert.Throws<DTypeException>(() => new RnnSequence(3, dtype: DType.Int32));
        Assert.Throws<ShapeException>(() => new LstmSequence(3).Forward(Tensor.Ones((2, 3))));
        Assert.Throws<ShapeException>(() => new LstmSequence(3).Run(Tensor.Ones((2, 3, 4)), Tensor.Ones((1, 2, 3))));
    }
}
