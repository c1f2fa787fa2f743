namespace DeZeroNative.Tests.Coverage;

/// <summary>
/// An operation of tensors that is no function of <see cref="F"/>, as a call for x of shape (4, 6), with numbers of both signs and
/// some equal ones.
/// </summary>
/// <param name="Name">The method of <see cref="Tensor"/> or <see cref="RandomGenerator"/>.</param>
/// <param name="Derivative">Why it has no derivative of its own.</param>
/// <param name="Call">The operation on the device of x.</param>
internal sealed record OperationCase(string Name, string Derivative, Func<Tensor, Tensor> Call)
{
    /// <summary>One case of each.</summary>
    internal static IReadOnlyList<OperationCase> All { get; } =
    [
        new(nameof(F.Accuracy), "a count", x => F.Accuracy(x, x.ArgMax(1)).Data),
        new(nameof(Tensor.All), "truth values", x => x.All(1)),
        new(nameof(Tensor.AllClose), "truth values", x => Tensor.Scalar(Tensor.AllClose(x, x + 1e-7))),
        new(nameof(Tensor.And), "truth values", x => Tensor.And(x > 0, x < 1)),
        new(nameof(Tensor.Any), "truth values", x => x.Any(0)),
        new(nameof(Tensor.Arange), "made from numbers", x => Tensor.Arange(1, 4, 0.5, device: x.Device)),
        new(nameof(Tensor.ArgMax), "positions", x => x.ArgMax(1)),
        new(nameof(Tensor.ArgMin), "positions", x => x.ArgMin(0)),
        new(nameof(Tensor.ArgSort), "positions", x => x.ArgSort(1)),
        new(nameof(Tensor.ArrayEqual), "truth values", x => Tensor.Scalar(Tensor.ArrayEqual(x, x.Clone()))),
        new(nameof(Tensor.AtLeast1D), "F.Reshape", x => x[0, 0].AtLeast1D()),
        new(nameof(Tensor.AtLeast2D), "F.Reshape", x => x[0].AtLeast2D()),
        new(nameof(Tensor.BinCount), "counts", x => (x.Abs() * 3).To(DType.Int64).Reshape(-1).BinCount()),
        new(nameof(Tensor.BroadcastTensors), "F.BroadcastTo", x => Tensor.BroadcastTensors([x[0], x])[0]),
        new(nameof(Tensor.Clone), "the same elements: a variable has no layout of its own", x => x.T.Clone()),
        new(nameof(Tensor.Contiguous), "the same elements: a variable has no layout of its own", x => x.T.Contiguous()),
        new(nameof(Tensor.CountNonZero), "counts", x => x.CountNonZero(1)),
        new(nameof(Tensor.CrossEntropy), "F.SoftmaxCrossEntropy", x => Tensor.CrossEntropy(x, x.ArgMax(1))),
        new(nameof(Tensor.Equal), "truth values", x => Tensor.Equal(x, x[0])),
        new(nameof(Tensor.Eye), "made from numbers", x => Tensor.Eye(3, 4, device: x.Device)),
        new(nameof(Tensor.FloorDivide), "constant almost everywhere", x => Tensor.FloorDivide(x, 0.3)),
        new(nameof(Tensor.Full), "made from numbers", x => Tensor.Full((2, 3), 2.5, device: x.Device)),
        new(nameof(Tensor.FullLike), "made from numbers", x => Tensor.FullLike(x, 2.5)),
        new(nameof(Tensor.Geomspace), "made from numbers", x => Tensor.Geomspace(1, 16, 5, device: x.Device)),
        new(nameof(Tensor.Greater), "truth values", x => Tensor.Greater(x, 0.5)),
        new(nameof(Tensor.GreaterEqual), "truth values", x => Tensor.GreaterEqual(x, x[1])),
        new(nameof(Tensor.Histogram), "counts", x => x.Histogram(x[0].Sort().Values)),
        new(nameof(Tensor.IsFinite), "truth values", x => (x / 0).IsFinite()),
        new(nameof(Tensor.IsInf), "truth values", x => (x / 0).IsInf()),
        new(nameof(Tensor.IsNaN), "truth values", x => x.Log().IsNaN()),
        new(nameof(Tensor.Less), "truth values", x => Tensor.Less(x, x[2])),
        new(nameof(Tensor.LessEqual), "truth values", x => Tensor.LessEqual(x, 0.5)),
        new(nameof(Tensor.Linspace), "made from numbers", x => Tensor.Linspace(0, 1, 7, device: x.Device)),
        new(nameof(Tensor.Logspace), "made from numbers", x => Tensor.Logspace(0, 2, 5, device: x.Device)),
        new(nameof(Tensor.MeshGrid), "F.BroadcastTo", x => Tensor.MeshGrid([x[0], x[1]])[0]),
        new(nameof(Tensor.Not), "truth values", x => (x > 0).Not()),
        new(nameof(Tensor.NotEqual), "truth values", x => Tensor.NotEqual(x, 0.5)),
        new(nameof(Tensor.Ones), "made from numbers", x => Tensor.Ones((2, 3), device: x.Device)),
        new(nameof(Tensor.OnesLike), "made from numbers", x => Tensor.OnesLike(x)),
        new(nameof(Tensor.Or), "truth values", x => Tensor.Or(x > 1, x < 0)),
        new(nameof(Tensor.Ravel), "F.Reshape", x => x.Ravel()),
        new(nameof(Tensor.SearchSorted), "positions", x => x[0].Sort().Values.SearchSorted(x)),
        new(nameof(Tensor.To), "F.Cast between floating types", x => x.To(DType.Int32)),
        new(nameof(Tensor.Unique), "a shape that depends on values", x => x.Unique()),
        new(nameof(Tensor.UniqueAll), "a shape that depends on values", x => x.UniqueAll().Counts),
        new(nameof(Tensor.Xor), "truth values", x => Tensor.Xor(x > 0, x < 1)),
        new(nameof(Tensor.Zeros), "made from numbers", x => Tensor.Zeros((2, 3), device: x.Device)),
        new(nameof(Tensor.ZerosLike), "made from numbers", x => Tensor.ZerosLike(x)),
        new(nameof(RandomGenerator.Bernoulli), "made from random numbers", x => new RandomGenerator(3).Bernoulli(50, 0.3, x.Device)),
        new(nameof(RandomGenerator.Choice), "made from random numbers", x => new RandomGenerator(3).Choice(9, 50, device: x.Device)),
        new(nameof(RandomGenerator.Integers), "made from random numbers", x => new RandomGenerator(3).Integers(0, 9, 50, device: x.Device)),
        new(nameof(RandomGenerator.Normal), "made from random numbers", x => new RandomGenerator(3).Normal(50, device: x.Device)),
        new(nameof(RandomGenerator.Permutation), "made from random numbers", x => new RandomGenerator(3).Permutation(50, device: x.Device)),
        new(nameof(RandomGenerator.Uniform), "made from random numbers", x => new RandomGenerator(3).Uniform(50, device: x.Device)),
    ];

    /// <summary>Methods that make tensors of the CPU from elements of the host.</summary>
    internal static IReadOnlyList<string> Moving { get; } = [nameof(Tensor.From), nameof(Tensor.FromMemory), nameof(Tensor.Scalar), nameof(Tensor.Create)];

    /// <summary>The x of the calls.</summary>
    internal static Tensor X(Device device) => Values.Random((4, 6), DType.Int32, seed: 8, low: -4, high: 4).To(DType.Float32).To(device) / 2;
}
