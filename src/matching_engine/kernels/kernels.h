/* What every kernel shares: the codes a long call returns, and how it asks whether to leave. */
#ifndef KERNELS_H
#define KERNELS_H

#include <stdint.h>

/* A long call returns this when *stop was set while it ran; library.py has the same number. */
#define STOPPED (-1000)

/* One flag for the caller to set from another thread. Ask every millisecond or so, not in the innermost loop. */
typedef volatile const int32_t *Stop;

/* The instruction sets of this machine that a kernel has a path for. */
enum { SCALAR = 0, AVX2 = 1, VBMI = 2 };

/* The best of the paths above that this machine can run. */
int32_t kernels_best_path(void);

#endif
