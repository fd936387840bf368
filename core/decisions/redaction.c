#include "core/decisions/redaction.h"

#include "core/base/digest.h"
#include "core/base/fail.h"

#include <string.h>

void redaction_fill(struct redaction *redaction) {
    static const char *const by_default[] = {"/patient/id", "/contact/to"};
    if (!redaction->erase && !redaction->hash) {
        redaction->erase = by_default;
        redaction->erase_count = sizeof by_default / sizeof *by_default;
    }
}

static bool is_pointer(const char *pointer) {
    for (const char *at = strchr(pointer, '~'); at; at = strchr(at + 1, '~')) {
        if (at[1] != '0' && at[1] != '1') {
            return false;
        }
    }
    return pointer[0] == '/' && pointer[1] != '\0';
}

static aftercare_status check_pointers(const char *const *pointers, size_t count,
                                       aftercare_error *err) {
    for (size_t i = 0; i < count; i++) {
        if (!is_pointer(pointers[i])) {
            return fail(err, AFTERCARE_EUSAGE, NULL,
                        "\"%s\" is no JSON pointer (such as \"/patient/id\")",
                        pointers[i]);
        }
    }
    return AFTERCARE_OK;
}

aftercare_status redaction_check(const struct redaction *redaction,
                                 aftercare_error *err) {
    aftercare_status status =
        check_pointers(redaction->erase, redaction->erase_count, err);
    if (!status) {
        status = check_pointers(redaction->hash, redaction->hash_count, err);
    }
    if (!status && redaction->hash_count > 0 && redaction->key.len == 0) {
        status = fail(err, AFTERCARE_EUSAGE, NULL,
                      "hashing needs a key (without one, names can be guessed)");
    }
    return status;
}

// --- one document ----------------------------------------------------------------------

struct redacting {
    const struct redaction *redaction;
    struct redacted *redacted;
    struct json_writer document, erased, hashed;
    struct buffer pointer; // of the value at hand
};

// Step by step; '*' of the pattern is any one of them.
static bool fits(const char *pattern, struct text pointer) {
    const char *at = pointer.at;
    const char *end = pointer.at + pointer.len;
    while (*pattern == '/' && at < end) {
        size_t wanted = strcspn(pattern + 1, "/");
        const char *slash = memchr(at + 1, '/', (size_t)(end - at - 1));
        size_t len = (size_t)((slash ? slash : end) - at - 1);
        bool is_any = wanted == 1 && pattern[1] == '*';
        if (!is_any && (wanted != len || memcmp(pattern + 1, at + 1, len) != 0)) {
            return false;
        }
        pattern += 1 + wanted;
        at += 1 + len;
    }
    return *pattern == '\0' && at == end;
}

static bool is_named(const struct redacting *redacting, const char *const *pointers,
                     size_t count) {
    const struct text pointer = {redacting->pointer.at, redacting->pointer.len};
    for (size_t i = 0; i < count; i++) {
        if (fits(pointers[i], pointer)) {
            return true;
        }
    }
    return false;
}

static bool is_own(const struct json *value) {
    return value->key.len >= 2 && memcmp(value->key.at, "x_", 2) == 0;
}

static void list(struct redacting *redacting, struct json_writer *writer) {
    json_text(writer, (struct text){redacting->pointer.at, redacting->pointer.len});
}

static void put_hash(struct redacting *redacting, const struct json *value) {
    char digest[DIGEST_KEYED_TEXT_MAX];
    struct buffer copy;
    struct text text = value->text;
    buffer_init(&copy, &redacting->pointer.allocator, redacting->redacted->document.max);
    if (value->type != JSON_TEXT) {
        json_copy(&(struct json_writer){.out = &copy}, value);
        text = (struct text){copy.at, copy.len};
    }
    json_string(&redacting->document,
                digest_keyed(digest, redacting->redaction->key, text));
    redacting->redacted->document.failed |= copy.failed;
    buffer_clear(&copy);
}

static void put(struct redacting *redacting, const struct json *value);

// A member or an entry, unless it is erased.
static void put_child(struct redacting *redacting, const struct json *child) {
    const struct redaction *redaction = redacting->redaction;
    bool is_erased = is_named(redacting, redaction->erase, redaction->erase_count);
    bool is_hashed = is_named(redacting, redaction->hash, redaction->hash_count);
    redacting->redacted->is_other |= is_erased || (is_hashed && !is_own(child));
    if (is_erased || is_own(child)) {
        list(redacting, &redacting->erased);
        return;
    }
    if (child->parent->type == JSON_OBJECT) {
        json_name(&redacting->document, child->key);
    }
    if (is_hashed) {
        list(redacting, &redacting->hashed);
        put_hash(redacting, child);
    } else {
        put(redacting, child);
    }
}

// "/" and the step, with '~' and '/' of a key escaped.
static void add_step(struct buffer *pointer, const struct json *child) {
    buffer_string(pointer, "/");
    if (child->parent->type == JSON_LIST) {
        buffer_format(pointer, "%u", child->index);
        return;
    }
    for (size_t i = 0; i < child->key.len; i++) {
        char c = child->key.at[i];
        if (c == '~' || c == '/') {
            buffer_string(pointer, c == '~' ? "~0" : "~1");
        } else {
            buffer_add(pointer, &c, 1);
        }
    }
}

// The depth is that of a document which was read: JSON_DEPTH_MAX.
static void put(struct redacting *redacting, const struct json *value) {
    bool is_list = value->type == JSON_LIST;
    if (!is_list && value->type != JSON_OBJECT) {
        json_copy(&redacting->document, value);
        return;
    }
    if (is_list) {
        json_begin_list(&redacting->document);
    } else {
        json_begin_object(&redacting->document);
    }
    for (const struct json *child = value->first; child; child = child->next) {
        size_t len = redacting->pointer.len;
        add_step(&redacting->pointer, child);
        put_child(redacting, child);
        redacting->pointer.len = len;
    }
    if (is_list) {
        json_end_list(&redacting->document);
    } else {
        json_end_object(&redacting->document);
    }
}

void redacted_init(struct redacted *redacted, const struct allocator *allocator,
                   size_t max) {
    redacted->is_other = false;
    buffer_init(&redacted->document, allocator, max);
    buffer_init(&redacted->erased, allocator, max);
    buffer_init(&redacted->hashed, allocator, max);
}

void redacted_clear(struct redacted *redacted) {
    buffer_clear(&redacted->document);
    buffer_clear(&redacted->erased);
    buffer_clear(&redacted->hashed);
}

void redacted_write(struct redacted *redacted, const struct json *root,
                    const struct redaction *redaction) {
    struct redacting redacting = {
        .redaction = redaction,
        .redacted = redacted,
        .document = {.out = &redacted->document},
        .erased = {.out = &redacted->erased},
        .hashed = {.out = &redacted->hashed},
    };
    redacted->is_other = false;
    buffer_reset(&redacted->document);
    buffer_reset(&redacted->erased);
    buffer_reset(&redacted->hashed);
    buffer_init(&redacting.pointer, &redacted->document.allocator,
                redacted->document.max);
    json_begin_list(&redacting.erased);
    json_begin_list(&redacting.hashed);
    put(&redacting, root);
    json_end_list(&redacting.erased);
    json_end_list(&redacting.hashed);
    redacted->document.failed |= redacting.pointer.failed;
    buffer_clear(&redacting.pointer);
}
