using DeZeroNative.Backends;
using DeZeroNative.Backends.Cpu.Recurrent;
using DeZeroNative.Interop;

namespace DeZeroNative.Tests;

/// <summary>Recurrent layers by rows, with the C kernels, against the same layers step by step; bits on any number of threads; weights kept packed.</summary>
public class RecurrenceTwinTests
{
    private static readonly bool s_byRows = DezeroKernels.IsAvailable && DezeroKernels.Variant != KernelVariant.Baseline;

    // Rows in one block, around one and in many; units around lanes and tiles; one that is handed out.
    public static TheoryData<string, int, int, int, bool, DType> Cases
    {
        get
        {
            var data = new TheoryData<string, int, int, int, bool, DType>();
            foreach (string kind in (string[])["lstm", "gru", "tanh", "relu"])
            {
                foreach ((int steps, int rows, int units) in ((int, int, int)[])[(1, 1, 1), (3, 5, 7), (4, 16, 16), (5, 17, 33), (2, 33, 49), (3, 150, 64), (2, 700, 20)])
                    data.Add(kind, steps, rows, units, rows == 17, DType.Float32);
                data.Add(kind, 4, 30, 50, true, DType.Float64);
                data.Add(kind, 1, 17, 13, false, DType.Float64);
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void By_rows_and_step_by_step_agree_on_any_number_of_threads(string kind, int steps, int rows, int units, bool reverse, DType dtype)
    {
        Tensor[] expected = Run(byRows: false, kind, steps, rows, units, reverse, dtype, kept: false);
        double tolerance = dtype == DType.Float32 ? 2e-5 : 1e-12;
        Tensor[][] runs = [.. new[] { 1, 2, 4 }.Select(threads =>
        {
            using var budget = new ThreadBudget(threads);
            return Run(byRows: true, kind, steps, rows, units, reverse, dtype, kept: threads == 2);
        })];
        for (int i = 0; i < expected.Length; i++) TensorAssert.Close(expected[i], runs[0][i], rtol: tolerance, atol: tolerance);
        // Step by step the products are those of OpenBLAS where it is, which sums in an order of its own.
        if (!s_byRows && OpenBlas.IsAvailable) return;
        for (int i = 0; i < expected.Length; i++)
        {
            TensorAssert.Equal(runs[0][i], runs[1][i]);
            TensorAssert.Equal(runs[0][i], runs[2][i]);
        }
    }

    [Fact]
    public void Few_rows_of_large_weights_are_left_to_products_that_share_out_columns()
    {
        HiddenWeights large = new(Tensor.Zeros((4096, 1024)), kept: false), small = new(Tensor.Zeros((400, 100)), kept: false);
        Assert.False(RowBlocks<float>.Takes(large, 8));
        Assert.Equal(s_byRows, RowBlocks<float>.Takes(large, 32));
        Assert.Equal(s_byRows, RowBlocks<float>.Takes(small, 8));
    }

    [Fact]
    public void Kept_weights_are_packed_once_and_others_for_each_call()
    {
        int packed = 0;
        Tensor Pack(Tensor w)
        {
            packed++;
            return w.Clone();
        }
        HiddenWeights kept = new(X((8, 2), 1), kept: true), once = new(X((8, 2), 1), kept: false);
        for (int call = 0; call < 3; call++)
        {
            foreach (HiddenWeights u in (HiddenWeights[])[kept, once])
            {
                Assert.Equal(new Shape(2, 8), u.Packed(fromUnits: true, Pack).Shape);
                Assert.Equal(new Shape(8, 2), u.Packed(fromUnits: false, Pack).Shape);
                u.Trim();
            }
        }
        Assert.Equal(2 + 6, packed);
        kept.Release();
        kept.Packed(fromUnits: true, Pack);
        Assert.Equal(2 + 6 + 1, packed);
    }

    private static Tensor[] Run(bool byRows, string kind, int steps, int rows, int units, bool reverse, DType dtype, bool kept)
    {
        int width = kind == "lstm" ? 4 : kind == "gru" ? 3 : 1;
        Tensor N(Shape shape, int seed) => X(shape, seed).To(dtype);
        double scale = 1 / Math.Sqrt(units);
        // As layers that keep a matrix per gate have them: transposed.
        HiddenWeights u = new((N((units, width * units), 1) * scale).T, kept);
        Tensor gates = N((steps, rows, width * units), 2), h0 = N((rows, units), 3), c0 = N((rows, units), 4), gy = N((steps, rows, units), 5), gc = N((rows, units), 6);
        Tensor h = N((steps, rows, units), 7), c = N((steps, rows, units), 8), gh = N((rows, units), 9), ga = N((steps, rows, width * units), 10);
        Tensor hidden = N((steps, rows, width * units), 11), gu = N((steps, rows, width * units), 12);
        bool relu = kind == "relu", biased = rows % 2 == 0;
        IBackend cpu = Device.Cpu.Backend;
        switch (kind)
        {
            case "lstm":
                Tensor gh2 = gh.Clone(), gc2 = gc.Clone(), ga2 = ga.Clone();
                if (byRows)
                {
                    cpu.LstmSequence(gates, h0, c0, u, reverse, h, c);
                    cpu.LstmSequenceGradient(gates, c0, c, u, gy, reverse, gh, gc, ga);
                    cpu.LstmSequenceGradient(gates, c0, c, u, null, reverse, gh2, gc2, ga2);
                }
                else
                {
                    ComposedRecurrence.Lstm(cpu, gates, h0, c0, u, reverse, h, c);
                    ComposedRecurrence.LstmGradient(cpu, gates, c0, c, u, gy, reverse, gh, gc, ga);
                    ComposedRecurrence.LstmGradient(cpu, gates, c0, c, u, null, reverse, gh2, gc2, ga2);
                }
                return [gates, h, c, gh, gc, ga, gh2, gc2, ga2];
            case "gru":
                if (byRows)
                {
                    cpu.GruSequence(gates, hidden, biased, h0, u, reverse, h);
                    cpu.GruSequenceGradient(gates, hidden, h0, h, u, gy, reverse, gh, ga, gu);
                }
                else
                {
                    ComposedRecurrence.Gru(cpu, gates, hidden, biased, h0, u, reverse, h);
                    ComposedRecurrence.GruGradient(cpu, gates, hidden, h0, h, u, gy, reverse, gh, ga, gu);
                }
                return [gates, hidden, h, gh, ga, gu];
            default:
                if (byRows)
                {
                    cpu.RnnSequence(h0, u, relu, reverse, h);
                    cpu.RnnSequenceGradient(h, u, relu, gy, reverse, gh, ga);
                }
                else
                {
                    ComposedRecurrence.Rnn(cpu, h0, u, relu, reverse, h);
                    ComposedRecurrence.RnnGradient(cpu, h, u, relu, gy, reverse, gh, ga);
                }
                return [h, gh, ga];
        }
    }

    private static Tensor X(Shape shape, int seed) => Values.Random(shape, seed: seed);
}
