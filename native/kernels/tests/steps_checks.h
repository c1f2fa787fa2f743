/* The checks of steps_test.c for one element type: REAL, its SUFFIX and its square ROOT. */
#define PASTE_(name, suffix) name##_##suffix
#define PASTE(name, suffix) PASTE_(name, suffix)
#define NAME(name) PASTE(name, SUFFIX)

#define LONGEST 67
#define ROOM (LONGEST + 8)

/* One element of every array, x, by the formulas of the header; k are the numbers. */
static void NAME(update)(int step, REAL *x, const REAL *k)
{
    REAL g = x[0], h, spread, *rest = x + 2;
    switch (step) {
    case DZ_STEP_SGD:
        x[1] = x[1] - k[0] * g;
        break;
    case DZ_STEP_MOMENTUM:
        x[1] = k[1] * x[1] - k[0] * g;
        x[2] = x[2] + x[1];
        break;
    case DZ_STEP_NESTEROV:
        h = g + k[2] * x[2];
        x[1] = k[1] * x[1] + h;
        x[2] = x[2] - k[0] * (h + k[1] * x[1]);
        break;
    case DZ_STEP_ADAM:
        x[1] = x[1] + k[1] * (g - x[1]);
        x[2] = x[2] + k[2] * (g * g - x[2]);
        x[3] = k[4] * x[3] - k[0] * x[1] / (ROOT(x[2]) + k[3]);
        break;
    case DZ_STEP_ADAGRAD:
        x[1] = x[1] + g * g;
        x[2] = x[2] - k[0] * g / (ROOT(x[1]) + k[1]);
        break;
    case DZ_STEP_ADADELTA:
        x[1] = k[0] * x[1] + k[1] * g * g;
        h = ROOT((x[2] + k[2]) / (x[1] + k[2])) * g;
        x[2] = k[0] * x[2] + k[1] * h * h;
        x[3] = x[3] - h;
        break;
    case DZ_STEP_SCALE:
        x[1] = k[0] * g;
        break;
    case DZ_STEP_DECAY:
        x[2] = g + k[0] * x[1];
        break;
    case DZ_STEP_AVERAGE:
        x[1] = x[1] - k[0] * x[1] + k[0] * g;
        break;
    default:
        spread = x[1] = k[1] * x[1] + k[2] * g * g;
        if (step == DZ_STEP_RMSPROP_CENTERED || step == DZ_STEP_RMSPROP_CENTERED_MOMENTUM) {
            *rest = k[1] * *rest + k[2] * g;
            spread = spread - *rest * *rest;
            spread = spread < 0 ? 0 : spread;
            rest++;
        }
        h = g / (ROOT(spread) + k[3]);
        if (step == DZ_STEP_RMSPROP_MOMENTUM || step == DZ_STEP_RMSPROP_CENTERED_MOMENTUM) {
            *rest = h + k[4] * *rest;
            h = *rest++;
        }
        *rest = *rest - k[0] * h;
    }
}

static void NAME(check_step)(int variant, int step)
{
    static const REAL special[] = {0, (REAL)-0.0, (REAL)INFINITY, (REAL)-INFINITY, (REAL)NAN, (REAL)1e30, (REAL)-1e-30};
    const REAL numbers[MOST_NUMBERS] = {(REAL)0.1, (REAL)0.9, (REAL)0.125, (REAL)1e-3, (REAL)0.75};
    static const int lengths[] = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 47, 64, LONGEST};
    for (int l = 0; l < (int)(sizeof lengths / sizeof lengths[0]); l++) {
        int n = lengths[l];
        REAL memory[MOST_ARRAYS][ROOM], expected[MOST_ARRAYS][ROOM], *arrays[MOST_ARRAYS];
        for (int a = 0; a < MOST_ARRAYS; a++) {
            for (int i = 0; i < ROOM; i++)
                memory[a][i] = (REAL)fabs(next_number());
            for (int i = 0; i < n; i++)
                if ((i + 3 * a) % 23 == 0)
                    memory[a][1 + a + i] = special[(i / 5 + a) % 7];
            for (int i = 0; i < n && a == 0; i += 2)
                memory[a][1 + i] = -memory[a][1 + i];
            arrays[a] = memory[a] + 1 + a;
        }
        memcpy(expected, memory, sizeof memory);
        for (int i = 0; i < n; i++) {
            REAL x[MOST_ARRAYS] = {0};
            for (int a = 0; a < steps[step].arrays; a++)
                x[a] = expected[a][1 + a + i];
            NAME(update)(step, x, numbers);
            for (int a = steps[step].inputs; a < steps[step].arrays; a++)
                expected[a][1 + a + i] = x[a];
        }
        check(NAME(dz_step)(variant, step, n, numbers, arrays) == DZ_OK, "status of an update");
        for (int a = 0; a < MOST_ARRAYS; a++) {
            for (int i = 0; i < ROOM; i++) {
                REAL y = memory[a][i], z = expected[a][i];
                if (memcmp(&y, &z, sizeof y) != 0 && !(isnan(y) && isnan(z)) && ++failures <= 40)
                    printf("FAIL %s %s of %d, array %d at %d: got %.17g, expected %.17g\n", dz_variant_name(variant),
                           steps[step].name, n, a, i - 1 - a, (double)y, (double)z);
            }
        }
    }
}

#undef PASTE_
#undef PASTE
#undef NAME
#undef LONGEST
#undef ROOM
