namespace DeZeroNative.Tests.OpenCL;

public class SoftmaxTests
{
    public static TheoryData<string> Guises => OpenClBench.Guises;

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Softmax_and_its_logarithm_agree_along_any_axis(string guise)
    {
        Tensor x = OpenClBench.Numbers((4, 150, 3), DType.Float32, low: -30, high: 30);
        for (int axis = 0; axis < 3; axis++)
        {
            OpenClBench.AssertAgrees(guise, d => x.To(d).Softmax(axis), 1e-6);
            OpenClBench.AssertAgrees(guise, d => x.To(d).LogSoftmax(axis), 2e-6);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Huge_numbers_do_not_overflow_and_nan_spoils_its_row_only(string guise)
    {
        Tensor x = Tensor.From([1e30f, 1e30f, -1e30f, float.NaN, 0, 1, 5, 5, 5], (3, 3));
        OpenClBench.AssertAgrees(guise, d => x.To(d).Softmax(), 1e-6);
        OpenClBench.AssertAgrees(guise, d => x.To(d).LogSoftmax(), 1e-6);
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Cross_entropy_and_its_gradient_agree(string guise)
    {
        foreach ((int rows, int n) in new[] { (1, 1), (5, 10), (300, 7), (3, 700) })
        {
            Tensor x = OpenClBench.Numbers((rows, n), DType.Float32, low: -20, high: 20);
            Tensor t = OpenClBench.Numbers(rows, DType.Float32, low: 0, high: n).To(DType.Int64), gy = Tensor.Scalar(0.5f);
            OpenClBench.AssertAgrees(guise, d => Loss(x.To(d), t.To(d)), 2e-6);
            OpenClBench.AssertAgrees(guise, d => Gradient(x.To(d), t.To(d), gy.To(d)), 1e-6);
        }
    }

    private static Tensor Loss(Tensor x, Tensor t)
    {
        Tensor y = Tensor.Allocate(Shape.Scalar, x.DType, x.Device);
        x.Backend.CrossEntropy(x, t, y);
        return y;
    }

    private static Tensor Gradient(Tensor x, Tensor t, Tensor gy)
    {
        Tensor y = Tensor.AllocateLike(x);
        x.Backend.CrossEntropyGradient(x, t, gy, y);
        return y;
    }
}
