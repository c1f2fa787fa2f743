namespace DeZeroNative.Interop;

/// <summary>How the C kernels are found and recognised.</summary>
internal static class KernelsLibrary
{
    /// <summary>The name in the imports.</summary>
    public const string ImportName = "dezero_kernels";

    /// <summary>The <c>DZ_ABI_VERSION</c> these imports are written for.</summary>
    public const int AbiVersion = 7;

    /// <summary>The environment variable that forces a variant by its name.</summary>
    public const string VariantVariable = "DEZERO_KERNELS_VARIANT";

    /// <summary>Describes the search on a platform.</summary>
    public static NativeLibraryDescription Describe(NativePlatform platform, Func<string, string?> environment)
    {
        var fileName = platform.Select(linux: "libdezero_kernels.so", macOS: "libdezero_kernels.dylib", windows: "dezero_kernels.dll");
        return new NativeLibraryDescription
        {
            Library = "dezero_kernels",
            DisableKey = "kernels",
            PathVariable = "DEZERO_KERNELS_PATH",
            Candidates = [.. platform.BesideApplication(fileName), fileName],
            RequiredExports =
            [
                "dz_abi_version", "dz_detect_variant", "dz_has_variant", "dz_variant_name", "dz_unary_f32", "dz_unary_f64",
                "dz_binary_f32", "dz_binary_f64",
                "dz_tile_rows", "dz_pack_f32", "dz_pack_f64", "dz_gemm_f32", "dz_gemm_f64", "dz_convolution_f32", "dz_convolution_f64",
                "dz_convolution_data_f32", "dz_convolution_data_f64", "dz_convolution_weights_f32", "dz_convolution_weights_f64",
                "dz_depthwise_f32", "dz_depthwise_f64", "dz_depthwise_weights_f32", "dz_depthwise_weights_f64",
                "dz_pack_right_f32", "dz_pack_right_f64", "dz_gemm_packed_f32", "dz_gemm_packed_f64",
                "dz_lstm_f32", "dz_lstm_f64", "dz_lstm_gradient_f32", "dz_lstm_gradient_f64",
                "dz_gru_f32", "dz_gru_f64", "dz_gru_gradient_f32", "dz_gru_gradient_f64",
                "dz_winograd_scratch", "dz_winograd_pack_f32", "dz_winograd_f32", "dz_winograd_gradient_f32", "dz_winograd_unpack_f32",
                "dz_softmax_f32", "dz_softmax_f64", "dz_log_softmax_f32", "dz_log_softmax_f64", "dz_cross_entropy_f32", "dz_cross_entropy_f64",
                "dz_cross_entropy_gradient_f32", "dz_cross_entropy_gradient_f64",
                "dz_fold_rows_f32", "dz_fold_rows_f64", "dz_fold_columns_f32", "dz_fold_columns_f64",
                "dz_step_f32", "dz_step_f64", "dz_copy",
                "dz_max_pool_f32", "dz_max_pool_f64", "dz_average_pool_f32", "dz_average_pool_f64",
                "dz_average_pool_has_spread", "dz_average_pool_spread_f32", "dz_average_pool_spread_f64",
                "dz_normalize_f32", "dz_normalize_f64",
            ],
            Inspect = export => Inspect(export, environment(VariantVariable)),
        };
    }

    private static unsafe NativeLibraryFacts Inspect(Func<string, nint> export, string? forced)
    {
        var abi = ((delegate* unmanaged[Cdecl]<int>)export("dz_abi_version"))();
        if (abi != AbiVersion)
            return new NativeLibraryFacts($"ABI {abi}", Mismatch: $"has ABI version {abi}; {AbiVersion} is needed");

        var detect = (delegate* unmanaged[Cdecl]<KernelVariant>)export("dz_detect_variant");
        var has = (delegate* unmanaged[Cdecl]<KernelVariant, int>)export("dz_has_variant");
        var choice = KernelVariantChoice.Make(detect(), variant => has(variant) != 0, forced);
        return new NativeLibraryFacts($"ABI {abi}", choice.ToString());
    }
}
