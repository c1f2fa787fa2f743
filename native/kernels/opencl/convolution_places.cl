// Places of a window over many images, counted through: which image, row and column a number is.

// A number that is often divided by: n / divisor = (n * factor / 2^32 + n) / 2^shift (Granlund and Montgomery 1994), for
// 0 <= n < 2^31.
typedef struct { uint factor; int shift, divisor; } quotient;

INDEX divide(INDEX n, quotient by)
{
    return sizeof(INDEX) == 8 ? n / by.divisor : (INDEX)((mul_hi((uint)n, by.factor) + (uint)n) >> by.shift);
}

// Places of an image, and those of a row.
typedef struct { quotient all, row; } places;

// Where places lie in some memory: steps from image to image, row to row, and place to place.
typedef struct { INDEX image, down; int across; } steps;

INDEX position_of(INDEX place, places p, steps s)
{
    INDEX image = divide(place, p.all), q = place - image * p.all.divisor, row = divide(q, p.row);
    return image * s.image + row * s.down + (q - row * p.row.divisor) * s.across;
}
