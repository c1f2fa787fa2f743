namespace DeZeroNative.NN;

/// <summary>
/// One of many streams of random numbers under one seed, to be drawn one by one: stream s has the <see cref="Philox"/> blocks from (s + 1) 2^32 on,
/// out of the way of tensors, which begin at block 0.
/// </summary>
internal struct PhiloxStream(ulong seed, uint stream)
{
    private ulong _counter = ((ulong)stream + 1) << 32;
    private (uint X, uint Y, uint Z, uint W) _words;
    private int _left;

    /// <summary>A number in [0, 1).</summary>
    public double NextDouble()
    {
        uint high = NextUInt32();
        return Philox.ToDouble(high, NextUInt32());
    }

    /// <summary>A number in 0 .. limit-1, each as likely as the other. Source: Lemire, "Fast random integer generation in an interval", 2019.</summary>
    public int NextInt32(int limit)
    {
        ulong product = (ulong)NextUInt32() * (uint)limit;
        while ((uint)product < (uint)limit && (uint)product < (uint)-limit % (uint)limit)
            product = (ulong)NextUInt32() * (uint)limit;
        return (int)(product >> 32);
    }

    private uint NextUInt32()
    {
        if (_left == 0)
        {
            _words = Philox.Block(seed, _counter++);
            _left = 4;
        }

        return _left-- switch { 4 => _words.X, 3 => _words.Y, 2 => _words.Z, _ => _words.W };
    }
}
