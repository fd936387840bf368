// Files with what goes over the wire, compared byte for byte.
#ifndef AFTERCARE_TESTS_CHANNELS_GOLDEN_H
#define AFTERCARE_TESTS_CHANNELS_GOLDEN_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#define GOLDEN_MAX 8192

// A file of tests/data/group.
static inline const char *golden_read(char out[GOLDEN_MAX], const char *name) {
    char path[512];
    (void)snprintf(path, sizeof path, AFTERCARE_SOURCE "/tests/data/group/%s", name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t len = fread(out, 1, GOLDEN_MAX - 1, file);
    assert_int_equal(fclose(file), 0);
    out[len] = '\0';
    return out;
}

#endif
