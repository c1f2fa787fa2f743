using Xunit.Sdk;

namespace DeZeroNative.Tests;

public class PoolLeakCheckTests
{
    [Fact]
    public void A_block_still_lent_at_the_end_is_a_leak()
    {
        var check = new PoolLeakCheck();
        Tensor kept = Tensor.Zeros(10_000);

        Assert.Throws<XunitException>(check.Dispose);

        kept.Dispose();
        check.Dispose();
    }
}
