/* What the tests count and draw. */
#ifndef DZ_TESTS_CHECKS_H
#define DZ_TESTS_CHECKS_H

#include <stdint.h>
#include <stdio.h>

static int failures;

static void check(int condition, const char *what)
{
    if (!condition && ++failures <= 40)
        printf("FAIL %s\n", what);
}

/* In -1 .. 1, the same in every run. */
static double next_number(void)
{
    static uint64_t state = 88172645463325252u;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (double)(int64_t)state / 9223372036854775808.0;
}

#endif
