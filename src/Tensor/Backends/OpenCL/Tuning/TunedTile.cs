using System.Globalization;
using System.Numerics;

namespace DeZeroNative.Backends.OpenCL.Tuning;

/// <summary>The plan that won for products of one size.</summary>
/// <param name="Family">The kind of product: <c>gemm</c>.</param>
/// <param name="Type">The element type.</param>
/// <param name="Form">What else tells programs of the family apart, such as how the operands lie.</param>
/// <param name="M">Rows.</param>
/// <param name="N">Columns.</param>
/// <param name="K">Length of the inner axis.</param>
/// <param name="Plan">The plan.</param>
internal readonly record struct TunedTile(string Family, DType Type, int Form, long M, long N, long K, TilePlan Plan)
{
    private const int Words = 13, MostParts = 256, MostItems = 1024;

    /// <summary>One line of text: family, type, form, sizes, then the plan.</summary>
    internal string ToLine()
    {
        TileShape s = Plan.Shape;
        return string.Create(CultureInfo.InvariantCulture, $"{Family} {Type.Name()} {Form} {M} {N} {K} {s.M} {s.N} {s.Depth} {s.ItemM} {s.ItemN} {s.Buffers} {Plan.Parts}");
    }

    /// <summary>Reads a line; false for one that is none, or whose plan no kernel could have.</summary>
    internal static bool TryParse(string line, out TunedTile tile)
    {
        tile = default;
        string[] words = line.Split(' ');
        if (words.Length != Words || words[1] is not ("float32" or "float64")) return false;
        var numbers = new long[Words - 2];
        for (int i = 0; i < numbers.Length; i++)
            if (!long.TryParse(words[i + 2], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i])) return false;
        foreach (long n in numbers.AsSpan(4))
            if (n is < 1 or > MostItems || !BitOperations.IsPow2(n)) return false;
        var shape = new TileShape((int)numbers[4], (int)numbers[5], (int)numbers[6], (int)numbers[7], (int)numbers[8], (int)numbers[9]);
        if (shape.Buffers > 2 || numbers[10] > MostParts || shape.ItemM > shape.M || shape.ItemN > shape.N || shape.Items > MostItems || !shape.IsWhole) return false;
        DType type = words[1] == "float32" ? DType.Float32 : DType.Float64;
        tile = new TunedTile(words[0], type, (int)Math.Min(numbers[0], int.MaxValue), numbers[1], numbers[2], numbers[3], new TilePlan(shape, (int)numbers[10]));
        return true;
    }
}
