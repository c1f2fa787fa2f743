namespace DeZeroNative.Interop;

/// <summary>The C kernels as found on this machine; ask <see cref="IsAvailable"/> before any other member.</summary>
internal static unsafe partial class DezeroKernels
{
    /// <summary>Whether the kernels were found, with the right ABI, and may be called.</summary>
    public static bool IsAvailable { get; } = NativeLibraries.Kernels.IsLoaded;

    /// <summary>The ABI version of the library; 0 when it is not available.</summary>
    public static int AbiVersion { get; } = IsAvailable ? GetAbiVersion() : 0;

    /// <summary>The variant in use: the best of this processor, or the one forced by <c>DEZERO_KERNELS_VARIANT</c>.</summary>
    public static KernelVariant Variant { get; } = IsAvailable ? ChooseVariant() : KernelVariant.Baseline;

    /// <summary>How many rows of a left operand, or outputs of weights, are packed together; 0 when the kernels are not available.</summary>
    public static int TileRows { get; } = IsAvailable ? GetTileRows(Variant) : 0;

    /// <summary>The name of the variant in use, such as <c>avx512</c>.</summary>
    public static string VariantName => KernelVariantChoice.Name(Variant);

    /// <summary>Whether a variant can run here.</summary>
    public static bool Supports(KernelVariant variant) => IsAvailable && HasVariant(variant) != 0;

    /// <summary>y[i] = function(x[i]); the spans have one length, and may be the same but not overlap otherwise.</summary>
    public static void Unary(KernelFunction function, ReadOnlySpan<float> x, Span<float> y) => Unary(Variant, function, x, y);

    /// <summary>y[i] = function(x[i]); the spans have one length, and may be the same but not overlap otherwise.</summary>
    public static void Unary(KernelFunction function, ReadOnlySpan<double> x, Span<double> y) => Unary(Variant, function, x, y);

    /// <summary>The same on a variant of the caller's choice.</summary>
    public static void Unary(KernelVariant variant, KernelFunction function, ReadOnlySpan<float> x, Span<float> y)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, x.Length);
        fixed (float* px = x, py = y)
            ThrowIfFailed(Unary(variant, function, x.Length, px, py));
    }

    /// <summary>The same on a variant of the caller's choice.</summary>
    public static void Unary(KernelVariant variant, KernelFunction function, ReadOnlySpan<double> x, Span<double> y)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, x.Length);
        fixed (double* px = x, py = y)
            ThrowIfFailed(Unary(variant, function, x.Length, px, py));
    }

    /// <summary>Turns a failure into the exception that names it.</summary>
    public static void ThrowIfFailed(KernelStatus status)
    {
        if (status != KernelStatus.Ok)
            throw ToException(status);
    }

    private static Exception ToException(KernelStatus status) => status switch
    {
        KernelStatus.NullPointer => new ArgumentException("[kernels] a null pointer where there are elements"),
        KernelStatus.Length => new ArgumentException("[kernels] a negative length"),
        KernelStatus.Function => new ArgumentException("[kernels] no such function in this build"),
        KernelStatus.Variant => new PlatformNotSupportedException("[kernels] this variant cannot run on this processor"),
        KernelStatus.Window => new ArgumentException("[kernels] a size of a window is out of its range"),
        _ => new InvalidOperationException($"[kernels] unknown status {(int)status}"),
    };

    private static KernelVariant ChooseVariant() =>
        KernelVariantChoice.Make(
            DetectVariant(),
            variant => HasVariant(variant) != 0,
            Environment.GetEnvironmentVariable(KernelsLibrary.VariantVariable)).Variant;
}
