/*
 * dezero_kernels: the whole C interface, with dezero_layers.h, which this includes.
 *
 * Pointers and fixed-size integers only. No call allocates, keeps state or starts a thread; each returns a
 * dz_status (but for the questions about the library itself). A call that returns an error has written nothing.
 */
#ifndef DEZERO_KERNELS_H
#define DEZERO_KERNELS_H

#include <stdint.h>

#if defined(_WIN32)
#if defined(DZ_BUILD)
#define DZ_API __declspec(dllexport)
#else
#define DZ_API __declspec(dllimport)
#endif
#else
#define DZ_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Changes whenever an export, an enumerator or a meaning below changes. */
#define DZ_ABI_VERSION 7

/* Status of a call. */
enum dz_status {
    DZ_OK = 0,
    DZ_ERROR_NULL_POINTER = 1, /* a null pointer where there are elements */
    DZ_ERROR_LENGTH = 2,       /* a negative length */
    DZ_ERROR_FUNCTION = 3,     /* no such function */
    DZ_ERROR_VARIANT = 4,      /* the variant is not in this build, or this processor cannot run it */
    DZ_ERROR_WINDOW = 5        /* a size of a window is out of its range */
};

/* Instruction sets a kernel is compiled for. */
enum dz_variant {
    DZ_VARIANT_BASELINE = 0, /* what every processor of the architecture has: SSE2 on x86-64 */
    DZ_VARIANT_AVX2 = 1,     /* AVX2 and FMA */
    DZ_VARIANT_AVX512 = 2,   /* AVX-512 F, DQ, BW and VL, 512-bit registers */
    DZ_VARIANT_NEON = 3,     /* Advanced SIMD of AArch64, with FMA */
    DZ_VARIANT_COUNT = 4
};

/*
 * Functions of one argument; the largest errors are listed in cpu/unary.c and held by tests/unary_test.c.
 * NaN gives NaN. Functions that are odd keep the sign of zero.
 */
enum dz_unary_function {
    DZ_UNARY_EXP = 0,        /* e^x */
    DZ_UNARY_EXPM1 = 1,      /* e^x - 1 */
    DZ_UNARY_LOG = 2,        /* natural logarithm; -inf at 0, NaN below */
    DZ_UNARY_LOG1P = 3,      /* log(1 + x) */
    DZ_UNARY_SIN = 4,        /* any finite x is reduced exactly */
    DZ_UNARY_COS = 5,        /* any finite x is reduced exactly */
    DZ_UNARY_TANH = 6,       /* hyperbolic tangent */
    DZ_UNARY_SIGMOID = 7,    /* 1 / (1 + e^-x) */
    DZ_UNARY_RELU = 8,       /* max(x, 0) */
    DZ_UNARY_GELU = 9,       /* x (1 + erf(x / sqrt 2)) / 2, accurate in the negative tail; -0 at -inf */
    DZ_UNARY_GELU_TANH = 10, /* x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2; -0 at -inf */
    DZ_UNARY_SILU = 11,      /* x / (1 + e^-x); -0 at -inf */
    DZ_UNARY_SOFTPLUS = 12,  /* log(1 + e^x) */
    DZ_UNARY_ERF = 13,       /* error function */
    DZ_UNARY_SQRT = 14,      /* square root */
    DZ_UNARY_RSQRT = 15,     /* 1 / sqrt(x) */
    DZ_UNARY_COUNT = 16
};

/* DZ_ABI_VERSION of the library, to be compared before any other call. */
DZ_API int32_t dz_abi_version(void);

/* The best dz_variant of this build that the processor and the operating system can run. */
DZ_API int32_t dz_detect_variant(void);

/* 1 when the dz_variant is in this build and can run here, else 0. */
DZ_API int32_t dz_has_variant(int32_t variant);

/* The name of a dz_variant, such as "avx512"; "unknown" for any other number. */
DZ_API const char *dz_variant_name(int32_t variant);

/* y[i] = function(x[i]) for 0 <= i < n; x and y may be the same, and need no alignment. */
DZ_API int32_t dz_unary_f32(int32_t variant, int32_t function, int64_t n, const float *x, float *y);

/* y[i] = function(x[i]) for 0 <= i < n; x and y may be the same, and need no alignment. */
DZ_API int32_t dz_unary_f64(int32_t variant, int32_t function, int64_t n, const double *x, double *y);

/*
 * Functions of two arguments: gradients of activation functions from gy and the function's result y or argument x.
 * Each is gy times a slope; the largest errors of the slopes are listed in cpu/binary.c and held by
 * tests/binary_test.c.
 */
enum dz_binary_function {
    DZ_BINARY_SIGMOID_GRADIENT = 0,   /* gy (y (1 - y)), each operation rounded once */
    DZ_BINARY_TANH_GRADIENT = 1,      /* gy (1 - y y), each operation rounded once */
    DZ_BINARY_RELU_GRADIENT = 2,      /* gy where y > 0, else 0 */
    DZ_BINARY_GELU_GRADIENT = 3,      /* gy times the slope of DZ_UNARY_GELU at x */
    DZ_BINARY_GELU_TANH_GRADIENT = 4, /* gy times the slope of DZ_UNARY_GELU_TANH at x */
    DZ_BINARY_SILU_GRADIENT = 5,      /* gy times the slope of DZ_UNARY_SILU at x */
    DZ_BINARY_SOFTPLUS_GRADIENT = 6,  /* gy times what DZ_UNARY_SIGMOID gives at x */
    DZ_BINARY_COUNT = 7
};

/*
 * y[i] = function(a[i], b[i]) for 0 <= i < n; y may be a or b, and none needs alignment. DZ_ERROR_FUNCTION for no such
 * function, DZ_ERROR_LENGTH, DZ_ERROR_NULL_POINTER, DZ_ERROR_VARIANT.
 */
DZ_API int32_t dz_binary_f32(int32_t variant, int32_t function, int64_t n, const float *a, const float *b, float *y);

/* The same in double precision. */
DZ_API int32_t dz_binary_f64(int32_t variant, int32_t function, int64_t n, const double *a, const double *b, double *y);

/* Bytes of scratch memory that products and convolutions need, best aligned to 64. */
#define DZ_SCRATCH (512 * 1024)

/* How many rows of a left operand are packed together for a variant; 0 for one that cannot run. */
DZ_API int32_t dz_tile_rows(int32_t variant);

/*
 * Packs the left operand of a product: line i holds x[i line_step + k inner_step] for 0 <= k < inner. For each
 * dz_tile_rows lines, the last of them filled up with zeros, packed gets for each k in order the numbers of these
 * lines.
 */
DZ_API int32_t dz_pack_f32(int32_t variant, int64_t lines, int64_t inner, int64_t line_step, int64_t inner_step,
                           const float *x, float *packed);

/* The same in double precision. */
DZ_API int32_t dz_pack_f64(int32_t variant, int64_t lines, int64_t inner, int64_t line_step, int64_t inner_step,
                           const double *x, double *packed);

/*
 * c (m, n) = a b, or c + a b where accumulate is not 0, for a (m, k) and b (k, n), or (n, k) where transposed is not 0.
 * b_step and c_step are the elements from one row, as stored, to the next. a is packed by dz_pack_f32. The order of
 * the sums depends on k alone, so blocks of rows or columns of c computed apart give the same numbers.
 */
DZ_API int32_t dz_gemm_f32(int32_t variant, int64_t m, int64_t n, int64_t k, const float *a, int32_t transposed,
                           const float *b, int64_t b_step, int32_t accumulate, float *c, int64_t c_step,
                           float *scratch);

/* The same in double precision. */
DZ_API int32_t dz_gemm_f64(int32_t variant, int64_t m, int64_t n, int64_t k, const double *a, int32_t transposed,
                           const double *b, int64_t b_step, int32_t accumulate, double *c, int64_t c_step,
                           double *scratch);

/* The most columns that are packed together for any variant. */
#define DZ_TILE_COLUMNS 48

/*
 * Packs the right operand of a product, b (k, n), or (n, k) where transposed is not 0, for many products with it.
 * packed has room for k times n, rounded up to a multiple of DZ_TILE_COLUMNS, numbers.
 */
DZ_API int32_t dz_pack_right_f32(int32_t variant, int64_t n, int64_t k, const float *b, int32_t transposed,
                                 int64_t b_step, float *packed);

/* The same in double precision. */
DZ_API int32_t dz_pack_right_f64(int32_t variant, int64_t n, int64_t k, const double *b, int32_t transposed,
                                 int64_t b_step, double *packed);

/* dz_gemm_f32 for b packed by dz_pack_right_f32: the same numbers. */
DZ_API int32_t dz_gemm_packed_f32(int32_t variant, int64_t m, int64_t n, int64_t k, const float *a, const float *b,
                                  int32_t accumulate, float *c, int64_t c_step);

/* The same in double precision. */
DZ_API int32_t dz_gemm_packed_f64(int32_t variant, int64_t m, int64_t n, int64_t k, const double *a, const double *b,
                                  int32_t accumulate, double *c, int64_t c_step);

/*
 * One group of one image of a convolution: x (channels, height, width), weights (outputs, channels, kernel_height,
 * kernel_width) and y (outputs, places_down, places_across). Cell (i, j) of the window at the place (down, across) lies
 * on the pixel (down stride_height - pad_height + i dilation_height, ...), or beyond the edges, where all is 0. Rows
 * are dense; x_step and y_step are the elements from one channel to the next.
 */
typedef struct dz_window {
    int64_t x_step, y_step;
    int32_t channels, height, width;
    int32_t outputs, places_down, places_across;
    int32_t kernel_height, kernel_width, stride_height, stride_width;
    int32_t pad_height, pad_width, dilation_height, dilation_width; /* a padding may be negative */
} dz_window;

/* What a convolution applies to its result: functions of dz_unary_f32, to the bit. */
enum dz_activation {
    DZ_ACTIVATION_NONE = 0,
    DZ_ACTIVATION_RELU = 1,    /* max(y, 0) */
    DZ_ACTIVATION_SIGMOID = 2, /* 1 / (1 + e^-y) */
    DZ_ACTIVATION_TANH = 3,    /* hyperbolic tangent */
    DZ_ACTIVATION_COUNT = 4
};

/* Largest kernel_height * kernel_width. */
#define DZ_CONVOLUTION_MAX_AREA 1024

/*
 * y[o, p] = activation(bias[o] + sum over c, i, j of weights[o, c, i, j] x[c, pixel of (i, j) at place p]), for places
 * first .. first + count - 1, counted row by row; bias may be null. Weights are packed by dz_pack_f32, as lines of
 * outputs along (c, i, j). Each y is summed in an order of its own, whatever places are computed together.
 */
DZ_API int32_t dz_convolution_f32(int32_t variant, const dz_window *window, const float *x, const float *weights,
                                  const float *bias, int32_t activation, float *y, int64_t first, int64_t count,
                                  float *scratch);

/* The same in double precision. */
DZ_API int32_t dz_convolution_f64(int32_t variant, const dz_window *window, const double *x, const double *weights,
                                  const double *bias, int32_t activation, double *y, int64_t first, int64_t count,
                                  double *scratch);

/*
 * The gradient for x: gx[c, q] = bias[c] + sum over o and the cells (i, j) and places p whose pixel is q of weights[o,
 * c, i, j] gy[o, p], for channels first .. first + count - 1 of the window; bias may be null. gx and gy lie as x and y
 * of dz_convolution_f32. Weights are packed by dz_pack_f32, as lines of (c, i, j) along outputs. Each gx is summed in
 * an order of its own, whatever channels are computed together.
 */
DZ_API int32_t dz_convolution_data_f32(int32_t variant, const dz_window *window, int64_t images, int64_t x_image,
                                       int64_t y_image, const float *gy, const float *weights, const float *bias,
                                       float *gx, int64_t first, int64_t count, float *scratch);

/* The same in double precision. */
DZ_API int32_t dz_convolution_data_f64(int32_t variant, const dz_window *window, int64_t images, int64_t x_image,
                                       int64_t y_image, const double *gy, const double *weights, const double *bias,
                                       double *gx, int64_t first, int64_t count, double *scratch);

/*
 * gw[o, c, i, j] += sum over images and places p of gy[o, p] x[c, pixel of (i, j) at place p]. gw is dense; x_image and
 * y_image are the elements from one image to the next.
 */
DZ_API int32_t dz_convolution_weights_f32(int32_t variant, const dz_window *window, int64_t images, int64_t x_image,
                                          int64_t y_image, const float *x, const float *gy, float *gw, float *scratch);

/* The same in double precision. */
DZ_API int32_t dz_convolution_weights_f64(int32_t variant, const dz_window *window, int64_t images, int64_t x_image,
                                          int64_t y_image, const double *x, const double *gy, double *gw,
                                          double *scratch);

/*
 * The convolution of one plane with one window, as dz_convolution_f32 with one channel and one output: one of the
 * planes of a depthwise convolution. The weights are not packed; bias may be null.
 */
DZ_API int32_t dz_depthwise_f32(int32_t variant, const dz_window *window, const float *x, const float *w,
                                const float *bias, int32_t activation, float *y);

/* The same in double precision. */
DZ_API int32_t dz_depthwise_f64(int32_t variant, const dz_window *window, const double *x, const double *w,
                                const double *bias, int32_t activation, double *y);

/* gw[i, j] = sum over images and places p of gy[p] x[pixel of (i, j) at place p], for the same plane of some images. */
DZ_API int32_t dz_depthwise_weights_f32(int32_t variant, const dz_window *window, int64_t images, int64_t x_image,
                                        int64_t y_image, const float *x, const float *gy, float *gw);

/* The same in double precision. */
DZ_API int32_t dz_depthwise_weights_f64(int32_t variant, const dz_window *window, int64_t images, int64_t x_image,
                                        int64_t y_image, const double *x, const double *gy, double *gw);

/*
 * Winograd's convolution F(4x4, 3x3), for windows of 3x3 with stride 1 and dilation 1 in single precision: a quarter of
 * the products, and rounding errors about twice as large as those of the sums themselves. An output may differ
 * from its exact value by DZ_WINOGRAD_ERROR times the largest |x| in the 6x6 pixels of its tile times the largest
 * |weight|, summed over channels; so what is not finite spreads to all 4x4 places of a tile.
 */
#define DZ_WINOGRAD_ERROR 3e-6

/* Numbers of scratch memory that the calls below need for a window; 0 for a variant that cannot run. */
DZ_API int64_t dz_winograd_scratch(int32_t variant, int32_t channels, int32_t outputs);

/*
 * Weights in Winograd's form: 36 points, each packed as by dz_pack_f32 and point_step numbers from the last. Line i
 * and inner position k come from the 3x3 numbers at w + i line_step + k inner_step, which turned rotates by half a
 * turn. scratch: DZ_SCRATCH bytes.
 */
DZ_API int32_t dz_winograd_pack_f32(int32_t variant, int64_t lines, int64_t inner, int64_t line_step,
                                    int64_t inner_step, int32_t turned, const float *w, float *packed,
                                    int64_t point_step, float *scratch);

/*
 * The convolution of dz_convolution_f32 with weights of dz_winograd_pack_f32, lines of outputs along channels, for
 * tiles first .. first + count - 1, counted row by row through all images, which lie x_image and y_image numbers apart.
 */
DZ_API int32_t dz_winograd_f32(int32_t variant, const dz_window *window, int64_t x_image, int64_t y_image,
                               const float *x, const float *weights, int64_t point_step, const float *bias,
                               int32_t activation, float *y, int64_t first, int64_t count, float *scratch);

/*
 * The weight gradient of some tiles in Winograd's form: the sum for point p, output o and channel c goes to sums[p
 * sums_point + o sums_step + c]. count must not be 0.
 */
DZ_API int32_t dz_winograd_gradient_f32(int32_t variant, const dz_window *window, int64_t x_image, int64_t y_image,
                                        const float *x, const float *gy, int64_t first, int64_t count, float *sums,
                                        int64_t sums_step, int64_t sums_point, float *scratch);

/* count weights of 3x3 from the sums of some parts, part_step apart, of the gradient in Winograd's form. */
DZ_API int32_t dz_winograd_unpack_f32(int32_t variant, int64_t parts, int64_t part_step, int64_t count,
                                      const float *sums, int64_t sums_point, float *gw);

/*
 * Updates of parameters: p = p - lr g and its relatives, over arrays of one length. In brackets the arrays, then the
 * numbers that each takes; the arrays before the bar are only read, y is only written. Exact to the operations as
 * written, left to right, each rounded once: every variant gives the same bits.
 */
enum dz_step {
    DZ_STEP_SGD = 0,              /* [g | p] [lr] p = p - lr g */
    DZ_STEP_MOMENTUM = 1,         /* [g | v p] [lr mu] v = mu v - lr g; p = p + v */
    DZ_STEP_NESTEROV = 2,         /* [g | b p] [lr mu decay] h = g + decay p; b = mu b + h; p -= lr (h + mu b) */
    DZ_STEP_ADAM = 3,             /* [g | m v p] [lr r1 r2 eps keep] m += r1 (g - m); v += r2 (g g - v);
                                     p = keep p - lr m / (sqrt v + eps) */
    DZ_STEP_ADAGRAD = 4,          /* [g | h p] [lr eps] h += g g; p -= lr g / (sqrt h + eps) */
    DZ_STEP_ADADELTA = 5,         /* [g | s d p] [rho rest eps] s = rho s + rest g g;
                                     x = sqrt((d + eps) / (s + eps)) g; d = rho d + rest x x; p -= x */
    DZ_STEP_RMSPROP = 6,          /* [g | v p] [lr alpha rest eps] v = alpha v + rest g g;
                                     p -= lr (g / (sqrt v + eps)) */
    DZ_STEP_RMSPROP_MOMENTUM = 7, /* [g | v b p] [lr alpha rest eps mu] b = g / (sqrt v + eps) + mu b; p -= lr b */
    DZ_STEP_RMSPROP_CENTERED = 8, /* [g | v a p] [lr alpha rest eps] a = alpha a + rest g, and max(v - a a, 0)
                                     takes the place of v under the root */
    DZ_STEP_RMSPROP_CENTERED_MOMENTUM = 9, /* [g | v a b p] [lr alpha rest eps mu] both */
    DZ_STEP_SCALE = 10,                    /* [g | y] [rate] y = rate g */
    DZ_STEP_DECAY = 11,                    /* [g p | y] [rate] y = g + rate p */
    DZ_STEP_AVERAGE = 12,                  /* [p | a] [rate] a = a - rate a + rate p */
    DZ_STEP_COUNT = 13
};

/*
 * An update of n elements of each array. Arrays are the same or apart, and need no alignment. DZ_ERROR_FUNCTION for no
 * such update, DZ_ERROR_LENGTH, DZ_ERROR_NULL_POINTER, DZ_ERROR_VARIANT.
 */
DZ_API int32_t dz_step_f32(int32_t variant, int32_t step, int64_t n, const float *numbers, float *const *arrays);

/* The same in double precision. */
DZ_API int32_t dz_step_f64(int32_t variant, int32_t step, int64_t n, const double *numbers, double *const *arrays);

/*
 * y = exp(x) / sum of exp(x) along each dense row, shifted by the row's largest x so that nothing overflows; y may be
 * x. An y differs from its exact value by at most 4 + log(columns) + d ulp, where d is the distance of its x from the
 * largest: x minus the largest is rounded once. NaN, +infinity or nothing but -infinity in a row makes all its y NaN.
 */
DZ_API int32_t dz_softmax_f32(int32_t variant, int64_t rows, int64_t columns, const float *x, float *y);

/* The same in double precision. */
DZ_API int32_t dz_softmax_f64(int32_t variant, int64_t rows, int64_t columns, const double *x, double *y);

/*
 * y = x - log of the sum of exp(x) along each dense row, in the same way; y may be x. The error is at most 1.5 ulp of
 * the exact y and 4 + log(columns) ulp of 1.
 */
DZ_API int32_t dz_log_softmax_f32(int32_t variant, int64_t rows, int64_t columns, const float *x, float *y);

/* The same in double precision. */
DZ_API int32_t dz_log_softmax_f64(int32_t variant, int64_t rows, int64_t columns, const double *x, double *y);

/*
 * total = the sum over rows of log(sum of exp(x)) - x[label], in double precision and in order. Labels must lie in
 * 0 .. columns - 1. The error of a row's loss is that of dz_log_softmax_f32.
 */
DZ_API int32_t dz_cross_entropy_f32(int32_t variant, int64_t rows, int64_t columns, const float *x,
                                    const int64_t *labels, double *total);

/* The same of numbers in double precision. */
DZ_API int32_t dz_cross_entropy_f64(int32_t variant, int64_t rows, int64_t columns, const double *x,
                                    const int64_t *labels, double *total);

/*
 * gx = (softmax(x) - 1 at the label) scale, to the bit what dz_softmax_f32 gives and two more roundings; gx may be x.
 * Labels must lie in 0 .. columns - 1.
 */
DZ_API int32_t dz_cross_entropy_gradient_f32(int32_t variant, int64_t rows, int64_t columns, const float *x,
                                             const int64_t *labels, float scale, float *gx);

/* The same in double precision. */
DZ_API int32_t dz_cross_entropy_gradient_f64(int32_t variant, int64_t rows, int64_t columns, const double *x,
                                             const int64_t *labels, double scale, double *gx);

/*
 * Folds of many numbers into one. A sum of n numbers is off by at most (16 + log2 n) 2^-24 times the sum of their sizes
 * (2^-53 for doubles), a product by n 2^-24 of itself where no part of it leaves the normal range. The largest and the
 * smallest are exact, NaN where there is one; the largest of zeros is +0 where there is one, the smallest -0.
 */
enum dz_fold {
    DZ_FOLD_SUM = 0,  /* a + b; of one number, that number plus +0 */
    DZ_FOLD_PROD = 1, /* a b */
    DZ_FOLD_MAX = 2,  /* the largest */
    DZ_FOLD_MIN = 3,  /* the smallest */
    DZ_FOLD_COUNT = 4
};

/*
 * y[r] = the fold of x[r x_step .. r x_step + columns - 1]. The order depends on columns alone. DZ_ERROR_LENGTH where
 * there are rows without a column.
 */
DZ_API int32_t dz_fold_rows_f32(int32_t variant, int32_t fold, int64_t rows, int64_t columns, int64_t x_step,
                                const float *x, float *y);

/* The same in double precision. */
DZ_API int32_t dz_fold_rows_f64(int32_t variant, int32_t fold, int64_t rows, int64_t columns, int64_t x_step,
                                const double *x, double *y);

/*
 * y[j] = the fold over rows r of x[r x_step + j], for 0 <= j < columns; x_step is not negative. The order depends on
 * rows alone. DZ_ERROR_LENGTH where there are columns without a row.
 */
DZ_API int32_t dz_fold_columns_f32(int32_t variant, int32_t fold, int64_t rows, int64_t columns, int64_t x_step,
                                   const float *x, float *y);

/* The same in double precision. */
DZ_API int32_t dz_fold_columns_f64(int32_t variant, int32_t fold, int64_t rows, int64_t columns, int64_t x_step,
                                   const double *x, double *y);

/*
 * y[i y_row + j y_column] = x[i x_row + j x_column] for 0 <= i < rows, 0 <= j < columns and elements of size 1, 4 or 8
 * bytes, in which the strides are counted. Any stride may be negative or, of x, 0; x and y do not overlap. Fast where
 * y has a stride of 1. DZ_ERROR_FUNCTION for another size, DZ_ERROR_LENGTH, DZ_ERROR_NULL_POINTER, DZ_ERROR_VARIANT.
 */
DZ_API int32_t dz_copy(int32_t variant, int32_t size, int64_t rows, int64_t columns, const void *x, int64_t x_row,
                       int64_t x_column, void *y, int64_t y_row, int64_t y_column);

/* Recurrent cells, pooling and normalisation. */
#include "dezero_layers.h"

#ifdef __cplusplus
}
#endif

#endif
