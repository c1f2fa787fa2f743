using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace DeZeroNative.NN;

/// <summary>
/// Reads IDX files, plain or gzipped: two zero bytes, a type code, the number of axes, their sizes as big-endian int32, then the elements,
/// big-endian, in C order. The format of MNIST, from http://yann.lecun.com/exdb/mnist. Files are not trusted: what a header declares is
/// held against the bytes that are there before memory is taken.
/// </summary>
public static class IdxFile
{
    /// <summary>Reads a file: uint8, int32, float32 or float64.</summary>
    /// <exception cref="InvalidDataException">The file is not a whole, sound IDX file of a type that is read.</exception>
    public static Tensor Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Read(stream, path);
    }

    /// <summary>Reads a seekable stream from its beginning; <paramref name="name"/> is what messages call it.</summary>
    /// <exception cref="InvalidDataException">The stream is not a whole, sound IDX file of a type that is read.</exception>
    public static Tensor Read(Stream stream, string name = "stream")
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek) throw new ArgumentException("[idx] the stream must be seekable", nameof(stream));
        return GzipReader.IsGzip(stream) ? GzipReader.Read(stream, name, Read) : Read(new BoundedReader(stream, stream.Length, name));
    }

    private static Tensor Read(BoundedReader reader)
    {
        (DType dtype, Shape shape, long bytes) = ReadHeader(reader);
        if (bytes != reader.Remaining)
            throw reader.Invalid($"shape {shape} of {dtype.Name()} needs {bytes} bytes, but {reader.Remaining} are there");
        return ReadBody(reader, dtype, shape);
    }

    private static (DType DType, Shape Shape, long Bytes) ReadHeader(BoundedReader reader)
    {
        Span<byte> magic = stackalloc byte[4];
        reader.ReadExactly(magic);
        if (magic[0] != 0 || magic[1] != 0) throw reader.Invalid("not an IDX file: the magic number is wrong");
        DType dtype = magic[2] switch
        {
            0x08 => DType.UInt8,
            0x0C => DType.Int32,
            0x0D => DType.Float32,
            0x0E => DType.Float64,
            _ => throw reader.Invalid($"IDX type 0x{magic[2]:X2} is not read; uint8, int32, float32 and float64 are"),
        };
        int rank = magic[3];
        if (rank is 0 or > Shape.MaxRank) throw reader.Invalid($"{rank} axes are declared; 1 to {Shape.MaxRank} are supported");

        Span<int> sizes = stackalloc int[Shape.MaxRank];
        sizes = sizes[..rank];
        reader.ReadExactly(sizes);
        Span<long> shape = stackalloc long[rank];
        Int128 bytes = dtype.Size();
        for (int i = 0; i < rank; i++)
        {
            shape[i] = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(sizes[i]) : sizes[i];
            // An axis of length 0 does not excuse the others: strides are computed from them.
            bytes *= Math.Max(shape[i], 1);
            if (shape[i] < 0 || bytes > long.MaxValue) throw reader.Invalid("a size is negative or the sizes overflow");
        }

        if (shape.Contains(0)) bytes = 0;
        if (bytes / dtype.Size() > int.MaxValue) throw reader.Invalid($"{bytes / dtype.Size()} elements are declared, at most {int.MaxValue} are read");
        return (dtype, new Shape(shape), (long)bytes);
    }

    private static Tensor ReadBody(BoundedReader reader, DType dtype, Shape shape)
    {
        Tensor tensor = Tensor.Allocate(shape, dtype, Device.Cpu);
        try
        {
            Fill(tensor, reader);
            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }

    private static void Fill(Tensor tensor, BoundedReader reader)
    {
        switch (tensor.DType)
        {
            case DType.UInt8:
                reader.ReadExactly(tensor.Elements<byte>());
                break;
            case DType.Int32:
                ReadBigEndian(reader, tensor.Elements<int>());
                break;
            case DType.Float32:
                ReadBigEndian(reader, MemoryMarshal.Cast<float, int>(tensor.Elements<float>()));
                break;
            default:
                ReadBigEndian(reader, MemoryMarshal.Cast<double, long>(tensor.Elements<double>()));
                break;
        }

        GC.KeepAlive(tensor);
    }

    private static void ReadBigEndian(BoundedReader reader, Span<long> values)
    {
        reader.ReadExactly(values);
        if (BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(values, values);
    }

    private static void ReadBigEndian(BoundedReader reader, Span<int> values)
    {
        reader.ReadExactly(values);
        if (BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(values, values);
    }
}
