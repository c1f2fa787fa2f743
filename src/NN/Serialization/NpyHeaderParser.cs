using System.Text;

namespace DeZeroNative.NN;

/// <summary>Parses the dictionary of a .npy header: exactly the keys 'descr', 'fortran_order' and 'shape', each once, in any order.</summary>
internal ref struct NpyHeaderParser
{
    private readonly BoundedReader _reader;
    private ReadOnlySpan<byte> _text;

    private NpyHeaderParser(ReadOnlySpan<byte> text, BoundedReader reader)
    {
        _text = text;
        _reader = reader;
    }

    public static NpyHeader Parse(ReadOnlySpan<byte> text, BoundedReader reader) => new NpyHeaderParser(text, reader).Dictionary();

    private NpyHeader Dictionary()
    {
        string? descr = null;
        bool? fortranOrder = null;
        long[]? shape = null;
        Expect('{');
        while (!Take('}'))
        {
            string key = String();
            Expect(':');
            switch (key)
            {
                case "descr" when descr is null:
                    descr = Descr();
                    break;
                case "fortran_order" when fortranOrder is null:
                    fortranOrder = Bool();
                    break;
                case "shape" when shape is null:
                    shape = Tuple();
                    break;
                default:
                    throw Broken($"unexpected key '{key}'");
            }

            if (!Take(','))
            {
                Expect('}');
                break;
            }
        }

        SkipSpace();
        if (!_text.IsEmpty)
            throw Broken("text after the dictionary");
        if (descr is null || fortranOrder is null || shape is null)
            throw Broken("a key is missing");
        return new NpyHeader(descr, fortranOrder.Value, shape);
    }

    private string Descr()
    {
        SkipSpace();
        if (!_text.IsEmpty && _text[0] == '[')
            throw _reader.Invalid("the npy array has a structured dtype, which is not read");
        return String();
    }

    private string String()
    {
        SkipSpace();
        if (_text.IsEmpty || (_text[0] != '\'' && _text[0] != '"'))
            throw Broken("a quoted text was expected");
        int end = _text[1..].IndexOf(_text[0]);
        // No key and no dtype that can be read is longer; a backslash or a control character is in none.
        if (end is < 0 or > 32 || _text.Slice(1, end).ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            throw Broken("a quoted text is broken");
        string value = Encoding.ASCII.GetString(_text.Slice(1, end));
        _text = _text[(end + 2)..];
        return value;
    }

    private bool Bool()
    {
        SkipSpace();
        bool value = _text.StartsWith("True"u8);
        if (!value && !_text.StartsWith("False"u8))
            throw Broken("'fortran_order' is neither True nor False");
        _text = _text[(value ? 4 : 5)..];
        return value;
    }

    private long[] Tuple()
    {
        Span<long> sizes = stackalloc long[NpyHeader.MaxRank];
        int rank = 0;
        Expect('(');
        while (!Take(')'))
        {
            if (rank == sizes.Length)
                throw Broken($"more than {sizes.Length} axes");
            sizes[rank++] = Integer();
            if (!Take(','))
            {
                Expect(')');
                break;
            }
        }

        return sizes[..rank].ToArray();
    }

    private long Integer()
    {
        SkipSpace();
        int digits = _text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        // 18 digits always fit a long.
        if (digits is < 1 or > 18)
            throw Broken("an axis of 'shape' is not a size");
        long value = 0;
        foreach (byte digit in _text[..digits])
            value = (value * 10) + (digit - '0');
        _text = _text[digits..];
        // Python 2 wrote long integers so.
        _ = Take('L');
        return value;
    }

    private bool Take(char expected)
    {
        SkipSpace();
        if (_text.IsEmpty || _text[0] != expected)
            return false;
        _text = _text[1..];
        return true;
    }

    private void Expect(char expected)
    {
        if (!Take(expected))
            throw Broken($"'{expected}' was expected");
    }

    private void SkipSpace() => _text = _text.TrimStart(" \t\r\n"u8);

    private readonly InvalidDataException Broken(string reason) => _reader.Invalid($"the npy header is broken: {reason}");
}
