namespace DeZeroNative.NN;

/// <summary>A colour of 8 bits per channel.</summary>
public readonly record struct Rgb(byte R, byte G, byte B)
{
    /// <summary>Paper.</summary>
    public static Rgb White => new(255, 255, 255);

    /// <summary>Ink.</summary>
    public static Rgb Black => new(0, 0, 0);

    /// <summary>The colour of number <paramref name="index"/> of a set that stays apart for most eyes, colour-blind ones too; repeats after eight.</summary>
    public static Rgb Series(int index) => (index & 7) switch
    {
        0 => new(31, 110, 180),
        1 => new(228, 110, 20),
        2 => new(40, 150, 90),
        3 => new(196, 58, 78),
        4 => new(126, 92, 190),
        5 => new(140, 98, 66),
        6 => new(214, 112, 178),
        _ => new(110, 116, 122),
    };

    /// <summary>This colour moved towards another: 0 leaves it, 1 is the other.</summary>
    public Rgb Mix(Rgb other, double amount) => new(Mix(R, other.R, amount), Mix(G, other.G, amount), Mix(B, other.B, amount));

    private static byte Mix(byte a, byte b, double amount) => (byte)(a + ((b - a) * Math.Clamp(amount, 0, 1)) + 0.5);
}
