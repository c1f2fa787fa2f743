namespace DeZeroNative.NN;

/// <summary>Collects items of one shape into one block, along a new first axis; each is copied when it comes.</summary>
internal struct ItemStack(int count)
{
    private Tensor? _block;
    private int _next;

    /// <summary>The items, once all have come.</summary>
    public readonly Tensor Block => _block ?? throw new ArgumentException("[dataset] a batch needs at least one item");

    /// <summary>Copies the next item to its place.</summary>
    /// <exception cref="ShapeException">The item differs in shape or type from those before it.</exception>
    public void Add(Tensor item)
    {
        _block ??= Tensor.Allocate(item.Shape.Insert(0, count), item.DType, Device.Cpu);
        if (item.Shape != _block.Shape.Without(0) || item.DType != _block.DType)
            throw new ShapeException(
                $"[dataset] items differ: {_block.Shape.Without(0)} of {_block.DType.Name()} and {item.Shape} of {item.DType.Name()}");
        using Tensor place = ItemBlock.Item(_block, _next++);
        place.CopyFrom(item.To(Device.Cpu));
    }
}
