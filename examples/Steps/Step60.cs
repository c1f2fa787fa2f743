using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

internal sealed class Step60() : BookStep(60, "An LSTM, and a loader for sequences")
{
    private const int Hidden = 100;
    private const int BatchSize = 30;
    private const int BpttLength = 30;

    public override void Run(StepPage page)
    {
        var train = new SinCurve(train: true);
        var loader = new SeqDataLoader(train, BatchSize);
        foreach ((Tensor x, Tensor t) in loader)
        {
            page.Print(x.Shape, t.Shape);
            break;
        }

        var model = new BetterRnn(Hidden, 1);
        Optimizer optimizer = new Adam().Setup(model);
        int epochs = page.Times(100, 10);
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            model.ResetState();
            Variable loss = Tensor.Scalar(0f);
            int count = 0;
            foreach ((Tensor x, Tensor t) in loader)
            {
                loss += F.MeanSquaredError(model.Forward(x), t);
                count++;
                if (count % BpttLength != 0 && count != loader.Length) continue;
                model.ClearGrads();
                loss.Backward();
                loss.UnchainBackward();
                optimizer.Update();
            }
            page.Print($"| epoch {epoch} | loss {loss.Data.Item() / count:F6}");
        }
        CosinePlot.Save(page, "lstm.png", model, model.ResetState);
    }

    private sealed class BetterRnn : Model
    {
        private readonly Lstm _rnn;
        private readonly Linear _fc;

        public BetterRnn(int hidden, int outputs)
        {
            var random = new RandomGenerator(0);
            _rnn = Add("rnn", new Lstm(hidden, random: random));
            _fc = Add("fc", new Linear(outputs, random: random));
        }

        public void ResetState() => _rnn.ResetState();

        protected override Variable Compute(Variable x) => _fc.Forward(_rnn.Forward(x));
    }
}
