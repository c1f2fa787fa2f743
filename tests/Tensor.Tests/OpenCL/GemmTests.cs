namespace DeZeroNative.Tests.OpenCL;

public class GemmTests
{
    public static TheoryData<string> Guises => OpenClBench.Guises;

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Products_of_odd_sizes_agree(string guise)
    {
        (int M, int N, int K)[] sizes =
            [(1, 1, 1), (1, 10, 7), (7, 1, 9), (3, 5, 1), (8, 32, 16), (9, 33, 17), (64, 64, 64), (65, 63, 66), (100, 10, 130), (31, 97, 5), (200, 70, 40)];
        foreach ((int m, int n, int k) in sizes)
        {
            Tensor a = OpenClBench.Numbers((m, k), DType.Float32, 1, -1, 1), b = OpenClBench.Numbers((k, n), DType.Float32, 2, -1, 1);
            Tensor at = OpenClBench.Numbers((k, m), DType.Float32, 3, -1, 1), bt = OpenClBench.Numbers((n, k), DType.Float32, 4, -1, 1);
            OpenClBench.AssertAgrees(guise, d => Tensor.MatMul(a.To(d), b.To(d)), 1e-5);
            OpenClBench.AssertAgrees(guise, d => Tensor.MatMul(at.To(d).T, b.To(d)), 1e-5);
            OpenClBench.AssertAgrees(guise, d => Tensor.MatMul(a.To(d), bt.To(d).T), 1e-5);
            OpenClBench.AssertAgrees(guise, d => Tensor.MatMul(at.To(d).T, bt.To(d).T), 1e-5);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Double_products_agree_to_double_precision_or_are_refused(string guise)
    {
        Tensor a = OpenClBench.Numbers((67, 45), DType.Float64, 1), b = OpenClBench.Numbers((45, 38), DType.Float64, 2);
        OpenClBench.AssertAgreesOrRefuses(guise, d => Tensor.MatMul(a.To(d), b.To(d)), 1e-13);
        OpenClBench.AssertAgreesOrRefuses(guise, d => Tensor.MatMul(b.To(d).T, a.To(d).T), 1e-13);
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Vectors_and_broadcast_batches_agree(string guise)
    {
        Tensor matrix = OpenClBench.Numbers((5, 6), DType.Float32, 1), vector = OpenClBench.Numbers(6, DType.Float32, 2);
        Tensor batch = OpenClBench.Numbers((2, 3, 5, 6), DType.Float32, 3), other = OpenClBench.Numbers((3, 6, 40), DType.Float32, 4);
        OpenClBench.AssertAgrees(guise, d => Tensor.MatMul(matrix.To(d), vector.To(d)), 1e-5);
        OpenClBench.AssertAgrees(guise, d => Tensor.MatMul(vector.To(d), vector.To(d)), 1e-5);
        OpenClBench.AssertAgrees(guise, d => Tensor.MatMul(batch.To(d), other.To(d)), 1e-5);
        OpenClBench.AssertAgrees(guise, d => Tensor.MatMul(batch.To(d), matrix.To(d).T), 1e-5);
        OpenClBench.AssertAgrees(guise, d => Tensor.MatMul(matrix.To(d), batch.To(d).Transpose(0, 1, 3, 2)), 1e-5);
        OpenClBench.AssertAgrees(guise, d => Tensor.MatMul(batch.To(d).Transpose(1, 0, 2, 3), other.To(d).Reshape((3, 1, 6, 40))), 1e-5);
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Many_rows_over_one_shared_matrix_agree(string guise)
    {
        Tensor batch = OpenClBench.Numbers((4, 20, 30), DType.Float32, 1), shared = OpenClBench.Numbers((30, 50), DType.Float32, 2);
        OpenClBench.AssertAgrees(guise, d => Tensor.MatMul(batch.To(d), shared.To(d)), 2e-5);
        OpenClBench.AssertAgrees(guise, d => Tensor.MatMul(batch.To(d).Transpose(1, 0, 2), shared.To(d)), 2e-5);
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Alpha_and_beta_are_applied_and_beta_zero_does_not_read(string guise)
    {
        foreach ((int m, int n) in new[] { (13, 21), (70, 75) })
        {
            Tensor a = OpenClBench.Numbers((m, 9), DType.Float32, 1), b = OpenClBench.Numbers((9, n), DType.Float32, 2), y = OpenClBench.Numbers((m, n), DType.Float32, 3);
            OpenClBench.AssertAgrees(guise, d => Gemm(0.5, a.To(d), b.To(d), -2, y.To(d).Clone()), 1e-5);
            OpenClBench.AssertAgrees(guise, d => Gemm(1, a.To(d), b.To(d), 0, Tensor.Full((m, n), double.NaN, device: d)), 1e-5);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void An_inner_size_of_zero_gives_zeros(string guise) =>
        OpenClBench.AssertAgrees(guise, d => Tensor.MatMul(Tensor.Zeros((40, 0), device: d), Tensor.Zeros((0, 5), device: d)));

    private static Tensor Gemm(double alpha, Tensor a, Tensor b, double beta, Tensor y)
    {
        y.Backend.Gemm(alpha, a, b, beta, y);
        return y;
    }
}
