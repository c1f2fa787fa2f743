using Xunit;

namespace DeZeroNative.NN.Tests.Data;

public class TensorDatasetTests
{
    private static readonly Tensor s_data = Tensor.From([.. Enumerable.Range(0, 24).Select(i => (byte)(i * 10))], (3, 2, 2, 2));
    private static readonly Tensor s_label = Tensor.From<long>([7, 8, 9]);

    [Fact]
    public void An_item_is_a_pair_without_the_first_axis()
    {
        var set = new TensorDataset(s_data, s_label, train: false);
        (Tensor x, Tensor t) = set[2];
        Assert.Equal(3, set.Length);
        Assert.False(set.Train);
        Assert.Equal(new Shape(2, 2, 2), x.Shape);
        Assert.Equal(s_data.ToArray<byte>()[16..], x.ToArray<byte>());
        Assert.Equal(Shape.Scalar, t.Shape);
        Assert.Equal(9, t.Item());
        Assert.Throws<ArgumentOutOfRangeException>(() => set[3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => set[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => set.Batch([0, 3]));
    }

    [Fact]
    public void Views_are_data_as_well()
    {
        Tensor x = Tensor.From(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }).T;
        (Tensor batch, _) = new TensorDataset(x, s_label).Batch([2, 0]);
        Assert.Equal([3, 6, 1, 4], batch.ToArray<float>());
    }

    [Fact]
    public void Data_and_labels_of_different_length_are_refused()
    {
        var e = Assert.Throws<ShapeException>(() => new TensorDataset(s_data, Tensor.From<long>([1, 2])));
        Assert.Contains("(3, 2, 2, 2)", e.Message);
        Assert.Contains("(2,)", e.Message);
    }

    public static TheoryData<string> TransformNames => ["compose", "unit", "channels", "lambda", "mixed", "none", "type"];

    [Theory]
    [MemberData(nameof(TransformNames))]
    public void A_batch_is_what_its_items_are_one_by_one(string name)
    {
        var set = new TensorDataset(s_data, s_label, transform: Create(name), targetTransform: t => t * 2);
        (Tensor xs, Tensor ts) = set.Batch([2, 0, 0]);
        Assert.Equal([18, 14, 14], ts.ToArray<long>());
        int row = 0;
        foreach (int i in (int[])[2, 0, 0])
        {
            Tensor x = set[i].X;
            Assert.Equal(xs.DType, x.DType);
            Assert.Equal(xs.Shape, new Shape([3, .. x.Shape]));
            double[] expected = x.To(DType.Float64).ToArray<double>();
            Assert.Equal(expected, xs.To(DType.Float64).ToArray<double>()[(row * expected.Length)..((row + 1) * expected.Length)]);
            row++;
        }
    }

    [Fact]
    public void Unit_pixels_are_DeZeros_transform_of_MNIST_to_the_bit()
    {
        Tensor bytes = Tensor.From([.. Enumerable.Range(0, 256).Select(i => (byte)i)], (1, 16, 16));
        float[] expected = [.. Enumerable.Range(0, 256).Select(i => i / 255f)];
        Assert.Equal(expected, new UnitPixels().Apply(bytes).ToArray<float>());
        Assert.Equal(expected, new Compose(new Flatten(), new ToFloat(), new Normalize(0, 255)).Apply(bytes).ToArray<float>());
        Assert.Equal(new Shape(256), new UnitPixels().Apply(bytes).Shape);
        Assert.Throws<DTypeException>(() => new UnitPixels().Apply(Tensor.Ones(3)));
    }

    [Fact]
    public void Normalizing_by_channel_uses_a_number_for_each()
    {
        Tensor x = Tensor.From(new float[,] { { 1, 2 }, { 10, 20 } });
        Assert.Equal([0, 0.5f, 0, 2], new Normalize([1, 10], [2, 5]).Apply(x).ToArray<float>());
        Assert.Equal([1, 2, 12, 22], (new Normalize(-2).Apply(x) - Tensor.From(new float[,] { { 2, 2 }, { 0, 0 } })).ToArray<float>());
    }

    private static Func<Tensor, Tensor>? Create(string name) => name switch
    {
        "compose" => new Compose(new Flatten(), new ToFloat(), new Normalize(3, 255)),
        "unit" => new UnitPixels(),
        "channels" => new Compose(new ToFloat(), new Normalize([1, 2], [3, 4])),
        "lambda" => x => x.To(DType.Float32) * 2 + 1,
        "mixed" => new Compose(new AsType(DType.Float64), (Func<Tensor, Tensor>)(x => x.T), new Flatten()),
        "type" => new AsType(DType.Int32),
        _ => null,
    };
}
