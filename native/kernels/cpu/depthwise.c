/*
 * Convolution of one plane with one window, which is all that depthwise convolution is, and its weight gradient.
 *
 *     for vectors of places across          the cells' masks at the edges are found once for all rows
 *       for rows of places                  sum over the cells, or for the gradient one sum per cell
 *
 * With 9 products per place there is nothing to reuse but the loads; no columns are gathered.
 */
#include "activation.h"
#include "columns.h"
#include "convolution.h"

#define CELLS 8 /* sums of a gradient at a time: cells side by side in a row of the window */

/* What cell j of a row of the window sees of a row of pixels, from the place `column` on; an empty piece has low =
 * high.
 */
static inline piece piece_of(const dz_window *s, int j, int64_t column)
{
    int64_t x = column * s->stride_width - s->pad_width + (int64_t)j * s->dilation_width, stride = s->stride_width;
    int64_t left = s->places_across - column, low = x >= 0 ? 0 : (-x + stride - 1) / stride;
    int64_t high = x >= s->width ? 0 : (s->width - 1 - x) / stride + 1;
    if (high > left)
        high = left;
    if (high > DZ_LANES)
        high = DZ_LANES;
    return low < high ? (piece){x, (int32_t)low, (int32_t)high} : (piece){0, 0, 0};
}

/* The row of pixels under row i of the window, or NULL beyond the edges. */
static inline const real *row_of(const dz_window *s, const real *x, int64_t row, int i)
{
    int64_t y = row * s->stride_height - s->pad_height + (int64_t)i * s->dilation_height;
    return y >= 0 && y < s->height ? x + y * s->width : NULL;
}

void DZ_KERNEL_NAME(depthwise)(const dz_window *s, const real *x, const real *w, const real *bias, int activation,
                               real *y)
{
    for (int64_t column = 0; column < s->places_across; column += DZ_LANES) {
        piece pieces[DZ_CONVOLUTION_MAX_AREA];
        for (int j = 0; j < s->kernel_width; j++)
            pieces[j] = piece_of(s, j, column);
        int lanes = s->places_across - column < DZ_LANES ? (int)(s->places_across - column) : DZ_LANES;
        for (int64_t row = 0; row < s->places_down; row++) {
            vec sum = v_set(bias != NULL ? *bias : R(0.0));
            for (int i = 0; i < s->kernel_height; i++) {
                const real *pixels = row_of(s, x, row, i), *weights = w + (int64_t)i * s->kernel_width;
                if (pixels == NULL)
                    continue;
                if (s->stride_width == 1) {
                    for (int j = 0; j < s->kernel_width; j++)
                        sum = v_fma(v_set(weights[j]), load_pieces(pixels, &pieces[j], 1, 1), sum);
                } else {
                    for (int j = 0; j < s->kernel_width; j++)
                        sum = v_fma(v_set(weights[j]), load_pieces(pixels, &pieces[j], 1, s->stride_width), sum);
                }
            }
            v_store_part(y + row * s->places_across + column, v_activate(sum, activation), lanes);
        }
    }
}

/* Adds the products of one row of gradients with what `count` cells from j on see, to a sum per cell. */
DZ_INLINE void add_products(const real *pixels, const piece *pieces, int count, int stride, vec g, vec *sums)
{
    for (int j = 0; j < count; j++)
        sums[j] = v_fma(g, load_pieces(pixels, &pieces[j], 1, stride), sums[j]);
}

void DZ_KERNEL_NAME(depthwise_weights)(const dz_window *s, int64_t images, int64_t x_image, int64_t y_image,
                                       const real *x, const real *gy, real *gw)
{
    for (int i = 0; i < s->kernel_height; i++) {
        for (int j = 0; j < s->kernel_width; j += CELLS) {
            int cells = s->kernel_width - j < CELLS ? s->kernel_width - j : CELLS;
            vec sums[CELLS] = {{0}};
            for (int64_t column = 0; column < s->places_across; column += DZ_LANES) {
                piece pieces[CELLS];
                for (int c = 0; c < cells; c++)
                    pieces[c] = piece_of(s, j + c, column);
                int lanes = s->places_across - column < DZ_LANES ? (int)(s->places_across - column) : DZ_LANES;
                for (int64_t image = 0; image < images; image++) {
                    for (int64_t row = 0; row < s->places_down; row++) {
                        const real *pixels = row_of(s, x + image * x_image, row, i);
                        if (pixels == NULL)
                            continue;
                        vec g = v_load_part(gy + image * y_image + row * s->places_across + column, lanes);
                        if (cells == 3 && s->stride_width == 1)
                            add_products(pixels, pieces, 3, 1, g, sums);
                        else
                            add_products(pixels, pieces, cells, s->stride_width, g, sums);
                    }
                }
            }
            for (int c = 0; c < cells; c++) {
                real total = 0;
                for (int l = 0; l < DZ_LANES; l++)
                    total += sums[c][l];
                gw[(int64_t)i * s->kernel_width + j + c] = total;
            }
        }
    }
}
