#include "core/cli/try_line.h"

#include "core/base/json_writer.h"

#include <string.h>

#define VALUE_MAX ((size_t)1 << 20)

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

static struct text trimmed(struct text text) {
    while (text.len > 0 && is_blank(text.at[0])) {
        text = (struct text){text.at + 1, text.len - 1};
    }
    while (text.len > 0 && is_blank(text.at[text.len - 1])) {
        text.len--;
    }
    return text;
}

bool line_read(struct line *out, struct text text) {
    *out = (struct line){.whole = trimmed(text)};
    struct text rest = out->whole;
    while (rest.len > 0) {
        size_t len = 0;
        while (len < rest.len && !is_blank(rest.at[len])) {
            len++;
        }
        if (out->count == LINE_WORDS_MAX) {
            return false;
        }
        out->words[out->count++] = (struct text){rest.at, len};
        rest = trimmed((struct text){rest.at + len, rest.len - len});
    }
    return true;
}

struct text line_behind(const struct line *line, size_t words) {
    if (words >= line->count) {
        return TEXT("");
    }
    const char *at = line->words[words].at;
    return (struct text){at, (size_t)(line->whole.at + line->whole.len - at)};
}

static bool begins(struct text text, const char *word) {
    size_t len = strlen(word);
    bool is_whole = text.len == len || (text.len > len && strchr("./", text.at[len]));
    return is_whole && memcmp(text.at, word, len) == 0;
}

const char *line_pointer(struct arena *arena, struct text name) {
    static const char *const of_request[] = {"treatments", "areas", "date", "details"};
    bool is_pointer = name.len > 0 && name.at[0] == '/';
    bool is_rooted = begins(name, "patient") || begins(name, "request");
    bool is_request = false;
    for (size_t i = 0; i < sizeof of_request / sizeof *of_request; i++) {
        is_request = is_request || begins(name, of_request[i]);
    }
    const char *above = is_pointer   ? ""
                        : is_rooted  ? "/"
                        : is_request ? "/request/"
                                     : "/patient/";
    char *pointer = arena_format(arena, "%s%.*s", above, TEXT_ARGS(name));
    for (char *at = pointer; at && *at && !is_pointer; at++) {
        *at = *at == '.' ? '/' : *at;
    }
    return pointer;
}

static struct text taken(struct arena *arena, struct buffer *out) {
    struct text json = {NULL, out->len};
    if (!out->failed) {
        json.at = arena_copy(arena, out->at, out->len);
    }
    buffer_clear(out);
    return json;
}

struct text line_text(struct arena *arena, struct text value) {
    struct buffer out;
    struct json_writer writer = {.out = &out};
    buffer_init(&out, &system_allocator, VALUE_MAX);
    json_text(&writer, value);
    return taken(arena, &out);
}

static struct text as_list(struct arena *arena, struct text value) {
    struct buffer out;
    struct json_writer writer = {.out = &out};
    buffer_init(&out, &system_allocator, VALUE_MAX);
    json_begin_list(&writer);
    for (size_t at = 0; at <= value.len;) {
        const char *comma = memchr(value.at + at, ',', value.len - at);
        size_t end = comma ? (size_t)(comma - value.at) : value.len;
        json_text(&writer, trimmed((struct text){value.at + at, end - at}));
        at = end + 1;
    }
    json_end_list(&writer);
    return taken(arena, &out);
}

static bool is_json(struct arena *arena, struct text value) {
    struct json_document document;
    return json_read(&document, arena, NULL, value, &JSON_LIMITS, NULL) == AFTERCARE_OK;
}

size_t line_readings(struct text out[LINE_READINGS], struct arena *arena,
                     struct text value) {
    size_t count = 0;
    if (is_json(arena, value)) {
        out[count++] = value;
    } else if (text_is(value, "yes") || text_is(value, "no")) {
        out[count++] = text_is(value, "yes") ? TEXT("true") : TEXT("false");
    }
    out[count] = line_text(arena, value);
    out[count + 1] = as_list(arena, value);
    return out[count].at && out[count + 1].at ? count + 2 : 0;
}
