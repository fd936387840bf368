// Any bytes are a document or are refused with a place; nothing is read past their end.
#include "core/base/json.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena;
    arena_init(&arena, &system_allocator, 64 << 20);
    struct json_document document = {0};
    aftercare_error err = {0};
    struct text text = {(const char *)data, size};

    aftercare_status status =
        json_read(&document, &arena, "fuzz", text, &JSON_LIMITS, &err);

    if (status == AFTERCARE_OK ? !document.root : err.sentence[0] == '\0') {
        abort();
    }
    arena_clear(&arena);
    return 0;
}
