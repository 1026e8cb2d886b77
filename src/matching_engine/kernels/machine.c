/* What the machine under us can do. */
#include "kernels.h"

int32_t kernels_best_path(void) {
#if defined(__x86_64__) && defined(__GNUC__)
    int wide = __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
    if (wide && __builtin_cpu_supports("avx512vbmi")) return VBMI;
    if (__builtin_cpu_supports("avx2")) return AVX2;
#endif
    return SCALAR;
}

/* Wait until somebody sets the flag, or until `rounds` have passed: the test of how long calls are interrupted. */
int32_t kernels_wait(int64_t rounds, Stop stop) {
    for (volatile int64_t round = 0; round < rounds; round++)
        if (*stop) return STOPPED;
    return 0;
}
