using DeZeroNative.Backends;

namespace DeZeroNative.Tests;

/// <summary>The function behind the normalizations, where these do not lead: see <see cref="BatchNormTests"/> and its neighbours.</summary>
public class NormalizeTests : FunctionTests<NormalizeTests>, IGradientCases
{
    private static readonly NormGroups s_samples = new(2, 4, 3, 2, PerSample: true), s_channels = new(3, 2, 2, 2, PerSample: false);

    public static IEnumerable<GradientCase> Cases =>
    [
        new("statistics of samples that are given", x => Given(s_samples, x), X(s_samples.View), X(4, 2), X(4, 3)),
        new("statistics of channels that are given", x => Given(s_channels, x), X(s_channels.View), X(2, 2), X(2, 3)),
        new("given, without scale and shift", x => Given(s_channels, [x[0], null, null]), X(s_channels.View)),
        new("of channels, without scale and shift", x => new NormalizeFunction(s_channels, 1e-2).Apply(x[0], null, null), X(s_channels.View)),
        new("in another shape", x => new NormalizeFunction(s_channels, 1e-2).Apply(F.Reshape(x[0], 12), x[1], null), X((3, 4)), X(2, 2)),
    ];

    [Fact]
    public void It_hands_out_the_statistics_it_took()
    {
        Variable x = X(s_samples.View, 4);
        var function = new NormalizeFunction(s_samples, 1e-2);
        function.Apply(x, null, null);
        Variable together = F.Reshape(x, (4, 6));
        TensorAssert.Close(F.Reshape(F.Mean(together, 1), (2, 2)).Data, function.Mean, rtol: 1e-13);
        TensorAssert.Close(F.Reshape(F.Var(together, 1), (2, 2)).Data, function.Var, rtol: 1e-13);
    }

    private static Variable Given(NormGroups groups, IReadOnlyList<Variable?> x)
    {
        Tensor mean = X(groups.Statistics, 5), var = X(groups.Statistics, 6, 0.5, 2);
        return new NormalizeFunction(groups, 1e-2, Like(mean, x[0]!), Like(var, x[0]!)).Apply(x[0]!, x[1], x[2]);
    }

    private static Tensor Like(Tensor values, Variable x) => values.To(x.DType).To(x.Device);
}
