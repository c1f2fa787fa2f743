using Xunit;

namespace DeZeroNative.Interop.Tests;

public class KernelVariantChoiceTests
{
    [Fact]
    public void Without_a_wish_the_best_variant_runs() =>
        Assert.Equal(KernelVariant.Avx2, Choose(null).Variant);

    [Theory]
    [InlineData("baseline")]
    [InlineData(" BaseLine ")]
    public void A_forced_variant_that_can_run_is_taken(string forced)
    {
        var choice = Choose(forced);

        Assert.Equal(KernelVariant.Baseline, choice.Variant);
        Assert.Equal("variant baseline (set by DEZERO_KERNELS_VARIANT)", choice.ToString());
    }

    [Theory]
    [InlineData("avx512", "DEZERO_KERNELS_VARIANT=avx512 cannot run here")]
    [InlineData("mmx", "DEZERO_KERNELS_VARIANT=mmx names no variant")]
    [InlineData("2", "DEZERO_KERNELS_VARIANT=2 names no variant")]
    public void A_forced_variant_that_cannot_run_is_replaced_by_the_best_and_explained(string forced, string reason)
    {
        var choice = Choose(forced);

        Assert.Equal(KernelVariant.Avx2, choice.Variant);
        Assert.Equal(reason, choice.Reason);
    }

    private static KernelVariantChoice Choose(string? forced) =>
        KernelVariantChoice.Make(KernelVariant.Avx2, variant => variant <= KernelVariant.Avx2, forced);
}
