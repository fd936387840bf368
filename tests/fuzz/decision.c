// A line of a decision log is read or refused, whatever it is; what was read is kept as
// it is written: the same once more. Its redaction leaves a document of the same kind.
#include "core/decisions/decision.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) {
    if (!holds) {
        abort();
    }
}

static void redact(struct arena *arena, struct text kept) {
    static const char *const erased[] = {"/patient/*/0", "/*/id"};
    static const char *const hashed[] = {"/patient"};
    const struct redaction redaction = {erased, hashed, 2, 1, TEXT("key")};
    struct json_limits limits = {
        .bytes = DECISION_LINE_MAX, .entries = 1000000, .depth = JSON_DEPTH_MAX};
    struct json_document document;
    struct redacted redacted;
    must(json_read(&document, arena, NULL, kept, &limits, NULL) == AFTERCARE_OK);
    redacted_init(&redacted, &system_allocator, DECISION_LINE_MAX);
    redacted_write(&redacted, document.root, &redaction);
    const struct text text = {redacted.document.at, redacted.document.len};
    must(redacted.document.failed ||
         json_read(&document, arena, NULL, text, &limits, NULL) == AFTERCARE_OK);
    redacted_clear(&redacted);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena;
    struct decision_record record;
    aftercare_error err = {0};
    arena_init(&arena, &system_allocator, (size_t)64 << 20);
    const struct text line = {(const char *)data, size};
    aftercare_status status = decision_read(&record, &arena, line, &err);
    must((status == AFTERCARE_OK) == (err.sentence[0] == '\0'));
    if (status == AFTERCARE_OK && record.lost == 0 && record.document.len > 0) {
        must((record.answered != NULL) == (record.answer.len > 0));
        redact(&arena, record.document);
    }
    arena_clear(&arena);
    return 0;
}
