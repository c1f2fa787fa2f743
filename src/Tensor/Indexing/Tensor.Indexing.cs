namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// Elements by NumPy's rules. Integers, ranges, slices, ellipsis and new axes give a view; integer tensors and masks
    /// give a copy, and their axes stand where the indexed axes stood, or first where something stood between them.
    /// Assignment broadcasts the value and converts it to this type; of positions named more than once the last one wins.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A position is outside its axis, or there are more positions than axes.</exception>
    /// <exception cref="ShapeException">A mask does not fit, or arrays or the value assigned do not broadcast.</exception>
    /// <exception cref="InvalidOperationException">Assignment to a view with repeated elements.</exception>
    [System.Runtime.CompilerServices.IndexerName("Element")]
    public Tensor this[params ReadOnlySpan<TensorIndex> index]
    {
        get => GetItem(index);
        set => SetItem(index, value);
    }

    /// <summary>The slices of axis 0, as views: <c>foreach (Tensor row in x)</c>.</summary>
    /// <exception cref="ShapeException">The tensor has no axes.</exception>
    public IEnumerator<Tensor> GetEnumerator()
    {
        for (long i = 0; i < Length; i++) yield return this[i];
    }

    /// <summary>Overwrites the elements at an index with one value: <c>x.Fill(0, mask)</c>.</summary>
    public void Fill(Scalar value, params ReadOnlySpan<TensorIndex> index)
    {
        var plan = new IndexPlan(this, index);
        RequireWritable("index");
        if (plan.Arrays is null)
        {
            using Tensor view = View(plan.Layout, plan.Offset);
            view.Fill(value);
            return;
        }
        using Tensor number = Full(DeZeroNative.Shape.Scalar, value, DType, Device);
        Put(plan, number, add: false);
    }

    internal Tensor GetItem(ReadOnlySpan<TensorIndex> index)
    {
        var plan = new IndexPlan(this, index);
        Tensor view = View(plan.Layout, plan.Offset);
        if (plan.Arrays is null) return view;
        using (view)
        using (Tensor positions = LinearIndex.Of(plan.Arrays, this))
        using (Tensor dense = view.ContiguousView())
        using (Tensor folded = dense.View(plan.Fold(plan.IndexedSize)))
        {
            Tensor y = Allocate(plan.ResultShape(positions.Shape), DType, Device);
            using Tensor target = y.View(plan.Fold(positions.Size));
            using Tensor list = positions.View(Layout.Contiguous(positions.Size));
            Backend.IndexSelect(folded, list, target);
            return y;
        }
    }

    internal void SetItem(ReadOnlySpan<TensorIndex> index, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Rank == 0 && value.Device.IsCpu && !Device.IsCpu)
        {
            // x[0] = 1: a number beside a tensor has no device of its own.
            Fill(value.ToScalar(), index);
            return;
        }
        RequireDevice(Device, value, "index");
        var plan = new IndexPlan(this, index);
        RequireWritable("index");
        // Elements still to be read must not be overwritten, as in x[1..] = x[..^1].
        using Tensor source = ReferenceEquals(value.Storage, Storage) ? value.Clone() : value.View(value._layout);
        if (plan.Arrays is not null)
        {
            Put(plan, source, add: false);
            return;
        }
        using Tensor view = View(plan.Layout, plan.Offset);
        using Tensor fitted = source.FitTo(view.Shape);
        Backend.Copy(fitted, view);
    }

    /// <summary>The gradient of indexing: zeros of <paramref name="shape"/> with gy added at the index, as often as a position is named.</summary>
    internal static Tensor GetItemGradient(Tensor gy, Shape shape, ReadOnlySpan<TensorIndex> index)
    {
        Tensor gx = Zeros(shape, gy.DType, gy.Device);
        var plan = new IndexPlan(gx, index);
        if (plan.Arrays is null)
        {
            using Tensor view = gx.View(plan.Layout, plan.Offset);
            gx.Backend.Copy(gy, view);
        }
        else
        {
            gx.Put(plan, gy, add: true);
        }
        return gx;
    }

    /// <summary>Overwrites, or adds to, the elements that arrays name.</summary>
    private void Put(in IndexPlan plan, Tensor value, bool add)
    {
        using Tensor positions = LinearIndex.Of(plan.Arrays!, this);
        using Tensor list = ReferenceEquals(positions.Storage, Storage) ? positions.Clone() : positions.View(positions._layout);
        using Tensor flat = list.View(Layout.Contiguous(list.Size));
        using Tensor fitted = value.FitTo(plan.ResultShape(positions.Shape));
        using Tensor typed = fitted.DType == DType ? fitted.ContiguousView() : fitted.To(DType);
        using Tensor source = typed.View(plan.Fold(positions.Size));

        // The backend writes to dense memory: the view itself, or a copy of it that goes back as a whole.
        using Tensor view = View(plan.Layout, plan.Offset);
        using Tensor dense = view.ContiguousView();
        using Tensor target = dense.View(plan.Fold(plan.IndexedSize));
        if (add) Backend.IndexAdd(source, flat, target);
        else Backend.IndexPut(source, flat, target);
        if (!view.IsContiguous) Backend.Copy(dense, view);
    }

    /// <summary>This value broadcast to a shape, for the caller to dispose; leading axes of size 1 too many are dropped.</summary>
    private Tensor FitTo(in Shape shape)
    {
        int extra = 0;
        while (Rank - extra > shape.Rank && Shape[extra] == 1) extra++;
        using Tensor value = View(Layout.Strided(new(Shape.Sizes[extra..]), Strides[extra..]));
        return value.BroadcastView(shape, "index");
    }

    private void RequireWritable(string operation)
    {
        for (int i = 0; i < Rank; i++)
        {
            if (Strides[i] == 0 && Shape[i] > 1 && Size > 0)
                throw new InvalidOperationException($"[{operation}] the tensor of shape {Shape} repeats its elements along axis {i}; call Clone() before writing to it");
        }
    }
}
