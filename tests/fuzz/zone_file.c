// Any bytes are a zone's file or are refused with a sentence.
#include "core/base/tzif.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena;
    arena_init(&arena, &system_allocator, 64 << 20);
    struct tzif zone = {0};
    aftercare_error err = {0};
    struct text file = {(const char *)data, size};

    aftercare_status status = tzif_read(&zone, &arena, "fuzz", file, &err);

    if (status != AFTERCARE_OK && err.sentence[0] == '\0') {
        abort();
    }
    arena_clear(&arena);
    return 0;
}
