using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace DeZeroNative.NN;

/// <summary>
/// Reads NumPy's .npy files, versions 1.0 to 3.0, little- or big-endian, C or Fortran order. Files are not trusted: what a header
/// declares is held against the bytes that are there before memory is taken, and arrays of Python objects are refused.
/// </summary>
public static class NpyReader
{
    private const int HalfChunk = 4096;

    /// <summary>Reads the one array of a file. float16 comes as <see cref="DType.Float32"/>, every other type as it is.</summary>
    /// <exception cref="InvalidDataException">The file is not a whole, sound .npy file of a type that is read.</exception>
    public static Tensor Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Read(new BoundedReader(stream, stream.Length, path), exact: true);
    }

    /// <summary>Reads one array from the position of a seekable stream, and leaves the stream behind it.</summary>
    /// <exception cref="InvalidDataException">What stands there is not a whole, sound array of a type that is read.</exception>
    public static Tensor Read(Stream stream, string name = "stream")
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek) throw new ArgumentException("[npy] the stream must be seekable, so that its length is known", nameof(stream));
        return Read(new BoundedReader(stream, stream.Length - stream.Position, name), exact: false);
    }

    /// <summary>Reads an array; if <paramref name="exact"/>, nothing may follow it.</summary>
    internal static Tensor Read(BoundedReader reader, bool exact)
    {
        NpyHeader header = NpyHeader.Read(reader);
        (DType dtype, int itemSize, bool swap) = ParseDescr(header.Descr, reader);
        if (header.Shape.Length > Shape.MaxRank)
            throw reader.Invalid($"the array has {header.Shape.Length} axes, at most {Shape.MaxRank} are supported");

        long bytes = ByteCount(header.Shape, itemSize, reader);
        if (bytes > reader.Remaining)
            throw reader.Invalid($"truncated: shape {new Shape(header.Shape)} of '{header.Descr}' needs {bytes} bytes, {reader.Remaining} are there");
        if (exact && bytes < reader.Remaining)
            throw reader.Invalid($"shape {new Shape(header.Shape)} of '{header.Descr}' needs {bytes} bytes, but {reader.Remaining} are there");

        // Fortran order is the C order of the reversed axes.
        if (header.FortranOrder) Array.Reverse(header.Shape);
        Tensor tensor = Tensor.Allocate(new Shape(header.Shape), dtype, Device.Cpu);
        try
        {
            Fill(tensor, itemSize, swap, reader);
        }
        catch
        {
            tensor.Dispose();
            throw;
        }

        if (!header.FortranOrder || tensor.Rank < 2) return tensor;
        using (tensor) return tensor.Transpose().Contiguous();
    }

    private static (DType DType, int ItemSize, bool Swap) ParseDescr(string descr, BoundedReader reader)
    {
        if (descr.Contains('O', StringComparison.Ordinal))
            throw reader.Invalid("the array holds Python objects; pickled data is refused");
        (DType dtype, int itemSize) = descr.Length == 3 ? descr[1..] switch
        {
            "f8" => (DType.Float64, 8),
            "f4" => (DType.Float32, 4),
            "f2" => (DType.Float32, 2),
            "i8" => (DType.Int64, 8),
            "i4" => (DType.Int32, 4),
            "u1" => (DType.UInt8, 1),
            "b1" => (DType.Bool, 1),
            _ => (default, 0),
        } : (default, 0);
        bool known = itemSize == 1 ? descr[0] is '|' or '<' or '>' or '=' : itemSize != 0 && descr[0] is '<' or '>' or '=';
        if (!known)
            throw reader.Invalid($"dtype '{descr}' is not read; f2, f4, f8, i4, i8, u1 and b1 are");
        return (dtype, itemSize, itemSize > 1 && descr[0] == (BitConverter.IsLittleEndian ? '>' : '<'));
    }

    private static long ByteCount(ReadOnlySpan<long> sizes, int itemSize, BoundedReader reader)
    {
        // An axis of length 0 does not excuse the others: strides are computed from them.
        UInt128 product = (UInt128)itemSize;
        foreach (long size in sizes)
        {
            product *= (UInt128)Math.Max(size, 1);
            if (product > long.MaxValue)
                throw reader.Invalid("the sizes of the shape overflow");
        }

        if (sizes.Contains(0)) return 0;
        if (product / (UInt128)itemSize > int.MaxValue)
            throw reader.Invalid($"{product / (UInt128)itemSize} elements are declared, at most {int.MaxValue} are read");
        return (long)product;
    }

    private static void Fill(Tensor tensor, int itemSize, bool swap, BoundedReader reader)
    {
        switch (tensor.DType)
        {
            case DType.Float64 or DType.Int64:
                Span<long> longs = itemSize == 8 && tensor.DType == DType.Int64
                    ? tensor.Elements<long>()
                    : MemoryMarshal.Cast<double, long>(tensor.Elements<double>());
                reader.ReadExactly(longs);
                if (swap) BinaryPrimitives.ReverseEndianness(longs, longs);
                break;
            case DType.Float32 when itemSize == 2:
                FillHalf(tensor.Elements<float>(), swap, reader);
                break;
            case DType.Float32 or DType.Int32:
                Span<int> ints = tensor.DType == DType.Int32 ? tensor.Elements<int>() : MemoryMarshal.Cast<float, int>(tensor.Elements<float>());
                reader.ReadExactly(ints);
                if (swap) BinaryPrimitives.ReverseEndianness(ints, ints);
                break;
            default:
                Span<byte> bytes = tensor.Elements<byte>();
                reader.ReadExactly(bytes);
                // A truth value other than 0 and 1 would break whoever computes with it.
                if (tensor.DType == DType.Bool)
                    foreach (ref byte b in bytes)
                        b = (byte)(b == 0 ? 0 : 1);
                break;
        }

        GC.KeepAlive(tensor);
    }

    private static void FillHalf(Span<float> destination, bool swap, BoundedReader reader)
    {
        Span<short> chunk = stackalloc short[HalfChunk];
        while (!destination.IsEmpty)
        {
            Span<short> halves = chunk[..Math.Min(HalfChunk, destination.Length)];
            reader.ReadExactly(halves);
            if (swap) BinaryPrimitives.ReverseEndianness(halves, halves);
            TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<short, Half>(halves), destination);
            destination = destination[halves.Length..];
        }
    }
}
