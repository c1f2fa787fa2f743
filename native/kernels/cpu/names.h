/* The names of kernels in a translation unit of one instruction set and element type: dz_gemm_f32_avx512 for gemm. */
#ifndef DZ_NAMES_H
#define DZ_NAMES_H

#define DZ_PASTE(family, type, variant) dz_##family##_##type##_##variant
#define DZ_EXPAND(family, type, variant) DZ_PASTE(family, type, variant)
#if DZ_BITS == 32
#define DZ_KERNEL_NAME(family) DZ_EXPAND(family, f32, DZ_NAME)
#else
#define DZ_KERNEL_NAME(family) DZ_EXPAND(family, f64, DZ_NAME)
#endif
#define DZ_ROWS_NAME DZ_EXPAND(tile, rows, DZ_NAME)

#endif
