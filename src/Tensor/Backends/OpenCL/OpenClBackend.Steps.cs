using System.Numerics;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

internal sealed partial class OpenClBackend
{
    // Every device takes arguments of 1024 bytes, of which the numbers of an update are at most 64.
    private const int StepBytes = 960;

    public void Step<TOp>(in TOp op, ReadOnlyMemory<Tensor> rows) where TOp : struct, IStepOp
    {
        if (rows.Span[0].DType == DType.Float32) Step<TOp, float>(op, rows.Span);
        else Step<TOp, double>(op, rows.Span);
    }

    private void Step<TOp, T>(in TOp op, ReadOnlySpan<Tensor> rows) where TOp : struct, IStepOp where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> numbers = stackalloc T[IStepOp.MaxNumbers];
        op.Write(numbers);

        // A row has a pointer and a place for each array, its length and its first group.
        int arrays = TOp.Arrays.Length, most = StepBytes / (8 * (2 * arrays + 2));
        int slots = Math.Min(most, (int)BitOperations.RoundUpToPowerOf2((uint)(rows.Length / arrays)));
        OpenClProgram program = StepProgram<TOp>(rows[0].DType, slots);
        while (rows.Length > 0) rows = rows[Launch<TOp, T>(program, slots, numbers[..TOp.Numbers.Length], rows)..];
    }

    /// <summary>Enqueues one launch and says how many tensors it took.</summary>
    private int Launch<TOp, T>(OpenClProgram program, int slots, ReadOnlySpan<T> numbers, ReadOnlySpan<Tensor> rows)
        where TOp : struct, IStepOp where T : unmanaged
    {
        int arrays = TOp.Arrays.Length, items = _device.IsCpu ? 1 : Math.Min(128, _denseGroup), taken = 0, used = 0, spare = 0;
        Span<long> table = stackalloc long[slots * (arrays + 2)];
        Span<long> offsets = table[..(slots * arrays)], counts = table.Slice(slots * arrays, slots), firsts = table[^slots..];
        firsts.Fill(long.MaxValue);
        long groups = 0;
        KernelLaunch launch = program["update"].Begin();
        for (; taken < rows.Length && used < slots; taken += arrays)
        {
            long n = rows[taken].Size;
            if (n == 0) continue;
            spare = taken;
            for (int i = 0; i < arrays; i++)
            {
                launch.Buffer(Memory(rows[taken + i]), n * rows[taken + i].DType.Size());
                offsets[used * arrays + i] = rows[taken + i].Offset;
            }
            (counts[used], firsts[used]) = (n, groups);
            groups += Groups(n, (long)items * StepElements);
            used++;
        }
        if (used == 0) return taken;

        // Places that no row takes need a buffer too; no group comes to them.
        for (int i = used * arrays; i < slots * arrays; i++) launch.Buffer(Memory(rows[spare]));
        launch.Values(table);
        foreach (T number in numbers) launch.Value(number);
        launch.Run(groups, items);
        foreach (Tensor tensor in rows) GC.KeepAlive(tensor);
        return taken;
    }

    // Elements of a work-item: in a row on a CPU, side by side with those of its group on a GPU.
    private int StepElements => _device.IsCpu ? 4096 : 4;

    private OpenClProgram StepProgram<TOp>(DType dtype, int slots) where TOp : struct, IStepOp
    {
        RequirePrecision(dtype, TOp.Name);
        var key = new ProgramKey("steps", TOp.Name, dtype, dtype, slots, Wide: false);
        return _programs.TryGet(key, out OpenClProgram program) ? program : _programs.Build(key, "steps.cl", StepText.Definitions<TOp>(slots, $"{(_device.IsCpu ? "PIECE" : "UNROLL")} {StepElements}"));
    }
}
