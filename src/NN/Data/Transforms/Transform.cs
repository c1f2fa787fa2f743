namespace DeZeroNative.NN;

/// <summary>
/// A step from raw data to what a model takes, for one item or for a whole batch at once. Wherever a data set asks for a function,
/// a transform or a plain lambda can stand; only transforms are spared the way item by item.
/// </summary>
public abstract class Transform
{
    /// <summary>Transforms one item.</summary>
    public abstract Tensor Apply(Tensor x);

    /// <summary>Transforms items stacked along axis 0, as <see cref="Apply"/> would one by one.</summary>
    public abstract Tensor ApplyBatch(Tensor xs);

    /// <summary>Whether a result is either the argument or a tensor that nobody else holds, so that its memory can be given back after use.</summary>
    internal virtual bool MakesItsResult => false;

    /// <summary>The transform as a function of one item.</summary>
    public static implicit operator Func<Tensor, Tensor>(Transform transform)
    {
        ArgumentNullException.ThrowIfNull(transform);
        return new BatchAware(transform).Apply;
    }

    /// <summary>The transform that became this function, if it is one.</summary>
    internal static Transform? Of(Func<Tensor, Tensor>? function) => (function?.Target as BatchAware)?.Transform;

    /// <summary>Applies a function of one item to items stacked along axis 0; at once where it is a transform.</summary>
    internal static Tensor ApplyBatch(Func<Tensor, Tensor>? function, Tensor xs)
    {
        if (function is null) return xs;
        if (Of(function) is { } transform) return transform.ApplyBatch(xs);
        var items = new ItemStack((int)xs.Length);
        for (int row = 0; row < xs.Length; row++) items.Add(ApplyToRow(function, xs, row));
        return items.Block;
    }

    private static Tensor ApplyToRow(Func<Tensor, Tensor> function, Tensor xs, int row)
    {
        int index = ItemScope.IndexOfRow(row);
        using var scope = new ItemScope(index);
        try
        {
            return function(ItemBlock.Item(xs, row));
        }
        catch (Exception e) when (e is not DatasetException)
        {
            throw new DatasetException(index, e);
        }
    }

    /// <summary>The target of the delegate that a transform turns into, by which the transform is found again.</summary>
    private sealed class BatchAware(Transform transform)
    {
        public Transform Transform => transform;

        public Tensor Apply(Tensor x) => transform.Apply(x);
    }
}
