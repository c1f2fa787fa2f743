namespace DeZeroNative.Tests;

public class CompareTests
{
    private static readonly double[] s_interesting = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0, 1, -1, 2.5, 3];

    public static TheoryData<string, string, DType> RealQuestions
    {
        get
        {
            var data = new TheoryData<string, string, DType>();
            foreach (object[] row in Questions)
                foreach (DType dtype in new[] { DType.Float32, DType.Float64 }) data.Add((string)row[0], (string)row[1], dtype);
            return data;
        }
    }

    public static TheoryData<string, string> Questions
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string device in Devices.Names)
                foreach (string question in new[] { "equal", "not_equal", "less", "less_equal", "greater", "greater_equal" })
                    data.Add(device, question);
            return data;
        }
    }

    [Theory, MemberData(nameof(Questions))]
    public void Answers_agree_with_the_language_in_every_layout(string device, string question)
    {
        foreach (DType dtype in new[] { DType.Float32, DType.Int64, DType.Int32, DType.UInt8, DType.Bool })
        {
            Tensor a = Pairs(dtype, first: true), b = Pairs(dtype, first: false);
            double[] expected = [.. Values.Of(a).Zip(Values.Of(b), (x, z) => Ask(question, x, z) ? 1.0 : 0.0)];
            foreach (LayoutCase left in Layouts.Of(a.On(device)))
            {
                foreach (LayoutCase right in Layouts.Of(b.On(device)))
                {
                    Tensor y = Apply(question, left.Tensor, right.Tensor);

                    Assert.Equal(DType.Bool, y.DType);
                    TensorAssert.HasShape(a.Shape, y);
                    TensorAssert.Equal(expected, y);
                }
            }
        }
    }

    [DeviceTheory, MemberData(nameof(RealQuestions))]
    public void Numbers_and_broadcasts_are_compared(string device, string question, DType dtype)
    {
        Tensor a = Values.From([-1, 0, 2, 2.5, double.NaN, 7], (2, 3), dtype), b = Values.From([0, 2.5, 2.5], 3, DType.Float32);
        double[] values = Values.Of(a), row = Values.Of(b);

        TensorAssert.Equal([.. values.Select(x => Ask(question, x, 2.5) ? 1.0 : 0.0)], Apply(question, a.On(device), 2.5));
        TensorAssert.Equal([.. values.Select((x, i) => Ask(question, x, row[i % 3]) ? 1.0 : 0.0)], Apply(question, a.On(device), b.On(device)));
        TensorAssert.Equal([.. row.Select(x => Ask(question, x, 2) ? 1.0 : 0.0)], Apply(question, b.On(device), 2));
        TensorAssert.Equal([0, Ask(question, 3, 2.5) ? 1 : 0],
            Apply(question, Tensor.From([int.MinValue, 3]).On(device), 2.5).To(DType.Int32) * Tensor.From([0, 1]).On(device));
    }

    [Theory, MemberData(nameof(Questions))]
    public void Every_length_is_answered_to_its_end(string device, string question)
    {
        foreach (int length in Lengths.Values)
        {
            Tensor a = Values.Random(length, DType.Int32, seed: length, low: 0, high: 3),
                b = Values.Random(length, DType.Int32, seed: length + 1, low: 0, high: 3);

            Tensor y = Apply(question, a.On(device), b.On(device));

            TensorAssert.Equal([.. Values.Of(a).Zip(Values.Of(b), (x, z) => Ask(question, x, z) ? 1.0 : 0.0)], y);
        }
    }

    [Fact]
    public void Shapes_that_do_not_broadcast_are_named()
    {
        var error = Assert.Throws<ShapeException>(() => Tensor.Zeros((2, 3)) > Tensor.Zeros(2));

        Assert.Equal("[greater] shapes do not broadcast: (2, 3) and (2,)", error.Message);
    }

    private static Tensor Pairs(DType dtype, bool first)
    {
        double[] interesting = dtype switch
        {
            DType.Float32 or DType.Float64 => s_interesting,
            DType.Bool => [0, 1],
            DType.UInt8 => [0, 1, 128, 255],
            _ => [int.MinValue, -1, 0, 1, 5, int.MaxValue],
        };
        int n = interesting.Length;
        return Values.From([.. Enumerable.Range(0, n * n).Select(i => interesting[first ? i / n : i % n])], (n, n), dtype);
    }

    private static bool Ask(string question, double a, double b) => question switch
    {
        "equal" => a == b,
        "not_equal" => a != b,
        "less" => a < b,
        "less_equal" => a <= b,
        "greater" => a > b,
        _ => a >= b,
    };

    private static Tensor Apply(string question, Tensor a, Tensor b) => question switch
    {
        "equal" => Tensor.Equal(a, b),
        "not_equal" => Tensor.NotEqual(a, b),
        "less" => a < b,
        "less_equal" => a <= b,
        "greater" => a > b,
        _ => a >= b,
    };

    private static Tensor Apply(string question, Tensor a, Scalar b) => question switch
    {
        "equal" => Tensor.Equal(a, b),
        "not_equal" => Tensor.NotEqual(a, b),
        "less" => a < b,
        "less_equal" => a <= b,
        "greater" => a > b,
        _ => a >= b,
    };
}
