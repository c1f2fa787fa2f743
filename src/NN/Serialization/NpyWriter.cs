using System.Runtime.InteropServices;

namespace DeZeroNative.NN;

/// <summary>Writes NumPy's .npy files, version 1.0, in C order and the byte order of this machine.</summary>
public static class NpyWriter
{
    private const int Chunk = 1 << 20;

    /// <summary>Writes a tensor of any device as the one array of a file, beside the old file and then in its place.</summary>
    public static void Write(string path, Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        AtomicFile.Write(path, stream => Write(stream, tensor));
    }

    /// <summary>Writes a tensor of any device at the position of a stream.</summary>
    public static void Write(Stream stream, Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(tensor);
        stream.Write(new NpyHeader(Descr(tensor.DType), FortranOrder: false, tensor.Shape.ToArray()).ToBytes());
        Tensor dense = tensor.Contiguous(), host = dense.To(Device.Cpu);
        switch (host.DType)
        {
            case DType.Float64: Write<double>(stream, host.Elements<double>()); break;
            case DType.Float32: Write<float>(stream, host.Elements<float>()); break;
            case DType.Int64: Write<long>(stream, host.Elements<long>()); break;
            case DType.Int32: Write<int>(stream, host.Elements<int>()); break;
            default: Write<byte>(stream, host.Elements<byte>()); break;
        }

        if (!ReferenceEquals(host, dense)) host.Dispose();
        if (!ReferenceEquals(dense, tensor)) dense.Dispose();
        GC.KeepAlive(tensor);
    }

    private static void Write<T>(Stream stream, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        for (int start = 0; start < values.Length; start += Chunk)
            stream.Write(MemoryMarshal.AsBytes(values.Slice(start, Math.Min(Chunk, values.Length - start))));
    }

    private static string Descr(DType dtype)
    {
        char order = BitConverter.IsLittleEndian ? '<' : '>';
        return dtype switch
        {
            DType.Float64 => order + "f8",
            DType.Float32 => order + "f4",
            DType.Int64 => order + "i8",
            DType.Int32 => order + "i4",
            DType.UInt8 => "|u1",
            _ => "|b1",
        };
    }
}
