namespace DeZeroNative.Tests.OpenCL;

public class ReduceTests
{
    public static TheoryData<string> Guises => OpenClBench.Guises;

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Sums_over_any_axes_agree(string guise)
    {
        Tensor x = OpenClBench.Numbers((5, 37, 6), DType.Float32);
        foreach (int[] axes in new int[][] { [0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2] })
        {
            OpenClBench.AssertAgrees(guise, d => x.To(d).Sum(axes), 1e-5);
            OpenClBench.AssertAgrees(guise, d => x.To(d).Transpose(2, 0, 1).Sum(axes, keepDims: true), 1e-5);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Long_reductions_in_two_stages_agree(string guise)
    {
        Tensor whole = OpenClBench.Numbers((1000, 113), DType.Int32, low: -100, high: 100);
        OpenClBench.AssertAgrees(guise, d => whole.To(d).Sum());
        OpenClBench.AssertAgrees(guise, d => whole.To(d).Sum(0));
        OpenClBench.AssertAgrees(guise, d => whole.To(d).Max(1));
        OpenClBench.AssertAgrees(guise, d => whole.To(d).T.Min(0));
        OpenClBench.AssertAgrees(guise, d => whole.To(d).T.Max());
        OpenClBench.AssertAgrees(guise, d => whole.To(d).BroadcastTo((3, 1000, 113)).Sum([0, 1]));
        OpenClBench.AssertAgrees(guise, d => whole.To(DType.Float32).To(d).Mean(), 1e-5);
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void The_same_sum_has_the_same_bits_each_time(string guise)
    {
        Tensor x = OpenClBench.Numbers((311, 257), DType.Float32).To(OpenClBench.Open(guise));
        float first = x.Sum().Item<float>();
        for (int i = 0; i < 20; i++) Assert.Equal(first, x.Sum().Item<float>());
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Extremes_agree_for_every_type(string guise)
    {
        foreach (DType dtype in OpenClBench.Types(guise))
        {
            Tensor x = OpenClBench.Numbers((7, 40), dtype);
            OpenClBench.AssertAgrees(guise, d => x.To(d).Max(1));
            OpenClBench.AssertAgrees(guise, d => x.To(d).Min(0));
            OpenClBench.AssertAgrees(guise, d => x.To(d).ArgMax(1));
            OpenClBench.AssertAgrees(guise, d => x.To(d).ArgMin(0));
            OpenClBench.AssertAgrees(guise, d => x.To(d).ArgMax());
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Nan_and_infinities_go_through_reductions_as_on_the_cpu(string guise)
    {
        float[] row = new float[90];
        (row[3], row[50], row[70]) = (float.PositiveInfinity, float.NaN, float.NaN);
        Tensor x = Tensor.From(row, (3, 30));
        OpenClBench.AssertAgrees(guise, d => x.To(d).Max(1));
        OpenClBench.AssertAgrees(guise, d => x.To(d).Min());
        OpenClBench.AssertAgrees(guise, d => x.To(d).Sum(1));
        OpenClBench.AssertAgrees(guise, d => x.To(d).ArgMax(1));
        OpenClBench.AssertAgrees(guise, d => x.To(d).ArgMin());
        Tensor infinite = Tensor.Full(200, double.NegativeInfinity);
        OpenClBench.AssertAgrees(guise, d => infinite.To(d).Max());
        OpenClBench.AssertAgrees(guise, d => infinite.To(d).ArgMax());
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void The_first_of_equals_is_the_arg_max(string guise)
    {
        OpenClBench.AssertAgrees(guise, d => OpenClBench.Numbers((5, 60, 300), DType.Int32, low: -9, high: 9).To(d).ArgMin(1));
        OpenClBench.AssertAgrees(guise, d => Tensor.Zeros((4, 500), device: d).ArgMax(1));
        OpenClBench.AssertAgrees(guise, d => (OpenClBench.Numbers(3000, DType.Int32).To(d) * 0).ArgMin());
        OpenClBench.AssertAgrees(guise, d => OpenClBench.Numbers((40, 300), DType.Int32).To(d).ArgMax(1));
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Sums_over_nothing_are_zero(string guise)
    {
        OpenClBench.AssertAgrees(guise, d => Tensor.Zeros((3, 0), device: d).Sum(1));
        OpenClBench.AssertAgrees(guise, d => Tensor.Zeros((0, 3), device: d).Sum());
        OpenClBench.AssertAgrees(guise, d => Tensor.Zeros((0, 3), device: d).Sum(1));
        OpenClBench.AssertAgrees(guise, d => Tensor.Scalar(4f).To(d).Sum());
        OpenClBench.AssertAgrees(guise, d => Tensor.Ones((1, 5, 1), device: d).Sum([0, 2]));
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Double_sums_agree_to_double_precision_or_are_refused(string guise)
    {
        Tensor x = OpenClBench.Numbers((60, 70), DType.Float64);
        OpenClBench.AssertAgreesOrRefuses(guise, d => x.To(d).Sum(), 1e-12);
        OpenClBench.AssertAgreesOrRefuses(guise, d => x.To(d).Sum(0), 1e-13);
    }
}
