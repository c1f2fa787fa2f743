namespace DeZeroNative.Tests.OpenCL;

public class SortTests
{
    public static TheoryData<string> Guises => OpenClBench.Guises;

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Orders_agree_for_every_type_and_axis(string guise)
    {
        foreach (DType dtype in OpenClBench.Types(guise))
        {
            Tensor x = OpenClBench.Numbers((3, 50, 4), dtype);
            for (int axis = 0; axis < 3; axis++)
            {
                OpenClBench.AssertAgrees(guise, d => x.To(d).Sort(axis).Values);
                OpenClBench.AssertAgrees(guise, d => x.To(d).ArgSort(axis, descending: true));
                OpenClBench.AssertAgrees(guise, d => x.To(d).TopK(2, axis).Indices);
            }
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Long_lines_of_many_equals_stay_in_order(string guise)
    {
        Tensor x = OpenClBench.Numbers(5000, DType.Int32, low: -50, high: 50);
        OpenClBench.AssertAgrees(guise, d => x.To(DType.Float32).To(d).ArgSort());
        OpenClBench.AssertAgrees(guise, d => x.To(DType.Float32).To(d).ArgSort(descending: true));
        OpenClBench.AssertAgrees(guise, d => x.To(DType.Float32).To(d).UniqueAll().Inverse);
        OpenClBench.AssertAgrees(guise, d => x.To(DType.Float32).To(d).Histogram(7).Counts);
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void The_first_of_long_lines_agree_for_any_number_of_them(string guise)
    {
        // Few values, so that equal ones meet in every merge.
        Tensor x = OpenClBench.Numbers((3, 1001, 2), DType.Int32, low: -40, high: 40).To(DType.Float32);
        foreach (int k in new[] { 1, 2, 15, 16, 17, 33, 100, 1000, 1001 })
        {
            OpenClBench.AssertAgrees(guise, d => x.To(d).TopK(k, 1).Values);
            OpenClBench.AssertAgrees(guise, d => x.To(d).TopK(k, 1).Indices);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void One_long_line_is_folded_in_pieces(string guise)
    {
        Tensor x = OpenClBench.Numbers((1, 200_001), DType.Int32, low: -100, high: 100), wide = OpenClBench.Numbers((2, 70_000, 3), DType.Int32, low: -9, high: 9);
        OpenClBench.AssertAgrees(guise, d => x.To(d).CumSum(1));
        OpenClBench.AssertAgrees(guise, d => wide.To(d).CumSum(1));
        OpenClBench.AssertAgrees(guise, d => x.To(DType.Float32).To(d).CumSum(1), tolerance: 1e-6);
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Running_folds_agree(string guise)
    {
        foreach (DType dtype in OpenClBench.Types(guise))
        {
            Tensor x = OpenClBench.Numbers((3, 400, 5), dtype);
            for (int axis = 0; axis < 3; axis++)
            {
                OpenClBench.AssertAgrees(guise, d => x.To(d).CumSum(axis), 1e-5);
                OpenClBench.AssertAgrees(guise, d => x.To(d).CumSum(axis, reverse: true), 1e-5);
            }
        }
        Tensor ones = Tensor.Ones(100_000, DType.Int32);
        OpenClBench.AssertAgrees(guise, d => ones.To(d).CumSum());
        OpenClBench.AssertAgrees(guise, d => OpenClBench.Numbers((70, 3), DType.Float32, low: 0.9, high: 1.1).To(d).CumProd(), 1e-5);
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Long_sums_of_single_precision_keep_their_digits(string guise)
    {
        Tensor x = OpenClBench.Numbers((700, 900), DType.Float32, low: 0.9, high: 1);
        OpenClBench.AssertAgrees(guise, d => x.To(d).Sum(), 1e-6);
        OpenClBench.AssertAgrees(guise, d => x.To(d).T.Sum(), 1e-6);
        OpenClBench.AssertAgrees(guise, d => x.To(d).Sum(0), 1e-6);
        OpenClBench.AssertAgrees(guise, d => x.To(d)[.., new Slice(null, null, 2)].Sum(1), 1e-6);
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Double_precision_is_ordered_or_refused(string guise)
    {
        Tensor x = OpenClBench.Numbers(90, DType.Float64);
        OpenClBench.AssertAgreesOrRefuses(guise, d => x.To(d).Sort().Values, 0);
        OpenClBench.AssertAgreesOrRefuses(guise, d => x.To(d).CumSum(), 1e-13);
    }
}
