using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeZeroNative.NN;

/// <summary>Items of one shape, one behind the other along axis 0 of a dense CPU tensor.</summary>
internal static class ItemBlock
{
    /// <summary>A view of one item.</summary>
    public static Tensor Item(Tensor block, long index)
    {
        var layout = Layout.Contiguous(block.Shape.Without(0));
        return block.View(layout, block.Offset + (index * layout.Size));
    }

    /// <summary>Several items, copied into a new block.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public static Tensor Take(Tensor block, ReadOnlySpan<int> indices)
    {
        Tensor rows = Tensor.Allocate(block.Shape.With(0, indices.Length), block.DType, Device.Cpu);
        int length = block.Length == 0 ? 0 : checked((int)(block.Size / block.Length * block.DType.Size()));
        for (int i = 0; i < indices.Length; i++)
        {
            if ((uint)indices[i] >= (uint)block.Length)
                throw new ArgumentOutOfRangeException(nameof(indices), $"[dataset] index {indices[i]} is out of range for {block.Length} items");
            Bytes(block, indices[i], length).CopyTo(Bytes(rows, i, length));
        }

        GC.KeepAlive(block);
        GC.KeepAlive(rows);
        return rows;
    }

    /// <summary>The bytes of one item; unlike <see cref="Tensor.AsSpan{T}"/> this leaves the memory to the pool.</summary>
    private static Span<byte> Bytes(Tensor block, long index, int length)
    {
        ref byte origin = ref Unsafe.As<HostStorage>(block.Storage).Origin;
        return MemoryMarshal.CreateSpan(ref Unsafe.Add(ref origin, (nint)((block.Offset * block.DType.Size()) + (index * length))), length);
    }
}
