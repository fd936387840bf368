// Golden documents of the workshop (tests/data/engine/golden/): what goes in, and what
// comes out, byte for byte but for the digest of the rules and the folders that they were
// loaded from, which are written as "...".
#ifndef AFTERCARE_TESTS_GOLDEN_H
#define AFTERCARE_TESTS_GOLDEN_H

#include "core/base/file.h"
#include "tests/unit/rules/workshop.h"

#define GOLDEN WORKSHOP "/golden/"

static inline const char *golden_read(struct workshop *shop, const char *name) {
    char path[512];
    aftercare_error err = {0};
    struct text text = {0};
    (void)snprintf(path, sizeof path, GOLDEN "%s", name);
    aftercare_status status = file_read(&text, &shop->arena, path, 1 << 20, 0, &err);
    assert_string_equal(err.sentence, "");
    assert_int_equal(status, AFTERCARE_OK);
    return text.at;
}

// Opens a workshop with golden/rules.lua.
static inline void golden_open(struct workshop *shop) {
    struct workshop reader = {0};
    arena_init(&reader.arena, &system_allocator, 0);
    workshop_open(shop, golden_read(&reader, "rules.lua"));
    arena_clear(&reader.arena);
}

// Writes "..." in the place of each stretch from start on, of len bytes.
static inline void golden_mask(char *text, const char *start, size_t len) {
    for (char *at = strstr(text, start); at; at = strstr(at + 3, start)) {
        memcpy(at, "...", 3);
        memmove(at + 3, at + len, strlen(at + len) + 1);
    }
}

static inline const char *golden_written(struct workshop *shop,
                                         const struct json *answer) {
    struct buffer out;
    buffer_init(&out, &system_allocator, 1 << 20);
    struct json_writer writer = {.out = &out, .is_pretty = true};
    json_copy(&writer, answer);
    buffer_string(&out, "\n");
    char *text = arena_copy(&shop->arena, out.at, out.len);
    buffer_clear(&out);
    golden_mask(text, "sha256:", 71);
    golden_mask(text, shop->folder, strlen(shop->folder));
    golden_mask(text, AFTERCARE_SOURCE, strlen(AFTERCARE_SOURCE));
    return text;
}

// The difference is shown from the first line that differs on.
static inline void golden_compare(struct workshop *shop, const struct json *answer,
                                  const char *name) {
    const char *expected = golden_read(shop, name);
    const char *got = golden_written(shop, answer);
    size_t line = 0;
    for (size_t i = 0; expected[i] && expected[i] == got[i]; i++) {
        line = expected[i] == '\n' ? i + 1 : line;
    }
    assert_string_equal(got + line, expected + line);
}

#endif
