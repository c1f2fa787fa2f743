using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace DeZeroNative.NN;

/// <summary>The elements of .safetensors files, little-endian and dense, to and from tensors.</summary>
internal static class SafetensorsData
{
    private const int ChunkBytes = 1 << 14;

    /// <summary>Reads the elements of one tensor, which have been checked to be there.</summary>
    public static Tensor Read(SafetensorsEntry entry, BoundedReader reader)
    {
        Tensor tensor = Tensor.Allocate(new Shape(entry.Shape), entry.Type.DType, Device.Cpu);
        try
        {
            switch (entry.Type.Name)
            {
                case "F64": ReadLongs(MemoryMarshal.Cast<double, long>(tensor.Elements<double>()), reader); break;
                case "I64": ReadLongs(tensor.Elements<long>(), reader); break;
                case "F32": ReadInts(MemoryMarshal.Cast<float, int>(tensor.Elements<float>()), reader); break;
                case "I32": ReadInts(tensor.Elements<int>(), reader); break;
                case "U8": reader.ReadExactly(tensor.Elements<byte>()); break;
                case "BOOL": ReadTruth(tensor.Elements<byte>(), reader); break;
                case "U32": Widen<uint, long>(tensor.Elements<long>(), reader, BinaryPrimitives.ReverseEndianness, TensorPrimitives.ConvertChecked); break;
                case "I16": Widen<short, int>(tensor.Elements<int>(), reader, BinaryPrimitives.ReverseEndianness, TensorPrimitives.ConvertChecked); break;
                case "U16": Widen<ushort, int>(tensor.Elements<int>(), reader, BinaryPrimitives.ReverseEndianness, TensorPrimitives.ConvertChecked); break;
                case "I8": Widen<sbyte, int>(tensor.Elements<int>(), reader, null, TensorPrimitives.ConvertChecked); break;
                case "F16":
                    Widen<ushort, float>(tensor.Elements<float>(), reader, BinaryPrimitives.ReverseEndianness,
                        static (x, y) => TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<ushort, Half>(x), y));
                    break;
                default:
                    Widen<ushort, float>(tensor.Elements<float>(), reader, BinaryPrimitives.ReverseEndianness, WidenBFloat16);
                    break;
            }
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
        GC.KeepAlive(tensor);
        return tensor;
    }

    /// <summary>Writes the elements of a tensor of any device.</summary>
    public static void Write(Stream stream, Tensor tensor)
    {
        Tensor dense = tensor.Contiguous(), host = dense.To(Device.Cpu);
        switch (host.DType)
        {
            case DType.Float64: WriteLongs(stream, MemoryMarshal.Cast<double, long>(host.Elements<double>())); break;
            case DType.Int64: WriteLongs(stream, host.Elements<long>()); break;
            case DType.Float32: WriteInts(stream, MemoryMarshal.Cast<float, int>(host.Elements<float>())); break;
            case DType.Int32: WriteInts(stream, host.Elements<int>()); break;
            default: stream.Write(host.Elements<byte>()); break;
        }
        if (!ReferenceEquals(host, dense)) host.Dispose();
        if (!ReferenceEquals(dense, tensor)) dense.Dispose();
        GC.KeepAlive(tensor);
    }

    private static void ReadLongs(Span<long> y, BoundedReader reader)
    {
        reader.ReadExactly(y);
        if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(y, y);
    }

    private static void ReadInts(Span<int> y, BoundedReader reader)
    {
        reader.ReadExactly(y);
        if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(y, y);
    }

    private static void ReadTruth(Span<byte> y, BoundedReader reader)
    {
        reader.ReadExactly(y);

        // A truth value other than 0 and 1 would break whoever computes with it.
        foreach (ref byte b in y) b = (byte)(b == 0 ? 0 : 1);
    }

    private delegate void Swap<T>(ReadOnlySpan<T> x, Span<T> y);

    private delegate void Widener<TFrom, TTo>(ReadOnlySpan<TFrom> x, Span<TTo> y);

    private static void Widen<TFrom, TTo>(Span<TTo> y, BoundedReader reader, Swap<TFrom>? swap, Widener<TFrom, TTo> widen)
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        Span<byte> bytes = stackalloc byte[ChunkBytes];
        Span<TFrom> chunk = MemoryMarshal.Cast<byte, TFrom>(bytes);
        while (!y.IsEmpty)
        {
            Span<TFrom> x = chunk[..Math.Min(chunk.Length, y.Length)];
            reader.ReadExactly(x);
            if (!BitConverter.IsLittleEndian) swap?.Invoke(x, x);
            widen(x, y[..x.Length]);
            y = y[x.Length..];
        }
    }

    /// <summary>bfloat16 is the upper half of float32.</summary>
    private static void WidenBFloat16(ReadOnlySpan<ushort> x, Span<float> y)
    {
        for (int i = 0; i < x.Length; i++) y[i] = BitConverter.UInt32BitsToSingle((uint)x[i] << 16);
    }

    private static void WriteLongs(Stream stream, ReadOnlySpan<long> x)
    {
        const int Count = ChunkBytes / 8;
        Span<long> swapped = stackalloc long[BitConverter.IsLittleEndian ? 0 : Count];
        for (; !x.IsEmpty; x = x[Math.Min(Count, x.Length)..])
        {
            ReadOnlySpan<long> part = x[..Math.Min(Count, x.Length)];
            if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(part, swapped);
            stream.Write(MemoryMarshal.AsBytes(BitConverter.IsLittleEndian ? part : swapped[..part.Length]));
        }
    }

    private static void WriteInts(Stream stream, ReadOnlySpan<int> x)
    {
        const int Count = ChunkBytes / 4;
        Span<int> swapped = stackalloc int[BitConverter.IsLittleEndian ? 0 : Count];
        for (; !x.IsEmpty; x = x[Math.Min(Count, x.Length)..])
        {
            ReadOnlySpan<int> part = x[..Math.Min(Count, x.Length)];
            if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(part, swapped);
            stream.Write(MemoryMarshal.AsBytes(BitConverter.IsLittleEndian ? part : swapped[..part.Length]));
        }
    }
}
