// Arithmetic shared by every program: this text stands before each of the others.
//
//   T        element type of the computation: uchar, int, long, float or double
//   REAL_T   1 where T is float or double
//   INDEX    int; long where a tensor reaches 2^31 elements
//
// Results follow IEEE 754 step by step, as on the CPU: no contraction to fma unless a kernel writes it.

#ifdef NEEDS_FP64
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#endif
#pragma OPENCL FP_CONTRACT OFF

#ifndef T
#define T float
#define REAL_T 1
#endif
#ifndef INDEX
#define INDEX int
#endif

#define PASTE_(a, b) a##b
#define PASTE(a, b) PASTE_(a, b)
typedef PASTE(T, 4) quad;

// One number per axis; unused axes are not read.
typedef struct { INDEX at[8]; } extents;

// The offset of a row-major position in a strided array of the given axes.
INDEX offset_of(INDEX position, int rank, const extents *sizes, const extents *strides)
{
    INDEX offset = 0;
    for (int axis = rank - 1; axis > 0; axis--) {
        INDEX rest = position / sizes->at[axis];
        offset += (position - rest * sizes->at[axis]) * strides->at[axis];
        position = rest;
    }
    return rank > 0 ? offset + position * strides->at[0] : 0;
}

// FMOD cuts the quotient towards zero, REMAINDER and FLOOR_DIVIDE round it down. Of integers by 0, all are 0.
#define REMAINDER(a, b) floor_remainder(a, b)
#define FLOOR_DIVIDE(a, b) floor_divide(a, b)

// MAXIMUM, MINIMUM: a NaN wins, and of two zeros the positive one is the larger.
#if REAL_T
#define FMOD(a, b) fmod((T)(a), (T)(b))
#define MAXIMUM(a, b) maximum(a, b)
#define MINIMUM(a, b) minimum(a, b)
#define POW(a, b) pow(a, b)
T maximum(T a, T b) { return a != a || b != b ? a + b : a > b || (a == b && !signbit(a)) ? a : b; }
T minimum(T a, T b) { return a != a || b != b ? a + b : a < b || (a == b && signbit(a)) ? a : b; }
T floor_remainder(T a, T b)
{
    T r = fmod(a, b);
    return r == 0 ? copysign(r, b) : (r < 0) == (b < 0) || r != r ? r : r + b;
}
T floor_divide(T a, T b)
{
    if (b == 0) return a / b;
    // a / b may round up to a whole number that is above the quotient; what is left after the remainder divides evenly.
    T r = fmod(a, b), quotient = (a - r) / b;
    if (r != 0 && (r < 0) != (b < 0)) quotient -= 1;
    if (quotient == 0) return copysign((T)0, signbit(a) == signbit(b) ? (T)1 : (T)-1);
    T whole = floor(quotient);
    return isfinite(quotient) && quotient - whole > (T)0.5 ? whole + 1 : whole;
}
#else
#define FMOD(a, b) cut_remainder(a, b)
#define MAXIMUM(a, b) max((T)(a), (T)(b))
#define MINIMUM(a, b) min((T)(a), (T)(b))
#define POW(a, b) integer_power(a, b)
T integer_power(T a, T b)
{
    if (b < 0) return a == 1 ? 1 : a + 1 != 0 ? 0 : b & 1 ? a : 1;
    T y = 1;
    for (long n = b; n > 0; n >>= 1, a *= a)
        if (n & 1) y *= a;
    return y;
}
// The least number has no quotient by -1, and the remainder is 0 anyway.
T cut_remainder(T a, T b) { return b == 0 || b + 1 == 0 ? 0 : a % b; }
T floor_remainder(T a, T b)
{
    T r = cut_remainder(a, b);
    return r == 0 || (r < 0) == (b < 0) ? r : r + b;
}
T floor_divide(T a, T b)
{
    if (b == 0 || b + 1 == 0) return b == 0 ? 0 : 0 - a;
    T quotient = a / b;
    return quotient * b != a && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}
#endif
