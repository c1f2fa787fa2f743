using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

internal sealed class Step59() : BookStep(59, "A time series, by a recurrent network")
{
    private const int Hidden = 100;
    private const int BpttLength = 30;

    public override void Run(StepPage page)
    {
        var train = new SinCurve(train: true);
        page.Print(train.Length);
        page.Print(train[0].X, train[0].T);
        page.Print(train[1].X, train[1].T);

        var model = new SimpleRnn(Hidden, 1);
        Optimizer optimizer = new Adam().Setup(model);
        int epochs = page.Times(100, 2);
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            model.ResetState();
            Variable loss = Tensor.Scalar(0f);
            for (int count = 1; count <= train.Length; count++)
            {
                (Tensor x, Tensor t) = train[count - 1];
                loss += F.MeanSquaredError(model.Forward(x.Reshape((1, 1))), t.Reshape((1, 1)));

                // Backpropagation through time, truncated: the graph is cut after thirty steps, the state goes on.
                if (count % BpttLength != 0 && count != train.Length) continue;
                model.ClearGrads();
                loss.Backward();
                loss.UnchainBackward();
                optimizer.Update();
            }
            page.Print($"| epoch {epoch} | loss {loss.Data.Item() / train.Length:F6}");
        }
        CosinePlot.Save(page, "rnn.png", model, model.ResetState);
    }

    private sealed class SimpleRnn : Model
    {
        private readonly Rnn _rnn;
        private readonly Linear _fc;

        public SimpleRnn(int hidden, int outputs)
        {
            var random = new RandomGenerator(0);
            _rnn = Add("rnn", new Rnn(hidden, random: random));
            _fc = Add("fc", new Linear(outputs, random: random));
        }

        public void ResetState() => _rnn.ResetState();

        protected override Variable Compute(Variable x) => _fc.Forward(_rnn.Forward(x));
    }
}
