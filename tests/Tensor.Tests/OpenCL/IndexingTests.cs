namespace DeZeroNative.Tests.OpenCL;

public class IndexingTests
{
    public static TheoryData<string> Guises => OpenClBench.Guises;

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Gather_agrees_for_every_type_axis_and_stride(string guise)
    {
        foreach (DType dtype in guise is "own" or "lesser" ? Enum.GetValues<DType>() : OpenClBench.Types(guise))
        {
            Tensor x = OpenClBench.Numbers((4, 5, 6), dtype);
            for (int axis = 0; axis < 3; axis++)
            {
                Tensor index = Positions(new Shape(3, 4, 5).With(axis, 7), below: x.Shape[axis]);
                OpenClBench.AssertAgrees(guise, d => Gather(x.To(d), index.To(d), axis));
            }
            Tensor flipped = Positions((6, 4, 2), below: 5);
            OpenClBench.AssertAgrees(guise, d => Gather(x.To(d).Transpose(2, 0, 1), flipped.To(d), 2));
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Scatter_add_adds_repeats_in_order(string guise)
    {
        foreach (DType dtype in OpenClBench.Types(guise))
        {
            Tensor x = OpenClBench.Numbers((4, 30, 3), dtype, 1);
            for (int axis = 0; axis < 3; axis++)
            {
                Tensor y = OpenClBench.Numbers(new Shape(4, 30, 3).With(axis, 9), dtype, 2), index = Positions(x.Shape, below: 9);
                OpenClBench.AssertAgrees(guise, d => ScatterAdd(x.To(d), index.To(d), axis, y.To(d).Clone()));
            }
        }
        Tensor line = OpenClBench.Numbers(2000, DType.Float32), into = Positions(2000, below: 3);
        OpenClBench.AssertAgrees(guise, d => ScatterAdd(line.To(d), into.To(d), 0, Tensor.Zeros(3, device: d)));
        OpenClBench.AssertAgrees(guise, d => ScatterAdd(line.To(d).Reshape((40, 50)).T, into.To(d).Reshape((50, 40)), 1, Tensor.Zeros((50, 3), device: d)));
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Selecting_putting_and_adding_slices_agree(string guise)
    {
        foreach (DType dtype in guise is "own" or "lesser" ? Enum.GetValues<DType>() : OpenClBench.Types(guise))
        {
            foreach ((int outer, int inner) in new[] { (1, 1), (1, 70), (5, 1), (3, 4) })
            {
                Tensor whole = OpenClBench.Numbers((outer, 12, inner), dtype, 1), index = Positions(20, below: 12), part = OpenClBench.Numbers((outer, 20, inner), dtype, 2);
                OpenClBench.AssertAgrees(guise, d =>
                {
                    Tensor y = Tensor.Allocate((outer, 20, inner), dtype, d);
                    y.Backend.IndexSelect(whole.To(d), index.To(d), y);
                    return y;
                });
                OpenClBench.AssertAgrees(guise, d =>
                {
                    Tensor y = whole.To(d).Clone();
                    y.Backend.IndexPut(part.To(d), index.To(d), y);
                    return y;
                });
                OpenClBench.AssertAgreesOrRefuses(guise, dtype: dtype, compute: d =>
                {
                    Tensor y = whole.To(d).Clone();
                    y.Backend.IndexAdd(part.To(d), index.To(d), y);
                    return y;
                });
            }
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Empty_indexes_change_nothing(string guise)
    {
        Tensor x = OpenClBench.Numbers((4, 5), DType.Float32), none = Tensor.Zeros((4, 0), DType.Int64);
        OpenClBench.AssertAgrees(guise, d => Gather(x.To(d), none.To(d), 1));
        OpenClBench.AssertAgrees(guise, d => ScatterAdd(Tensor.Zeros((4, 0), device: d), none.To(d), 1, x.To(d).Clone()));
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Positions_out_of_range_are_held_within_it(string guise)
    {
        Device d = OpenClBench.Open(guise);
        Tensor x = Tensor.From([10f, 20, 30]).To(d), index = Tensor.From([-5L, 1, 99, long.MaxValue, long.MinValue]).To(d);
        Assert.Equal([10, 20, 30, 30, 10], Gather(x, index, 0).To(Device.Cpu).ToArray<float>());
        Assert.Equal([12, 21, 32], ScatterAdd(Tensor.Ones(5, device: d), index, 0, x.Clone()).To(Device.Cpu).ToArray<float>());
        Tensor y = Tensor.Allocate((1, 5, 1), DType.Float32, d);
        y.Backend.IndexSelect(x.Reshape((1, 3, 1)), index, y);
        Assert.Equal([10, 20, 30, 30, 10], y.To(Device.Cpu).ToArray<float>());
    }

    private static Tensor Positions(Shape shape, long below) => OpenClBench.Numbers(shape, DType.Float64, 7, 0, below).To(DType.Int64);

    private static Tensor Gather(Tensor x, Tensor index, int axis)
    {
        Tensor y = Tensor.Allocate(index.Shape, x.DType, x.Device);
        x.Backend.Gather(x, index, axis, y);
        return y;
    }

    private static Tensor ScatterAdd(Tensor x, Tensor index, int axis, Tensor y)
    {
        x.Backend.ScatterAdd(x, index, axis, y);
        return y;
    }
}
