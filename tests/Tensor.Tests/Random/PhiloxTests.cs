namespace DeZeroNative.Tests;

public class PhiloxTests
{
    // The known answers that come with the generator's own source, kat_vectors of Random123: philox4x32 10.
    [Theory]
    [InlineData(new uint[] { 0, 0, 0, 0 }, new uint[] { 0, 0 }, new uint[] { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 })]
    [InlineData(
        new uint[] { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff }, new uint[] { 0xffffffff, 0xffffffff },
        new uint[] { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd })]
    [InlineData(
        new uint[] { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 }, new uint[] { 0xa4093822, 0x299f31d0 },
        new uint[] { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 })]
    public void The_published_vectors_are_met_by_the_definition(uint[] counter, uint[] key, uint[] expected) =>
        Assert.Equal(expected, Definition(counter, key));

    [Theory]
    [InlineData(0ul, 0ul)]
    [InlineData(0ul, 1ul)]
    [InlineData(42ul, 0x100000000ul)]
    [InlineData(0xdeadbeef12345678ul, 0x0123456789abcdeful)]
    [InlineData(ulong.MaxValue, ulong.MaxValue)]
    public void A_block_is_the_definition_at_a_counter_of_64_bits(ulong key, ulong counter)
    {
        uint[] expected = Definition([(uint)counter, (uint)(counter >> 32), 0, 0], [(uint)key, (uint)(key >> 32)]);

        Assert.Equal((expected[0], expected[1], expected[2], expected[3]), Philox.Block(key, counter));
    }

    [Fact]
    public void The_first_block_of_key_0_is_the_published_one() =>
        Assert.Equal((0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u), Philox.Block(0, 0));

    [Fact]
    public void Words_become_numbers_from_0_to_just_below_1()
    {
        Assert.Equal(0, Philox.ToSingle(0));
        Assert.Equal(1 - MathF.Pow(2, -24), Philox.ToSingle(uint.MaxValue));
        Assert.Equal(0, Philox.ToDouble(0, 0));
        Assert.Equal(1 - Math.Pow(2, -53), Philox.ToDouble(uint.MaxValue, uint.MaxValue));
        Assert.Equal(0.5, Philox.ToDouble(1u << 31, 0));
    }

    /// <summary>The paper's definition with all four words of the counter.</summary>
    private static uint[] Definition(uint[] counter, uint[] key)
    {
        uint[] c = [.. counter], k = [.. key];
        for (int round = 0; round < 10; round++)
        {
            ulong p0 = 0xD2511F53ul * c[0], p1 = 0xCD9E8D57ul * c[2];
            c = [(uint)(p1 >> 32) ^ c[1] ^ k[0], (uint)p1, (uint)(p0 >> 32) ^ c[3] ^ k[1], (uint)p0];
            k = [k[0] + 0x9E3779B9, k[1] + 0xBB67AE85];
        }
        return c;
    }
}
