// Vectors of WIDTH numbers, for kernels of CPU devices: there the scalar forms of the built-in functions are not vectorised across
// work-items.

#define PASTE_(a, b) a##b
#define PASTE(a, b) PASTE_(a, b)
typedef T element;
typedef PASTE(T, WIDTH) vector;
#define LOAD PASTE(vload, WIDTH)
#define STORE PASTE(vstore, WIDTH)

// PoCL 3.1 takes all lanes through its reduction of huge arguments where one lane needs it, and loses tiny ones there.
// Lanes beyond the limit, which is short of that reduction in both precisions, are computed one by one.
#define HUGE_ANGLE 30000
#define ANGULAR(f)                                                                                                             \
    vector angular_##f(vector v)                                                                                               \
    {                                                                                                                          \
        vector y = f(select((vector)(0), v, islessequal(fabs(v), (vector)(HUGE_ANGLE))));                                      \
        if (all(islessequal(fabs(v), (vector)(HUGE_ANGLE)))) return y;                                                         \
        element from[WIDTH], to[WIDTH];                                                                                        \
        STORE(v, 0, from);                                                                                                     \
        STORE(y, 0, to);                                                                                                       \
        for (int k = 0; k < WIDTH; k++)                                                                                        \
            if (!(fabs(from[k]) <= HUGE_ANGLE)) to[k] = f(from[k]);                                                            \
        return LOAD(0, to);                                                                                                    \
    }
ANGULAR(sin)
ANGULAR(cos)
ANGULAR(tan)

// In OpenCL C they may be macros themselves.
#undef sin
#undef cos
#undef tan
#define sin(v) angular_sin(v)
#define cos(v) angular_cos(v)
#define tan(v) angular_tan(v)
