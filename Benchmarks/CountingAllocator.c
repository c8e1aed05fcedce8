// Counts calls of malloc, so that a benchmark can show that a question allocates nothing per offer.
// Built by scripts/bench with the system's C compiler and loaded before the program (LD_PRELOAD).
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdatomic.h>
#include <stddef.h>

static atomic_long calls;
static void *(*next)(size_t);

void *malloc(size_t size) {
    if (!next) next = (void *(*)(size_t))dlsym(RTLD_NEXT, "malloc");
    atomic_fetch_add_explicit(&calls, 1, memory_order_relaxed);
    return next(size);
}

long ratecard_malloc_calls(void) { return atomic_load_explicit(&calls, memory_order_relaxed); }
