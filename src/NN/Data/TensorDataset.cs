namespace DeZeroNative.NN;

/// <summary>A data set that lies in CPU memory: items along axis 0 of one tensor, their targets along axis 0 of another.</summary>
public class TensorDataset : Dataset
{
    /// <summary>Creates a data set over two tensors, which are not copied if they are dense.</summary>
    /// <exception cref="ShapeException">The tensors have different lengths.</exception>
    public TensorDataset(
        Tensor data,
        Tensor label,
        bool train = true,
        Func<Tensor, Tensor>? transform = null,
        Func<Tensor, Tensor>? targetTransform = null)
        : base(train, transform, targetTransform)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(label);
        if (data.Length != label.Length || data.Length > int.MaxValue)
            throw new ShapeException($"[dataset] data {data.Shape} and label {label.Shape} differ in length, or are too long");
        Data = data.To(Device.Cpu).Contiguous();
        Label = label.To(Device.Cpu).Contiguous();
    }

    /// <summary>All items before any transform, (n, ...).</summary>
    public Tensor Data { get; }

    /// <summary>All targets before any transform, (n, ...).</summary>
    public Tensor Label { get; }

    /// <inheritdoc/>
    public sealed override int Length => (int)Data.Length;

    /// <inheritdoc/>
    public sealed override (Tensor X, Tensor T) this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Length) throw new ArgumentOutOfRangeException(nameof(index), $"[dataset] index {index} is out of range for {Length} items");
            using var scope = new ItemScope(index);
            Tensor x = ItemBlock.Item(Data, index), t = ItemBlock.Item(Label, index);
            return (Transform?.Invoke(x) ?? x, TargetTransform?.Invoke(t) ?? t);
        }
    }

    /// <inheritdoc/>
    public sealed override (Tensor X, Tensor T) Batch(ReadOnlySpan<int> indices)
    {
        using var scope = ItemScope.OfRows(indices.ToArray());
        return (Batch(Data, indices, Transform), Batch(Label, indices, TargetTransform));
    }

    private static Tensor Batch(Tensor block, ReadOnlySpan<int> indices, Func<Tensor, Tensor>? transform)
    {
        Tensor raw = ItemBlock.Take(block, indices);
        Tensor batch = NN.Transform.ApplyBatch(transform, raw);
        // A view of the raw batch would keep its memory.
        if (!ReferenceEquals(batch, raw)) raw.Dispose();
        return batch;
    }
}
