using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Layers;

public class StatefulLayerTests
{
    [Theory]
    [InlineData("rnn", "x2h/W x2h/b h2h/W")]
    [InlineData("lstm", "x2f/W x2f/b x2i/W x2i/b x2o/W x2o/b x2u/W x2u/b h2f/W h2i/W h2o/W h2u/W")]
    [InlineData("gru", "x2r/W x2r/b x2z/W x2z/b x2n/W x2n/b h2r/W h2z/W h2n/W")]
    public void Weights_have_the_names_of_DeZero_s_files(string kind, string names) =>
        Assert.Equal(names.Split(' '), RecurrentKinds.Make(kind, 4, inSize: 3).NamedParameters().Select(named => named.Key));

    [Theory, InlineData("rnn"), InlineData("lstm"), InlineData("gru")]
    public void Hidden_weights_are_square_whatever_the_inputs(string kind)
    {
        // DeZero's RNN makes them (inputs, units) where the input size is known, and fails in the second step.
        StatefulLayer layer = RecurrentKinds.Make(kind, 4, inSize: 3);
        Assert.All(layer.NamedParameters().Where(named => named.Key.StartsWith('h')), named => Assert.Equal(new Shape(4, 4), named.Value.Shape));
        layer.Forward(Input(0));
        TensorAssert.HasShape((2, 4), layer.Forward(Input(1)).Data);
    }

    [Fact]
    public void Rnn_computes_DeZero_s_formula()
    {
        StatefulLayer layer = RecurrentKinds.Make("rnn", 4, inSize: 3);
        Dictionary<string, Tensor> w = layer.NamedParameters().ToDictionary(named => named.Key, named => named.Value.Data);
        Tensor first = (Tensor.MatMul(Input(0), w["x2h/W"]) + w["x2h/b"]).Tanh();
        Tensor second = (Tensor.MatMul(Input(1), w["x2h/W"]) + w["x2h/b"] + Tensor.MatMul(first, w["h2h/W"])).Tanh();

        TensorAssert.Close(first, layer.Forward(Input(0)).Data, rtol: 1e-12);
        TensorAssert.Close(second, layer.Forward(Input(1)).Data, rtol: 1e-12);
    }

    [Fact]
    public void Lstm_computes_DeZero_s_formula()
    {
        var layer = (Lstm)RecurrentKinds.Make("lstm", 4, inSize: 3);
        Dictionary<string, Tensor> w = layer.NamedParameters().ToDictionary(named => named.Key, named => named.Value.Data);
        Tensor h = Tensor.Zeros((2, 4), DType.Float64), c = h;
        for (int t = 0; t < 3; t++)
        {
            Tensor Gate(string k) => Tensor.MatMul(Input(t), w[$"x2{k}/W"]) + w[$"x2{k}/b"] + Tensor.MatMul(h, w[$"h2{k}/W"]);
            c = Gate("f").Sigmoid() * c + Gate("i").Sigmoid() * Gate("u").Tanh();
            h = Gate("o").Sigmoid() * c.Tanh();
            TensorAssert.Close(h, layer.Forward(Input(t)).Data, rtol: 1e-12);
            TensorAssert.Close(c, layer.C!.Data, rtol: 1e-12);
        }
    }

    [Theory, InlineData("rnn"), InlineData("lstm"), InlineData("gru")]
    public void ResetState_begins_anew(string kind)
    {
        StatefulLayer layer = RecurrentKinds.Make(kind, 4);
        Tensor first = layer.Forward(Input(0)).Data;
        Assert.False(Tensor.AllClose(first, layer.Forward(Input(0)).Data));
        layer.ResetState();
        Assert.Null(layer.H);
        TensorAssert.Equal(first, layer.Forward(Input(0)).Data);
    }

    [Theory, InlineData("rnn"), InlineData("lstm"), InlineData("gru")]
    public void Gradients_of_several_steps_are_those_of_central_differences(string kind)
    {
        StatefulLayer layer = RecurrentKinds.Make(kind, 3, inSize: 2);
        Parameter[] parameters = [.. layer.Parameters()];
        Variable Loss()
        {
            layer.ResetState();
            Variable sum = F.Sum(layer.Forward(Small(0)) * Small(5, 3));
            for (int t = 1; t < 4; t++) sum += F.Sum(layer.Forward(Small(t)) * Small(5 + t, 3));
            return sum;
        }
        Loss().Backward();
        foreach (Parameter parameter in parameters)
        {
            Span<double> values = parameter.Data.AsSpan<double>();
            double[] gradient = Values.Of(parameter.Grad!.Data);
            for (int i = 0; i < values.Length; i++)
            {
                double old = values[i], eps = 1e-5;
                values[i] = old + eps;
                double above = Loss().Data.Item();
                values[i] = old - eps;
                double below = Loss().Data.Item();
                values[i] = old;
                Assert.Equal((above - below) / (2 * eps), gradient[i], 1e-7);
            }
        }
    }

    // Steps whose weights' gradients are multiplied together, in more than one product, and steps that multiply for themselves.
    [Theory, InlineData("rnn", 30), InlineData("lstm", 30), InlineData("gru", 30), InlineData("rnn", 300), InlineData("lstm", 300), InlineData("gru", 300)]
    public void Gradients_of_many_steps_are_those_of_a_recorded_pass_on_any_number_of_threads(string kind, int rows)
    {
        const int Steps = 40;
        StatefulLayer layer = RecurrentKinds.Make(kind, 6, inSize: 3);
        Parameter[] parameters = [.. layer.Parameters()];
        Tensor[] xs = [.. Enumerable.Range(0, Steps).Select(t => Values.Random((rows, 3), DType.Float64, t, -1, 1))];
        Variable Loss()
        {
            layer.ResetState();
            layer.ClearGrads();
            Variable sum = F.Sum(layer.Forward(xs[0]));
            for (int t = 1; t < Steps; t++) sum += F.Sum(F.Square(layer.Forward(xs[t])));
            return sum;
        }
        Tensor[] Gradients() => [.. parameters.Select(parameter => parameter.Grad!.Data.Clone())];
        Loss().Backward(createGraph: true);
        Tensor[] expected = Gradients();
        Tensor[][] runs = [.. new[] { 1, 2, 4 }.Select(threads =>
        {
            using var budget = new ThreadBudget(threads);
            Loss().Backward();
            return Gradients();
        })];
        for (int i = 0; i < expected.Length; i++)
        {
            TensorAssert.Close(expected[i], runs[0][i], rtol: 1e-10, atol: 1e-10);
            TensorAssert.Equal(runs[0][i], runs[1][i]);
            TensorAssert.Equal(runs[0][i], runs[2][i]);
        }
    }

    [Theory, InlineData("rnn"), InlineData("lstm"), InlineData("gru")]
    public void A_pass_that_fails_leaves_nothing_for_the_next(string kind)
    {
        StatefulLayer layer = RecurrentKinds.Make(kind, 6, inSize: 3);
        Parameter[] parameters = [.. layer.Parameters()];
        // The gradient of an early step fails when those of the later ones have been noted.
        var early = new FailingOnce();
        Variable sum = F.Sum(early.Apply(layer.Forward(Input(0)))[0]);
        for (int t = 1; t < 4; t++) sum += F.Sum(layer.Forward(Input(t)));
        Assert.Throws<InvalidOperationException>(() => sum.Backward());
        Assert.All(parameters, parameter => Assert.Null(parameter.Grad));
        sum.Backward();
        Tensor[] gradients = [.. parameters.Select(parameter => parameter.Grad!.Data.Clone())];
        layer.ClearGrads();
        sum.Backward();
        for (int i = 0; i < gradients.Length; i++) TensorAssert.Equal(gradients[i], parameters[i].Grad!.Data);
    }

    private sealed class FailingOnce : Function
    {
        private bool _failed;

        protected override Tensor[] Forward(Tensor[] xs) => [xs[0].Clone()];

        protected override Variable?[] Backward(Variable?[] gys)
        {
            if (_failed) return gys;
            _failed = true;
            throw new InvalidOperationException("once");
        }
    }

    [Theory, InlineData("rnn"), InlineData("lstm"), InlineData("gru")]
    public void A_cut_ends_the_gradients_there(string kind)
    {
        // The same step twice: once from a state that was cut off, once from one that never had a graph.
        StatefulLayer cut = RecurrentKinds.Make(kind, 4, inSize: 3), constant = RecurrentKinds.Make(kind, 4, inSize: 3);
        F.Sum(cut.Forward(Input(0))).UnchainBackward();
        using (new NoGrad()) constant.Forward(Input(0));

        F.Sum(cut.Forward(Input(1))).Backward();
        F.Sum(constant.Forward(Input(1))).Backward();

        foreach ((Parameter a, Parameter b) in cut.Parameters().Zip(constant.Parameters())) TensorAssert.Close(b.Grad!.Data, a.Grad!.Data, rtol: 1e-12);
    }

    [Theory, InlineData("rnn"), InlineData("lstm"), InlineData("gru")]
    public void A_step_uses_the_weights_as_an_update_left_them(string kind)
    {
        StatefulLayer layer = RecurrentKinds.Make(kind, 4, inSize: 3), other = RecurrentKinds.Make(kind, 4, inSize: 3, seed: 2);
        Optimizer optimizer = new SGD(0.5).Setup(layer);
        F.Sum(layer.Forward(Input(0))).Backward();
        optimizer.Update();
        other.SetWeights(layer.NamedParameters().ToDictionary(named => named.Key, named => named.Value.Data));
        using (new NoGrad())
        {
            // The other layer takes the first step with the weights of before, and the state of that.
            layer.ResetState();
            other.ResetState();
            TensorAssert.Equal(other.Forward(Input(0)).Data, layer.Forward(Input(0)).Data);
        }
        TensorAssert.Equal(other.Forward(Input(1)).Data, layer.Forward(Input(1)).Data);
    }

    [Theory, InlineData("rnn"), InlineData("lstm"), InlineData("gru")]
    public void Without_a_cut_too(string kind)
    {
        StatefulLayer layer = RecurrentKinds.Make(kind, 4, inSize: 3), other = RecurrentKinds.Make(kind, 4, inSize: 3, seed: 2);
        Optimizer optimizer = new SGD(0.5).Setup(layer);
        Variable h = layer.Forward(Input(0));
        Tensor before = layer.Forward(Input(1)).Data;
        F.Sum(layer.H!).Backward();
        optimizer.Update();
        layer.Forward(Input(2));
        other.SetWeights(layer.NamedParameters().ToDictionary(named => named.Key, named => named.Value.Data));
        Assert.True(h.RequiresGrad);
        // From one state, new weights.
        layer.ResetState();
        other.ResetState();
        TensorAssert.Equal(other.Forward(Input(1)).Data, layer.Forward(Input(1)).Data);
        Assert.False(Tensor.AllClose(before, layer.H!.Data));
    }

    [Theory, InlineData("rnn"), InlineData("lstm"), InlineData("gru")]
    public void Weights_set_between_two_steps_are_seen_by_the_second(string kind)
    {
        StatefulLayer layer = RecurrentKinds.Make(kind, 4, inSize: 3), other = RecurrentKinds.Make(kind, 4, inSize: 3, seed: 2);
        layer.Forward(Input(0));
        layer.SetWeights(other.NamedParameters().ToDictionary(named => named.Key, named => named.Value.Data));
        Tensor seen = layer.Forward(Input(1)).Data;
        layer.ResetState();
        Assert.False(Tensor.AllClose(seen, layer.Forward(Input(1)).Data));
        other.Forward(Input(1));
        TensorAssert.Equal(other.H!.Data, layer.H!.Data);
    }

    [Theory, OnEachDevice("rnn"), OnEachDevice("lstm"), OnEachDevice("gru")]
    public void It_runs_on_every_device(string device, string kind)
    {
        StatefulLayer there = RecurrentKinds.Make(kind, 4, inSize: 3, dtype: DType.Float32), here = RecurrentKinds.Make(kind, 4, inSize: 3, dtype: DType.Float32);
        there.To(Device.Parse(device));
        for (int t = 0; t < 3; t++)
        {
            Tensor x = Input(t).To(DType.Float32);
            TensorAssert.Close(here.Forward(x).Data, there.Forward(x.On(device)).Data, rtol: 1e-4, atol: 1e-5);
        }
    }

    [Fact]
    public void A_model_that_gives_memory_back_leaves_the_state()
    {
        var layer = new Lstm(300, random: new RandomGenerator(1));
        var model = new Sequential { layer, F.Tanh, new Linear(3) };
        using var noGrad = new NoGrad();
        Tensor x = Values.Random((8, 5), DType.Float32, 1, -1, 1);
        for (int t = 0; t < 5; t++) model.Forward(x);
        Tensor h = layer.H!.Data;
        layer.ResetState();
        for (int t = 0; t < 5; t++) layer.Forward(x);
        TensorAssert.Equal(h, layer.H!.Data);
    }

    [Fact]
    public void A_state_outlives_the_scope_of_its_step()
    {
        StatefulLayer layer = RecurrentKinds.Make("lstm", 4, inSize: 3);
        using (new TensorScope())
        {
            F.Sum(layer.Forward(Input(0))).UnchainBackward();
        }
        TensorAssert.HasShape((2, 4), layer.Forward(Input(1)).Data);
    }

    [Fact]
    public void Arguments_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Rnn(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Lstm(-1));
        var layer = new Gru(4);
        Assert.Throws<ShapeException>(() => layer.Forward(Tensor.Ones((1, 2, 3))));
        layer.Forward(Tensor.Ones((2, 3)));
        Assert.Contains("ResetState", Assert.Throws<ShapeException>(() => layer.Forward(Tensor.Ones((5, 3)))).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => layer.Forward(Tensor.Ones((2, 4))));
    }

    private static Tensor Input(int t) => Values.Random((2, 3), DType.Float64, 10 + t, -1, 1);

    private static Tensor Small(int t, int size = 2) => Values.Random((2, size), DType.Float64, 10 + t, -1, 1);
}
