using DeZeroNative.Backends;

namespace DeZeroNative.Tests.OpenCL;

public class PoolingTests
{
    public static TheoryData<string> Guises => OpenClBench.Guises;

    /// <summary>Few rows and many, narrow and wide ones: a work-item per element, or per row with vectors and without.</summary>
    private static readonly Shape[] s_shapes = [(3, 2, 9, 13), (30, 2, 9, 13), (40, 1, 12, 41), (17, 3, 7, 16), (50, 5, 3, 5)];

    private static PoolWindows[] Windows(Shape shape) =>
    [
        PoolWindows.Stepping(shape, 2, 2, 0, ceil: false, countPad: true, "test"), PoolWindows.Stepping(shape, 3, 2, 1, ceil: true, countPad: false, "test"),
        PoolWindows.Stepping(shape, 1, 1, 1, ceil: false, countPad: true, "test"), PoolWindows.Adaptive(shape, (4, 9), "test"),
        PoolWindows.Stepping(shape, 3, 1, 1, ceil: false, countPad: true, "test"), PoolWindows.Stepping(shape, (1, 2), (2, 3), 0, ceil: true, countPad: false, "test"),
    ];

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Max_pooling_its_scatter_and_its_gather_agree(string guise)
    {
        foreach (DType dtype in (DType[])[DType.Float32, DType.Float64])
            foreach (Shape shape in s_shapes) MaxAgrees(guise, shape, dtype);
    }

    private static void MaxAgrees(string guise, Shape shape, DType dtype)
    {
        Tensor x = OpenClBench.Numbers(shape, dtype), v = OpenClBench.Numbers(shape, dtype, seed: 2);
        double[] special = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0];
        for (int i = 0; i < x.Size; i += 7) x.Reshape(-1)[i] = special[i % special.Length];
        foreach (PoolWindows windows in Windows(shape))
        {
            Tensor gy = OpenClBench.Numbers(windows.Pooled(shape), dtype, seed: 3);
            OpenClBench.AssertAgreesOrRefuses(guise, d => Tensor.MaxPool(x.To(d), windows, track: false).Y, dtype: dtype);
            OpenClBench.AssertAgreesOrRefuses(guise, d => Index(d), dtype: dtype);
            OpenClBench.AssertAgreesOrRefuses(guise, d => Tensor.MaxPoolScatter(gy.To(d), Index(d), windows), 1e-6, dtype: dtype);
            OpenClBench.AssertAgreesOrRefuses(guise, d => Tensor.MaxPoolGather(v.To(d), Index(d), windows), dtype: dtype);

            Tensor Index(Device d) => Tensor.MaxPool(x.To(d), windows, track: true).Index!;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Average_pooling_and_its_adjoint_agree(string guise)
    {
        foreach (DType dtype in (DType[])[DType.Float32, DType.Float64])
            foreach (Shape shape in s_shapes) MeansAgree(guise, shape, dtype);
    }

    private static void MeansAgree(string guise, Shape shape, DType dtype)
    {
        Tensor x = OpenClBench.Numbers(shape, dtype);
        foreach (PoolWindows windows in Windows(shape))
        {
            Tensor gy = OpenClBench.Numbers(windows.Pooled(shape), dtype, seed: 3);
            OpenClBench.AssertAgreesOrRefuses(guise, d => Tensor.AveragePool(x.To(d), windows), 1e-6, dtype: dtype);
            OpenClBench.AssertAgreesOrRefuses(guise, d => Tensor.AveragePoolSpread(gy.To(d), windows), 1e-6, dtype: dtype);
        }
    }
}
