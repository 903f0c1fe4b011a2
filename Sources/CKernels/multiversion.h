#ifndef LATENT_MULTIVERSION_H
#define LATENT_MULTIVERSION_H

#if !defined(__has_feature)
#define __has_feature(x) 0
#endif

// Picking a version when the program is loaded needs the loader's help (ifunc), which Linux has; the thread sanitizer is
// not ready that early.
#if defined(__x86_64__) && defined(__linux__) && !__has_feature(thread_sanitizer)
#define MULTIVERSION __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define MULTIVERSION
#endif

// A helper must become part of each version of its caller, or it would be compiled for the oldest machine alone. A version
// hands vectors to its helpers in memory: by value both would have to agree on registers.
#define INLINE static inline __attribute__((always_inline))

#endif
