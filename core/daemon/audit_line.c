#include "core/daemon/audit_line.h"

#include "core/base/date.h"
#include "core/base/json.h"
#include "core/base/json_writer.h"

#include <string.h>

static const char own[] = ",\"digest\":\"";

static void write_members(struct json_writer *writer, const struct audit_chain *chain,
                          const struct audit_entry *entry) {
    char at[INSTANT_TEXT_MAX], of[DIGEST_TEXT_MAX];
    json_key(writer, "number");
    json_integer(writer, chain->number + 1);
    json_key(writer, "at");
    json_string(writer, instant_format(at, (struct instant){entry->at}, 0));
    json_key(writer, "who");
    json_string(writer, entry->who);
    json_key(writer, "did");
    json_string(writer, entry->did);
    json_key(writer, "of");
    json_string(writer, entry->of ? digest_of(of, text_of(entry->of)) : NULL);
    json_key(writer, "status");
    json_integer(writer, entry->status);
    json_key(writer, "previous");
    json_string(writer, chain->digest);
}

void audit_line_write(struct buffer *out, struct audit_chain *chain,
                      const struct audit_entry *entry) {
    struct json_writer writer = {.out = out};
    char digest[DIGEST_TEXT_MAX];
    size_t first = out->len;

    json_begin_object(&writer);
    write_members(&writer, chain, entry);
    if (out->failed) {
        return;
    }
    (void)digest_of(digest, (struct text){out->at + first, out->len - first});
    json_key(&writer, "digest");
    json_string(&writer, digest);
    json_end_object(&writer);
    buffer_add(out, "\n", 1);
    if (!out->failed) {
        chain->number++;
        memcpy(chain->digest, digest, sizeof digest);
    }
}

static aftercare_status changed(aftercare_error *err) {
    return fail(err, AFTERCARE_EDOCUMENT, NULL, "the line was changed");
}

// Whether the line ends with the digest of what stands before it.
static aftercare_status read_digest(char out[DIGEST_TEXT_MAX], struct text line,
                                    aftercare_error *err) {
    const size_t digest_len = DIGEST_TEXT_MAX - 1;
    const size_t tail = sizeof own - 1 + digest_len + 2; // the quote and the brace
    char wanted[DIGEST_TEXT_MAX];
    if (line.len <= tail) {
        return changed(err);
    }
    const char *at = line.at + line.len - tail;
    (void)digest_of(wanted, (struct text){line.at, line.len - tail});
    if (memcmp(at, own, sizeof own - 1) != 0 ||
        memcmp(at + sizeof own - 1, wanted, digest_len) != 0 ||
        memcmp(line.at + line.len - 2, "\"}", 2) != 0) {
        return changed(err);
    }
    memcpy(out, wanted, sizeof wanted);
    return AFTERCARE_OK;
}

// The line's number, and whether it says that it stands behind the chain's last one.
static aftercare_status read_place(struct audit_chain *out,
                                   const struct audit_chain *chain, struct text line,
                                   aftercare_error *err) {
    const struct json_limits limits = {
        .bytes = AUDIT_LINE_MAX, .entries = 16, .depth = 2};
    struct json_document document;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    aftercare_status status = json_read(&document, &arena, "", line, &limits, err);
    if (status == AFTERCARE_OK) {
        const struct json *previous = json_member(document.root, "previous");
        const struct json *number = json_member(document.root, "number");
        bool follows = previous && previous->type == JSON_TEXT &&
                       text_equal(previous->text, text_of(chain->digest));
        out->number = number && number->is_integer ? number->integer : 0;
        if (!follows || out->number != chain->number + 1) {
            status = fail(err, AFTERCARE_ECONFLICT, NULL,
                          "what stood before this line is gone, or another one");
        }
    }
    arena_clear(&arena);
    return status;
}

aftercare_status audit_line_read(struct audit_chain *chain, struct text line,
                                 aftercare_error *err) {
    struct audit_chain next = {.number = 0};
    aftercare_status status = read_digest(next.digest, line, err);
    if (status == AFTERCARE_OK) {
        status = read_place(&next, chain, line, err);
    }
    if (status == AFTERCARE_OK || status == AFTERCARE_ECONFLICT) {
        *chain = next;
    }
    return status;
}
