namespace DeZeroNative.Tests.OpenCL;

public class ElementwiseTests
{
    private static readonly double[] s_special =
        [0, -0.0, 1, -1, 0.5, -0.5, 1e-30, -1e-30, 20, -20, 88, -104, 1e10, -1e10, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    private static readonly DType[] s_types = Enum.GetValues<DType>();

    /// <summary>What each function may differ by: the bounds of OpenCL for full-profile devices are 2 to 16 ulp of float32.</summary>
    public static TheoryData<string, double> Functions => new()
    {
        { "negate", 0 }, { "abs", 0 }, { "floor", 0 }, { "ceiling", 0 }, { "round", 0 }, { "relu", 0 }, { "exp", 1e-6 }, { "expm1", 1e-6 }, { "log", 1e-6 },
        { "log1p", 1e-6 }, { "sin", 1e-6 }, { "cos", 1e-6 }, { "tan", 2e-6 }, { "tanh", 1e-6 }, { "sigmoid", 1e-6 }, { "sqrt", 1e-6 }, { "rsqrt", 1e-6 },
        { "erf", 2e-6 }, { "asin", 1e-6 }, { "acos", 1e-6 }, { "atan", 1e-6 },
    };

    [SkippableTheory]
    [MemberData(nameof(Functions))]
    public void A_function_of_one_number_agrees_with_the_cpu(string name, double tolerance)
    {
        foreach (string guise in new[] { "own", "gpu" })
        {
            foreach (DType dtype in OpenClBench.Types(guise).Where(t => t.IsFloat()))
            {
                // Trigonometric functions of huge arguments, and reals where only infinity follows, say nothing about accuracy.
                double[] special = name is "sin" or "cos" or "tan" ? [.. s_special.Where(v => !(Math.Abs(v) > 1e6 && double.IsFinite(v)))] : s_special;
                OpenClBench.AssertAgrees(guise, d => Apply(name, Tensor.From(special).To(dtype).To(d)), tolerance);
                OpenClBench.AssertAgrees(guise, d => Apply(name, OpenClBench.Numbers((3, 5, 70), dtype).To(d)), tolerance);
                OpenClBench.AssertAgrees(guise, d => Apply(name, OpenClBench.Numbers((6, 7), dtype).To(d).T), tolerance);
            }
        }
    }

    [SkippableTheory]
    [MemberData(nameof(OpenClBench.Guises), MemberType = typeof(OpenClBench))]
    public void Arithmetic_agrees_for_every_type_and_kind_of_operand(string guise)
    {
        foreach (DType dtype in OpenClBench.Types(guise))
        {
            Check((a, b) => a + b, (a, b) => a + b, (a, b) => a + b);
            if (dtype != DType.Bool) Check((a, b) => a - b, (a, b) => a - b, (a, b) => a - b);
            Check((a, b) => a * b, (a, b) => a * b, (a, b) => a * b);
            Check(Tensor.Maximum, Tensor.Maximum, Tensor.Maximum);
            Check(Tensor.Minimum, Tensor.Minimum, Tensor.Minimum);

            void Check(Func<Tensor, Tensor, Tensor> both, Func<Tensor, Scalar, Tensor> right, Func<Scalar, Tensor, Tensor> left)
            {
                Tensor x = OpenClBench.Numbers((4, 9), dtype, 1), z = OpenClBench.Numbers((4, 9), dtype, 2);
                OpenClBench.AssertAgrees(guise, d => both(x.To(d), z.To(d)));
                Scalar number = dtype.IsFloat() ? 1.5 : dtype == DType.Bool ? true : 3;
                OpenClBench.AssertAgrees(guise, d => right(x.To(d), number));
                OpenClBench.AssertAgrees(guise, d => left(number, x.To(d)));
            }
        }
    }

    [SkippableTheory]
    [MemberData(nameof(OpenClBench.Guises), MemberType = typeof(OpenClBench))]
    public void Broadcast_transposed_sliced_and_reversed_operands_agree(string guise)
    {
        Tensor x = OpenClBench.Numbers((5, 6, 7), DType.Float32, 1), column = OpenClBench.Numbers((6, 1), DType.Float32, 2);
        Tensor row = OpenClBench.Numbers(7, DType.Float32, 3), one = OpenClBench.Numbers(Shape.Scalar, DType.Float32, 4);
        OpenClBench.AssertAgrees(guise, d => x.To(d) - column.To(d));
        OpenClBench.AssertAgrees(guise, d => row.To(d) - x.To(d));
        OpenClBench.AssertAgrees(guise, d => x.To(d) * one.To(d));
        OpenClBench.AssertAgrees(guise, d => column.To(d) - row.To(d));
        OpenClBench.AssertAgrees(guise, d => x.To(d).Transpose(2, 0, 1) - x.To(d).Transpose(2, 0, 1).Contiguous());
        OpenClBench.AssertAgrees(guise, d => x.To(d).Transpose(1, 0, 2) * column.To(d).Reshape((6, 1, 1)));
        OpenClBench.AssertAgrees(guise, d => Strided(x.To(d), (2, 3, 3), [84, 14, -2], 6) - 1.0);
        OpenClBench.AssertAgrees(guise, d => Strided(x.To(d), (4, 3), [7, -7], 30) / Strided(x.To(d), (4, 3), [0, 1], 5));
    }

    [SkippableTheory]
    [MemberData(nameof(OpenClBench.Guises), MemberType = typeof(OpenClBench))]
    public void Eight_axes_that_do_not_merge_agree(string guise)
    {
        Tensor x = OpenClBench.Numbers([2, 3, 2, 2, 3, 2, 2, 3], DType.Float32, 1), z = OpenClBench.Numbers([2, 1, 2, 1, 3, 1, 2, 1], DType.Float32, 2);
        OpenClBench.AssertAgrees(guise, d => x.To(d).Transpose(7, 6, 5, 4, 3, 2, 1, 0) + 1.0);
        OpenClBench.AssertAgrees(guise, d => x.To(d) * z.To(d));
    }

    [SkippableTheory]
    [MemberData(nameof(OpenClBench.Guises), MemberType = typeof(OpenClBench))]
    public void Empty_tensors_and_tensors_without_axes_agree(string guise)
    {
        OpenClBench.AssertAgrees(guise, d => Tensor.Zeros((3, 0, 2), device: d).Exp());
        OpenClBench.AssertAgrees(guise, d => Tensor.Zeros((0, 4), device: d) + Tensor.Ones(4, device: d));
        OpenClBench.AssertAgrees(guise, d => Tensor.Scalar(2f).To(d) * Tensor.Scalar(3f).To(d) - 1.0);
    }

    [SkippableTheory]
    [MemberData(nameof(OpenClBench.Guises), MemberType = typeof(OpenClBench))]
    public void Lengths_around_the_size_of_a_group_agree(string guise)
    {
        foreach (int n in new[] { 1, 3, 63, 64, 65, 127, 128, 255, 256, 257, 511, 513, 1000, 2049 })
            OpenClBench.AssertAgrees(guise, d => OpenClBench.Numbers(n, DType.Float32).To(d) * 2.0);
    }

    [SkippableTheory]
    [MemberData(nameof(OpenClBench.Guises), MemberType = typeof(OpenClBench))]
    public void Nan_and_signed_zeros_go_through_maximum_and_minimum_as_on_the_cpu(string guise)
    {
        Tensor a = Tensor.From([float.NaN, 1, 0f, -0f, float.PositiveInfinity, -0f]), b = Tensor.From([1, float.NaN, -0f, 0f, 1, -0f]);
        foreach (Func<Tensor, Tensor, Tensor> op in new Func<Tensor, Tensor, Tensor>[] { Tensor.Maximum, Tensor.Minimum })
        {
            float[] expected = op(a, b).ToArray<float>(), actual = op(a.To(OpenClBench.Open(guise)), b.To(OpenClBench.Open(guise))).To(Device.Cpu).ToArray<float>();
            Assert.Equal(expected.Select(v => float.IsNaN(v) ? 0x7FC00000 : BitConverter.SingleToInt32Bits(v)), actual.Select(v => float.IsNaN(v) ? 0x7FC00000 : BitConverter.SingleToInt32Bits(v)));
        }
    }

    [SkippableTheory]
    [MemberData(nameof(OpenClBench.Guises), MemberType = typeof(OpenClBench))]
    public void Powers_and_quotients_agree(string guise)
    {
        Tensor x = OpenClBench.Numbers((3, 50), DType.Float32, 1, low: 0.1), z = OpenClBench.Numbers((3, 50), DType.Float32, 2);
        OpenClBench.AssertAgrees(guise, d => Tensor.Pow(x.To(d), z.To(d)), 2e-6);
        OpenClBench.AssertAgrees(guise, d => z.To(d).Pow(5), 2e-6);
        OpenClBench.AssertAgrees(guise, d => x.To(d) / z.To(d), 3e-7);
        Tensor n = OpenClBench.Numbers(40, DType.Int32, 3), m = OpenClBench.Numbers(40, DType.UInt8, 4);
        OpenClBench.AssertAgrees(guise, d => n.To(d).Pow(7));
        OpenClBench.AssertAgrees(guise, d => Tensor.Pow(n.To(d), m.To(d)));
    }

    [SkippableTheory]
    [MemberData(nameof(OpenClBench.Guises), MemberType = typeof(OpenClBench))]
    public void Comparisons_agree_for_every_type(string guise)
    {
        foreach (DType dtype in OpenClBench.Types(guise))
        {
            Tensor a = OpenClBench.Numbers((5, 8), dtype, 1).To(DType.Int32).To(dtype), b = OpenClBench.Numbers(8, dtype, 2).To(DType.Int32).To(dtype);
            OpenClBench.AssertAgrees(guise, d => a.To(d) > b.To(d));
            OpenClBench.AssertAgrees(guise, d => a.To(d) <= b.To(d));
            OpenClBench.AssertAgrees(guise, d => Tensor.Equal(a.To(d), b.To(d)));
            OpenClBench.AssertAgrees(guise, d => Tensor.NotEqual(a.To(d).T, a.To(d).T.Contiguous()));
        }
        Tensor special = Tensor.From([float.NaN, 0, -0f, 1]), other = Tensor.From([float.NaN, -0f, 0, float.NaN]);
        OpenClBench.AssertAgrees(guise, d => Tensor.Equal(special.To(d), other.To(d)));
        OpenClBench.AssertAgrees(guise, d => Tensor.NotEqual(special.To(d), other.To(d)));
        OpenClBench.AssertAgrees(guise, d => special.To(d) >= other.To(d));
    }

    [SkippableTheory]
    [MemberData(nameof(OpenClBench.Guises), MemberType = typeof(OpenClBench))]
    public void Where_agrees_for_every_type_even_one_the_device_cannot_compute(string guise)
    {
        Tensor condition = OpenClBench.Numbers((4, 6), DType.Bool, 9);
        foreach (DType dtype in guise is "own" or "lesser" ? s_types : OpenClBench.Types(guise))
        {
            Tensor a = OpenClBench.Numbers((4, 6), dtype, 1), b = OpenClBench.Numbers(6, dtype, 2);
            OpenClBench.AssertAgrees(guise, d => Tensor.Where(condition.To(d), a.To(d), b.To(d)));
            Scalar number = dtype.IsFloat() ? 2.5 : dtype == DType.Bool ? true : 7;
            OpenClBench.AssertAgrees(guise, d => Tensor.Where(condition.To(d), number, a.To(d)));
        }
    }

    [SkippableTheory]
    [MemberData(nameof(OpenClBench.Guises), MemberType = typeof(OpenClBench))]
    public void Casts_agree_between_all_types(string guise)
    {
        double[] hard = [0, -0.0, 0.9, -0.9, 1.5, -1.5, 254.7, 256, -3, 2147483646.0, 2147483648.0, -2147483649.0, 1e19, -1e19, 1e300, double.NaN,
            double.PositiveInfinity, double.NegativeInfinity];
        foreach (DType from in OpenClBench.Types(guise))
        {
            foreach (DType to in OpenClBench.Types(guise))
            {
                Tensor x = Tensor.From(hard).To(from);
                OpenClBench.AssertAgrees(guise, d => x.To(d).To(to));
                OpenClBench.AssertAgrees(guise, d => x.Reshape((3, 6)).To(d).T.To(to));
            }
        }
    }

    [SkippableTheory]
    [MemberData(nameof(OpenClBench.Guises), MemberType = typeof(OpenClBench))]
    public void Fills_and_copies_agree_for_every_type_dense_and_strided(string guise)
    {
        foreach (DType dtype in guise is "own" or "lesser" ? s_types : OpenClBench.Types(guise))
        {
            OpenClBench.AssertAgrees(guise, d => Tensor.Full((3, 70), dtype == DType.Bool ? true : 3, dtype, d));
            OpenClBench.AssertAgrees(guise, d => Tensor.Eye(5, 7, dtype, d));
            Tensor x = OpenClBench.Numbers((4, 5, 6), dtype);
            OpenClBench.AssertAgrees(guise, d => x.To(d).Clone());
            OpenClBench.AssertAgrees(guise, d => x.To(d).Transpose(1, 2, 0).Contiguous());
            OpenClBench.AssertAgrees(guise, d =>
            {
                Tensor y = x.To(d).Clone();
                Strided(y, (4, 6), [30, 1], 6).CopyFrom(Strided(x.To(d), (4, 6), [30, -1], 29));
                return y;
            });
        }
    }

    [SkippableFact]
    public void Double_precision_is_refused_by_name_where_the_device_has_none()
    {
        Device device = OpenClBench.Open("lesser");
        Tensor x = Tensor.Ones(3, DType.Float64, device);
        Assert.Contains("[exp] opencl:lesser", Assert.Throws<DeviceException>(x.Exp).Message, StringComparison.Ordinal);
        Assert.Contains("float64", Assert.Throws<DeviceException>(() => x + x).Message, StringComparison.Ordinal);
        Assert.Throws<DeviceException>(() => x.Sum());
        Assert.Throws<DeviceException>(() => x.To(DType.Float32));
        Assert.Equal([1.0, 1, 1], x.To(Device.Cpu).ToArray<double>());
    }

    internal static Tensor Strided(Tensor x, Shape shape, long[] strides, long offset) => x.View(Layout.Strided(shape, strides), offset);

    private static Tensor Apply(string name, Tensor x) => name switch
    {
        "negate" => -x,
        "abs" => x.Abs(),
        "floor" => x.Floor(),
        "ceiling" => x.Ceiling(),
        "round" => x.Round(),
        "relu" => x.Relu(),
        "exp" => x.Exp(),
        "expm1" => x.Expm1(),
        "log" => x.Log(),
        "log1p" => x.Log1p(),
        "sin" => x.Sin(),
        "cos" => x.Cos(),
        "tan" => x.Tan(),
        "tanh" => x.Tanh(),
        "sigmoid" => x.Sigmoid(),
        "sqrt" => x.Sqrt(),
        "rsqrt" => x.Rsqrt(),
        "erf" => x.Erf(),
        "asin" => x.Asin(),
        "acos" => x.Acos(),
        _ => x.Atan(),
    };
}
