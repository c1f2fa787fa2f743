namespace DeZeroNative.Interop;

/// <summary>Which kernel variant runs, and why.</summary>
/// <param name="Variant">The variant in use.</param>
/// <param name="Reason">In words, for the report.</param>
internal sealed record KernelVariantChoice(KernelVariant Variant, string Reason)
{
    /// <summary>Takes the forced variant where it can run, else the best one.</summary>
    /// <param name="best">The best variant of this processor.</param>
    /// <param name="isSupported">Whether a variant can run here.</param>
    /// <param name="forced">The user's wish by name, or null.</param>
    public static KernelVariantChoice Make(KernelVariant best, Func<KernelVariant, bool> isSupported, string? forced)
    {
        if (string.IsNullOrWhiteSpace(forced))
            return new KernelVariantChoice(best, "the best of this processor");

        var wish = forced.Trim();
        foreach (var variant in Enum.GetValues<KernelVariant>())
        {
            if (Name(variant).Equals(wish, StringComparison.OrdinalIgnoreCase))
            {
                return isSupported(variant)
                    ? new KernelVariantChoice(variant, $"set by {KernelsLibrary.VariantVariable}")
                    : new KernelVariantChoice(best, $"{KernelsLibrary.VariantVariable}={wish} cannot run here");
            }
        }

        return new KernelVariantChoice(best, $"{KernelsLibrary.VariantVariable}={wish} names no variant");
    }

    /// <summary>The variant's name, as in <c>dz_variant_name</c>.</summary>
    public static string Name(KernelVariant variant) => variant.ToString().ToLowerInvariant();

    /// <summary>As the report shows it: <c>variant avx512 (the best of this processor)</c>.</summary>
    public override string ToString() => $"variant {Name(Variant)} ({Reason})";
}
