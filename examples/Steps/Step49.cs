using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

internal sealed class Step49() : BookStep(49, "Data sets: pairs by number, and what prepares them")
{
    private const int BatchSize = 30;

    public override void Run(StepPage page)
    {
        var train = new Spiral();
        page.Print(train[0].X, train[0].T);
        page.Print(train.Length);

        // Pairs one by one make a batch.
        (Tensor X, Tensor T)[] pairs = [.. new[] { 0, 1, 2 }.Select(i => train[i])];
        page.Print(Tensor.Stack([.. pairs.Select(pair => pair.X)]).Shape, Tensor.Stack([.. pairs.Select(pair => pair.T)]).Shape);

        // What prepares the inputs is given to the data set: here numbers twice as large.
        page.Print(new Spiral(transform: x => x * 2.0)[0].X);

        var model = new MLP([10, 3], random: new RandomGenerator(0));
        Optimizer optimizer = new SGD(1.0).Setup(model);
        var random = new NumPyRandomState(0);
        int epochs = page.Times(300, 20);
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            int[] index = random.Permutation(train.Length);
            double sum = 0;
            for (int i = 0; i < train.Length; i += BatchSize)
            {
                (Tensor x, Tensor t) = train.Batch(index.AsSpan(i, BatchSize));
                Variable loss = F.SoftmaxCrossEntropy(model.Forward(x), t);
                model.ClearGrads();
                loss.Backward();
                optimizer.Update();
                sum += loss.Data.Item() * BatchSize;
            }
            page.Print($"epoch {epoch}, loss {sum / train.Length:F2}");
        }
    }
}
