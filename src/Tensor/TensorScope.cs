namespace DeZeroNative;

/// <summary>
/// Gives memory back at a known moment: every tensor made inside the scope is disposed at its end, except those handed to
/// <see cref="Keep(Tensor)"/>. Nobody has to use one; memory of unreachable tensors returns by itself. Scopes nest, and flow
/// with async code.
/// </summary>
/// <example>
/// <code>
/// using var scope = new TensorScope();
/// Tensor y = scope.Keep((x * 2.0).Tanh());   // the product is given back at the end, y is not
/// </code>
/// </example>
public sealed class TensorScope : IDisposable
{
    private static readonly AsyncLocal<TensorScope?> s_current = new(change => t_current = change.CurrentValue);

    // A mirror of the async-local value, read on every allocation.
    [ThreadStatic]
    private static TensorScope? t_current;

    private readonly TensorScope? _outer;
    private readonly HashSet<Tensor> _tensors = new(ReferenceEqualityComparer.Instance);
    private readonly Lock _lock = new();
    private bool _disposed;

    /// <summary>Opens a scope.</summary>
    public TensorScope()
    {
        _outer = s_current.Value;
        s_current.Value = this;
    }

    /// <summary>Number of tensors that the end of the scope will dispose.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _tensors.Count;
        }
    }

    internal static TensorScope? Current => t_current;

    /// <summary>Lets a tensor outlive this scope and those inside it; it then belongs to the enclosing one, if any.</summary>
    /// <returns>The same tensor.</returns>
    public Tensor Keep(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        bool owned = Remove(tensor);
        for (TensorScope? inner = Current; !owned && inner is not null && inner != this; inner = inner._outer) owned = inner.Remove(tensor);
        if (owned) _outer?.Add(tensor);
        return tensor;
    }

    /// <summary>Lets a tensor outlive every open scope, as weights and the state of optimizers must.</summary>
    internal static Tensor Escape(Tensor tensor)
    {
        for (TensorScope? scope = Current; scope is not null; scope = scope._outer)
            scope.Remove(tensor);
        return tensor;
    }

    private bool Remove(Tensor tensor)
    {
        lock (_lock) return _tensors.Remove(tensor);
    }

    internal void Add(Tensor tensor)
    {
        lock (_lock)
        {
            if (!_disposed) _tensors.Add(tensor);
        }
    }

    /// <summary>Ends the scope and disposes what was made in it and not kept.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed) return;
            _disposed = true;
        }
        // A scope that ends before those opened inside it leaves them open; they skip it when they end.
        if (ReferenceEquals(s_current.Value, this))
        {
            TensorScope? next = _outer;
            while (next is { _disposed: true }) next = next._outer;
            s_current.Value = next;
        }
        foreach (Tensor tensor in _tensors) tensor.Dispose();
        _tensors.Clear();
    }
}
