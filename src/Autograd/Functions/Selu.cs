namespace DeZeroNative;

public static partial class F
{
    private const double SeluScale = 1.0507009873554805, SeluAlpha = 1.6732632423543772;

    private static readonly Fused s_selu = Fused.Of(x => SeluScale * Term.Where(x > 0, x, x.Expm1() * SeluAlpha), "selu");

    /// <summary>
    /// The <see cref="Elu"/> whose scale and alpha keep normally distributed numbers at mean 0 and variance 1. Klambauer and others,
    /// "Self-normalizing neural networks", 2017.
    /// </summary>
    public static Variable Selu(Variable x) => Fuse(s_selu, x);
}
