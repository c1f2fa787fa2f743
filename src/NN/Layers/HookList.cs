namespace DeZeroNative.NN;

/// <summary>Hooks in order. A list that is being called does not change: hooks may add and remove hooks, on any thread.</summary>
internal sealed class HookList<THook> where THook : Delegate
{
    private readonly Lock _lock = new();
    private Entry[] _entries = [];

    public bool IsEmpty => _entries.Length == 0;

    /// <summary>The hooks as they are now.</summary>
    public Enumerator Items => new(_entries);

    /// <summary>Adds a hook behind the others; disposing the result removes it.</summary>
    public IDisposable Add(THook hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        var entry = new Entry(this, hook);
        lock (_lock) _entries = [.. _entries, entry];
        return entry;
    }

    internal struct Enumerator(Entry[] entries)
    {
        private int _next;

        public readonly THook Current => entries[_next - 1].Hook;

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext() => _next++ < entries.Length;
    }

    internal sealed class Entry(HookList<THook> list, THook hook) : IDisposable
    {
        public THook Hook => hook;

        public void Dispose()
        {
            lock (list._lock) list._entries = Array.FindAll(list._entries, entry => entry != this);
        }
    }
}
