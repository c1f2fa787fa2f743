using DeZeroNative.Backends;

namespace DeZeroNative.Tests.OpenCL;

public class PoolingTests
{
    public static TheoryData<string> Guises => OpenClBench.Guises;

    private static PoolWindows[] Windows(Shape shape) =>
    [
        PoolWindows.Stepping(shape, 2, 2, 0, ceil: false, countPad: true, "test"), PoolWindows.Stepping(shape, 3, 2, 1, ceil: true, countPad: false, "test"),
        PoolWindows.Stepping(shape, 1, 1, 1, ceil: false, countPad: true, "test"), PoolWindows.Adaptive(shape, (4, 9), "test"),
    ];

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Max_pooling_its_scatter_and_its_gather_agree(string guise)
    {
        Tensor x = OpenClBench.Numbers((3, 2, 9, 13), DType.Float32), v = OpenClBench.Numbers(x.Shape, DType.Float32, seed: 2);
        foreach (PoolWindows windows in Windows(x.Shape))
        {
            Tensor gy = OpenClBench.Numbers(windows.Pooled(x.Shape), DType.Float32, seed: 3);
            OpenClBench.AssertAgrees(guise, d => Tensor.MaxPool(x.To(d), windows, track: false).Y);
            OpenClBench.AssertAgrees(guise, d => Index(d));
            OpenClBench.AssertAgrees(guise, d => Tensor.MaxPoolScatter(gy.To(d), Index(d), windows), 1e-6);
            OpenClBench.AssertAgrees(guise, d => Tensor.MaxPoolGather(v.To(d), Index(d), windows));

            Tensor Index(Device d) => Tensor.MaxPool(x.To(d), windows, track: true).Index!;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Average_pooling_and_its_adjoint_agree(string guise)
    {
        Tensor x = OpenClBench.Numbers((3, 2, 9, 13), DType.Float32);
        foreach (PoolWindows windows in Windows(x.Shape))
        {
            Tensor gy = OpenClBench.Numbers(windows.Pooled(x.Shape), DType.Float32, seed: 3);
            OpenClBench.AssertAgrees(guise, d => Tensor.AveragePool(x.To(d), windows), 1e-6);
            OpenClBench.AssertAgrees(guise, d => Tensor.AveragePoolSpread(gy.To(d), windows), 1e-6);
        }
    }
}
