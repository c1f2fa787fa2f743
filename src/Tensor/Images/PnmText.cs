namespace DeZeroNative.Images;

/// <summary>The numbers of a PNM file that stand as text: decimal, apart by white space, with comments from # to the end of a line.</summary>
internal ref struct PnmText(ReadOnlySpan<byte> content, string name)
{
    private readonly ReadOnlySpan<byte> _content = content;
    private int _at;

    /// <summary>What follows the last number; binary pixels begin after exactly one white space.</summary>
    public readonly ReadOnlySpan<byte> Rest(bool skipOne)
    {
        if (!skipOne) return _content[_at..];
        if (_at >= _content.Length || !IsSpace(_content[_at])) throw new InvalidDataException($"{name}: the header is broken");
        return _content[(_at + 1)..];
    }

    /// <summary>The next number, of at most <paramref name="most"/>.</summary>
    public int ReadNumber(int most = int.MaxValue)
    {
        SkipSpace();
        int start = _at;
        long value = 0;
        for (; _at < _content.Length && _content[_at] is >= (byte)'0' and <= (byte)'9'; _at++)
        {
            value = (value * 10) + (_content[_at] - '0');
            if (value > most) throw new InvalidDataException($"{name}: a number is above the greatest, {most}");
        }

        if (_at == start) throw new InvalidDataException($"{name}: {(_at == _content.Length ? "truncated: a number was expected" : "a number is broken")}");
        return (int)value;
    }

    /// <summary>The next digit 0 or 1.</summary>
    public int ReadBit()
    {
        SkipSpace();
        if (_at == _content.Length) throw new InvalidDataException($"{name}: truncated: a bit was expected");
        byte digit = _content[_at++];
        return digit is (byte)'0' or (byte)'1' ? digit - '0' : throw new InvalidDataException($"{name}: a bit is neither 0 nor 1");
    }

    /// <summary>Checks that only white space is left.</summary>
    public void ExpectEnd()
    {
        SkipSpace();
        if (_at < _content.Length) throw new InvalidDataException($"{name}: {_content.Length - _at} bytes follow the picture");
    }

    private void SkipSpace()
    {
        for (; _at < _content.Length; _at++)
        {
            if (_content[_at] == (byte)'#')
            {
                int line = _content[_at..].IndexOf((byte)'\n');
                _at = line < 0 ? _content.Length - 1 : _at + line;
            }
            else if (!IsSpace(_content[_at]))
            {
                return;
            }
        }
    }

    private static bool IsSpace(byte letter) => letter is (byte)' ' or (>= 9 and <= 13);
}
