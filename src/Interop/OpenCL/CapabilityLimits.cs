using System.Globalization;

namespace DeZeroNative.Interop.OpenCL;

/// <summary>
/// Lesser capabilities to pretend to, so that the paths of small devices run on large ones. As text, in the variable
/// <c>DEZERO_OPENCL_LIMITS</c>: <c>nofp64,nofp16,local=16k,group=64,alloc=64m,memory=1g,gpu,wide</c>.
/// </summary>
internal sealed record CapabilityLimits
{
    /// <summary>The environment variable read at the first use of OpenCL.</summary>
    public const string Variable = "DEZERO_OPENCL_LIMITS";

    /// <summary>Nothing is held back.</summary>
    public static CapabilityLimits None { get; } = new();

    /// <summary>Hide double precision.</summary>
    public bool NoFp64 { get; init; }

    /// <summary>Hide half precision.</summary>
    public bool NoFp16 { get; init; }

    /// <summary>Bytes of local memory at most.</summary>
    public long LocalMemory { get; init; } = long.MaxValue;

    /// <summary>Work-items in a work-group at most.</summary>
    public int WorkGroup { get; init; } = int.MaxValue;

    /// <summary>Bytes in one buffer at most.</summary>
    public long Allocation { get; init; } = long.MaxValue;

    /// <summary>Bytes of device memory at most.</summary>
    public long Memory { get; init; } = long.MaxValue;

    /// <summary>Take a CPU device for a GPU, so that the kernels of GPUs run on it.</summary>
    public bool AsGpu { get; init; }

    /// <summary>Use 64-bit positions even for small tensors.</summary>
    public bool LongPositions { get; init; }

    /// <summary>Reads the text form; an unknown word or a bad number raises <see cref="FormatException"/>.</summary>
    public static CapabilityLimits Parse(string? text)
    {
        CapabilityLimits limits = None;
        foreach (string word in (text ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = word.IndexOf('=', StringComparison.Ordinal);
            string key = (equals < 0 ? word : word[..equals]).ToLowerInvariant();
            string value = equals < 0 ? string.Empty : word[(equals + 1)..];
            limits = key switch
            {
                "nofp64" => limits with { NoFp64 = true },
                "nofp16" => limits with { NoFp16 = true },
                "gpu" => limits with { AsGpu = true },
                "wide" => limits with { LongPositions = true },
                "local" => limits with { LocalMemory = Number(word, value) },
                "group" => limits with { WorkGroup = (int)Math.Min(int.MaxValue, Number(word, value)) },
                "memory" => limits with { Memory = Number(word, value) },
                "alloc" => limits with { Allocation = Number(word, value) },
                _ => throw Unreadable(word),
            };
        }

        return limits;
    }

    /// <summary>The text form; empty for none.</summary>
    public override string ToString()
    {
        (bool Held, string Word)[] words =
        [
            (NoFp64, "nofp64"), (NoFp16, "nofp16"), (LocalMemory < long.MaxValue, $"local={LocalMemory}"), (WorkGroup < int.MaxValue, $"group={WorkGroup}"),
            (Allocation < long.MaxValue, $"alloc={Allocation}"), (Memory < long.MaxValue, $"memory={Memory}"), (AsGpu, "gpu"), (LongPositions, "wide"),
        ];
        return string.Join(',', words.Where(w => w.Held).Select(w => w.Word));
    }

    private static long Number(string word, string value)
    {
        long unit = value.Length == 0 ? 1 : char.ToLowerInvariant(value[^1]) switch { 'k' => 1 << 10, 'm' => 1 << 20, 'g' => 1 << 30, _ => 1 };
        ReadOnlySpan<char> digits = unit == 1 ? value : value.AsSpan(0, value.Length - 1);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number is > 0 and < (1L << 32)
            ? number * unit
            : throw Unreadable(word);
    }

    private static FormatException Unreadable(string word) =>
        new($"{Variable}: '{word}' is none of nofp64, nofp16, local=BYTES, group=COUNT, alloc=BYTES, memory=BYTES, gpu, wide.");
}
