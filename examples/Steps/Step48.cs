using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

internal sealed class Step48() : BookStep(48, "Classification into three: the spiral")
{
    private const int BatchSize = 30;
    private const double Edge = 1.1;

    public override void Run(StepPage page)
    {
        var spiral = new Spiral();
        Tensor x = spiral.Data, t = spiral.Label;
        page.Print(x.Shape, t.Shape);
        page.Print(x[10].ToArray<float>()[0], x[10].ToArray<float>()[1], t[10].Item());

        var model = new MLP([10, 3], random: new RandomGenerator(0));
        Optimizer optimizer = new SGD(1.0).Setup(model);
        var random = new NumPyRandomState(0);
        int epochs = page.Times(300, 20);
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            Tensor index = Tensor.From(random.Permutation((int)x.Length));
            double sum = 0;
            for (int i = 0; i < x.Length; i += BatchSize)
            {
                Tensor batch = index[i..(i + BatchSize)];
                Variable loss = F.SoftmaxCrossEntropy(model.Forward(x[batch]), t[batch]);
                model.ClearGrads();
                loss.Backward();
                optimizer.Update();
                sum += loss.Data.Item() * BatchSize;
            }
            page.Print($"epoch {epoch}, loss {sum / x.Length:F2}");
        }

        var map = new ClassMap(-Edge, Edge, -Edge, Edge);
        map.DrawRegions(points => model.Forward(points).Data.ArgMax(axis: 1));
        map.DrawPoints(x, t);
        map.SavePng(page.PathOf("spiral.png"));
        page.Wrote("spiral.png");
    }
}
