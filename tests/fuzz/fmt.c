// Any text in the one layout: what is laid out says the same, with the same digest, and
// is laid out as it is.
#include "core/lua/layout.h"
#include "core/lua/token_digest.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds) {
    if (!holds) {
        abort();
    }
}

static void count_change(void *context, int line, const char *sentence) {
    size_t *count = context;
    require(line > 0 && sentence[0] != '\0');
    (*count)++;
}

static aftercare_status lay_out(struct text *out, struct arena *arena, struct text source,
                                size_t *changes) {
    const struct layout_request request = {
        .place = "x", .source = source, .change = count_change, .context = changes};
    aftercare_error err = {0};
    aftercare_status status = layout_make(out, arena, &request, &err);
    require(status == AFTERCARE_OK || err.sentence[0] != '\0');
    require(status != AFTERCARE_EINTERNAL);
    return status;
}

static const char *digest(struct arena *arena, struct text source) {
    struct token *tokens = NULL;
    size_t count = 0;
    require(lexer_scan(&tokens, &count, arena, "x", source, NULL) == AFTERCARE_OK);
    for (size_t i = 0; i < count; i++) {
        tokens[i].line = 1; // a function may stand elsewhere
    }
    return token_digest(arena, tokens, count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const struct text source = {(const char *)data, size};
    struct text once = {0}, twice = {0};
    size_t changes = 0, none = 0;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    if (lay_out(&once, &arena, source, &changes) == AFTERCARE_OK) {
        require((changes > 0) == !text_equal(source, once));
        require(lay_out(&twice, &arena, once, &none) == AFTERCARE_OK);
        require(none == 0 && text_equal(once, twice));
        require(strcmp(digest(&arena, source), digest(&arena, once)) == 0);
    }
    arena_clear(&arena);
    return 0;
}
