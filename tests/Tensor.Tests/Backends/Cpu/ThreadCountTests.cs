using DeZeroNative.Backends;

namespace DeZeroNative.Tests;

/// <summary>
/// The families whose own tests do not ask it: the bits of a result do not depend on the number of threads. All are long enough to be
/// shared out.
/// </summary>
public class ThreadCountTests
{
    private const int Rows = 300, Units = 70;

    public static TheoryData<string> Families =>
    [
        "lstm", "lstm gradient", "gru", "gru gradient", "cross entropy", "cross entropy gradient", "im2col", "col2im", "gather", "scatter-add", "index", "where", "copy",
    ];

    [Theory, MemberData(nameof(Families))]
    public void Bits_do_not_depend_on_the_number_of_threads(string family)
    {
        Tensor[][] runs = [.. new[] { 1, 2, 4 }.Select(threads =>
        {
            using var budget = new ThreadBudget(threads);
            return Run(family);
        })];
        foreach (Tensor[] run in runs[1..])
            for (int i = 0; i < run.Length; i++) TensorAssert.Equal(runs[0][i], run[i]);
        Assert.All(runs[0], y => Assert.Contains(Values.Of(y), value => value != 0));
    }

    private static Tensor[] Run(string family)
    {
        IBackend backend = Device.Cpu.Backend;
        Tensor gates = X((Rows, 4 * Units), 1), c = X((Rows, Units), 2), c1 = X((Rows, Units), 3), h = X((Rows, Units), 4), out4 = X((Rows, 4 * Units), 5);
        Tensor gates3 = X((Rows, 3 * Units), 6), u = X((Rows, 3 * Units), 7), out3 = X((Rows, 3 * Units), 8), out3u = X((Rows, 3 * Units), 9);
        Tensor logits = X((5000, 17), 10), labels = new RandomGenerator(1).Integers(0, 17, 5000), images = X((9, 5, 37, 41), 11);
        Tensor long2 = X((700, 150), 12), positions = new RandomGenerator(2).Integers(0, 700, (700, 150)), rows = new RandomGenerator(3).Integers(0, 700, 900);
        switch (family)
        {
            case "lstm": backend.LstmStep(gates, c, c1, h); return [gates, c1, h];
            case "lstm gradient": backend.LstmStepGradient(gates, c, c1, h, c1, out4); return [c1, out4];
            case "gru": backend.GruStep(gates3, u, c, h); return [gates3, h];
            case "gru gradient": backend.GruStepGradient(gates3, u, c, h, out3, out3u); return [h, out3, out3u];
            case "cross entropy": return [Tensor.CrossEntropy(logits, labels)];
            case "cross entropy gradient": return [Tensor.CrossEntropyGradient(logits, labels, Tensor.Scalar(1.5f))];
            case "im2col": return [images.Im2Col(3, stride: 2, pad: 1)];
            case "col2im": return [images.Im2Col(3, stride: 2, pad: 1).Col2Im(images.Shape, 3, stride: 2, pad: 1)];
            case "gather": return [long2.Gather(positions, 0)];
            case "scatter-add": return [long2.ScatterAdd(positions, X((700, 150), 13), 0)];
            case "index": return [long2.IndexSelect(rows, 0)];
            case "where": return [Tensor.Where(long2 > 0, long2, long2 * 2)];
            default: return [long2.T.Clone(), images.Transpose(3, 1, 0, 2).Clone()];
        }
    }

    private static Tensor X(Shape shape, int seed) => Values.Random(shape, seed: seed);
}
