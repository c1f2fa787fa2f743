namespace DeZeroNative.Backends.Cpu.Recurrent;

/// <summary>A sequence of states (steps, rows, units), taken from the first step to the last or in reverse.</summary>
internal readonly record struct SequenceSizes(int Steps, int Rows, int Units, bool Reverse)
{
    internal static SequenceSizes Of(Tensor states, bool reverse) => new((int)states.Shape[0], (int)states.Shape[1], (int)states.Shape[2], reverse);

    /// <summary>How many rows lie before a row of a step.</summary>
    internal long Row(int step, int row) => (long)(Reverse ? Steps - 1 - step : step) * Rows + row;

    /// <summary>gh = the gradient gy of a step's output for some rows, 0 where there is none.</summary>
    internal unsafe void Begin<T>(T* gy, int step, int first, int count, T* gh) where T : unmanaged
    {
        var to = new Span<T>(gh, count * Units);
        if (gy is null) to.Clear();
        else new ReadOnlySpan<T>(gy + Row(step, first) * Units, count * Units).CopyTo(to);
    }
}
