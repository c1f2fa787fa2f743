using DeZeroNative.Backends;

namespace DeZeroNative.Tests;

public class LinearTests
{
    private static readonly (int M, int N, int K)[] s_sizes =
    [
        (1, 1, 1), (3, 5, 4), (1, 7, 9), (9, 1, 7), (30, 1, 100), (33, 49, 40), (100, 10, 300), (150, 481, 200), (0, 3, 2), (3, 0, 2), (3, 4, 0),
    ];

    public static TheoryData<string, DType, Activation> Forms
    {
        get
        {
            var data = new TheoryData<string, DType, Activation>();
            foreach (string device in Devices.Names)
                foreach (DType dtype in (DType[])[DType.Float32, DType.Float64])
                    foreach (Activation activation in Enum.GetValues<Activation>())
                        data.Add(device, dtype, activation);
            return data;
        }
    }

    [DeviceTheory, MemberData(nameof(Forms))]
    public void It_agrees_with_its_parts_computed_in_float64(string device, DType dtype, Activation activation)
    {
        foreach ((int m, int n, int k) in s_sizes)
        {
            Tensor x = Values.Random((m, k), dtype, seed: 1), w = Values.Random((k, n), dtype, seed: 2, low: -0.2, high: 0.2), b = Values.Random(n, dtype, seed: 3);
            foreach (Tensor? bias in (Tensor?[])[b, null])
            {
                Tensor product = Tensor.MatMul(x.To(DType.Float64), w.To(DType.Float64));
                Tensor expected = Activate(bias is null ? product : product + bias.To(DType.Float64), activation);

                Tensor y = Tensor.Linear(x.On(device), w.On(device), bias?.On(device), activation);

                Assert.Equal(dtype, y.DType);
                Assert.Equal(device, y.Device.Name);
                double scale = dtype == DType.Float32 ? 1e-5 : 1e-13;
                TensorAssert.Close(Values.Of(expected), y, rtol: scale, atol: 10 * scale);
            }
        }
    }

    [Theory]
    [InlineData(DType.Float32, Activation.None)]
    [InlineData(DType.Float32, Activation.Relu)]
    [InlineData(DType.Float32, Activation.Tanh)]
    [InlineData(DType.Float64, Activation.Sigmoid)]
    [InlineData(DType.Float64, Activation.Tanh)]
    public void It_gives_the_bits_of_its_composition_on_any_number_of_threads(DType dtype, Activation activation)
    {
        foreach ((int m, int n, int k) in s_sizes)
        {
            Tensor x = Values.Random((m, k), dtype, seed: 1), w = Values.Random((k, n), dtype, seed: 2), b = Values.Random(n, dtype, seed: 3);
            foreach (int threads in (int[])[1, 2, 4])
            {
                // OpenBLAS itself sums in an order that depends on its threads.
                using var budget = new ThreadBudget(threads);
                Tensor composed = Tensor.Zeros((m, n), dtype);
                ComposedLinear.Run(composed.Backend, x, w, b, activation, composed);
                TensorAssert.Equal(composed, Tensor.Linear(x, w, b, activation));
            }
        }
    }

    [Theory]
    [OnEachDevice]
    public void Operands_may_lie_in_any_way(string device)
    {
        Tensor x = Values.Random((6, 5), seed: 1), w = Values.Random((5, 7), seed: 2), b = Values.Random(7, seed: 3);
        Tensor expected = Tensor.Linear(x, w, b, Activation.Sigmoid);
        foreach (LayoutCase left in Layouts.Of(x.On(device)))
            foreach (LayoutCase right in Layouts.Of(w.On(device)))
                TensorAssert.Close(expected, Tensor.Linear(left.Tensor, right.Tensor, b.On(device), Activation.Sigmoid));
        foreach (LayoutCase bias in Layouts.Of(b.On(device)))
            TensorAssert.Close(expected, Tensor.Linear(x.On(device), w.On(device), bias.Tensor, Activation.Sigmoid));
    }

    [Theory]
    [OnEachDevice]
    public void Leading_axes_are_rows_and_a_vector_is_one(string device)
    {
        Tensor x = Values.Random((2, 3, 5), seed: 1), w = Values.Random((5, 4), seed: 2), b = Values.Random(4, seed: 3);

        Tensor y = Tensor.Linear(x.On(device), w.On(device), b.On(device), Activation.Relu);

        TensorAssert.HasShape((2, 3, 4), y);
        TensorAssert.Close(Tensor.Linear(x.Reshape((6, 5)), w, b, Activation.Relu).Reshape((2, 3, 4)), y);
        TensorAssert.Close(y.To(Device.Cpu)[0, 1], Tensor.Linear(x[0, 1].On(device), w.On(device), b.On(device), Activation.Relu));
    }

    [Fact]
    public void Operands_of_several_types_are_promoted()
    {
        Tensor x = Values.Random((2, 3), DType.Float32), w = Values.Random((3, 4), DType.Float64, seed: 2), b = Values.Random(4, DType.Float32, seed: 3);

        Tensor y = Tensor.Linear(x, w, b, Activation.Tanh);

        TensorAssert.Equal((Tensor.MatMul(x, w) + b).Tanh(), y);
        TensorAssert.Close([0, 2], Tensor.Linear([-1, 2], Tensor.Eye(2, dtype: DType.Int64), activation: Activation.Relu));
    }

    [Fact]
    public void Nan_stays_nan_through_relu() =>
        Assert.True(double.IsNaN(Tensor.Linear(Tensor.Full((40, 40), double.NaN), Tensor.Eye(40), activation: Activation.Relu)[3, 5].Item()));

    [Fact]
    public void Shapes_and_activations_that_do_not_fit_are_refused()
    {
        Tensor x = Tensor.Zeros((2, 3)), w = Tensor.Zeros((3, 4));
        Assert.Throws<ShapeException>(() => Tensor.Linear(x, Tensor.Zeros((4, 3))));
        Assert.Throws<ShapeException>(() => Tensor.Linear(x, w, Tensor.Zeros(3)));
        Assert.Throws<ShapeException>(() => Tensor.Linear(Tensor.Scalar(1f), w));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Linear(x, w, null, (Activation)17));
    }

    [Fact]
    public void All_memory_comes_back()
    {
        using var leak = new PoolLeakCheck();
        using Tensor x = Values.Random((60, 50)), w = Values.Random((50, 70)), b = Values.Random(70), blocks = x.Reshape((6, 10, 50));
        Tensor.Linear(x, w, b, Activation.Tanh).Dispose();
        Tensor.Linear(blocks, w, b).Dispose();
    }

    private static Tensor Activate(Tensor y, Activation activation) => activation switch
    {
        Activation.Relu => y.Relu(),
        Activation.Sigmoid => y.Sigmoid(),
        Activation.Tanh => y.Tanh(),
        _ => y,
    };
}
