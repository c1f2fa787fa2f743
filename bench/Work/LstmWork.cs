using DeZeroNative.NN;

namespace DeZeroNative.Bench.Work;

/// <summary>Steps of training of recurrent networks, as the peers do them: a whole sequence, and the book's step 60 cell by cell.</summary>
internal static class LstmWork
{
    public static IEnumerable<KeyValuePair<string, Func<Action>>> All { get; } =
    [
        KeyValuePair.Create<string, Func<Action>>("lstm-64-256", Sequence),
        KeyValuePair.Create<string, Func<Action>>("lstm-step60", Step60),
    ];

    private static Action Sequence()
    {
        const int Steps = 50, Batch = 32, Inputs = 64, Classes = 10;
        var lstm = new LstmSequence(256, inSize: Inputs);
        var head = new Linear(Classes, inSize: 256);
        Tensor x = Noise.Of((Steps, Batch, Inputs)), t = new RandomGenerator(0).Integers(0, Classes, Batch);
        return Training([lstm, head], () => F.SoftmaxCrossEntropy(head.Forward(lstm.Forward(x)[Steps - 1]), t));
    }

    private static Action Step60()
    {
        const int Steps = 30, Batch = 30;
        var lstm = new Lstm(100, inSize: 1);
        var head = new Linear(1, inSize: 100);
        Tensor xs = Noise.Of((Steps, Batch, 1)), ts = Noise.Of((Steps, Batch, 1));
        return Training([lstm, head], () =>
        {
            lstm.ResetState();
            Variable? loss = null;
            for (int step = 0; step < Steps; step++)
            {
                Variable part = F.MeanSquaredError(head.Forward(lstm.Forward(xs[step])), ts[step]);
                loss = loss is null ? part : loss + part;
            }
            return loss!;
        });
    }

    private static Action Training(Layer[] layers, Func<Variable> lossOf)
    {
        Optimizer optimizer = new Adam().Setup(layers.SelectMany(layer => layer.Parameters()));
        return () =>
        {
            foreach (Layer layer in layers) layer.ClearGrads();
            lossOf().Backward();
            optimizer.Update();
        };
    }
}
