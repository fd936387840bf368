#include "core/cli/rules_kinds.h"

#include "core/base/json_writer.h"
#include "core/cli/report.h"
#include "core/cli/wrap.h"

#define NAME_WIDTH 14
#define TYPE_WIDTH 11

static bool is_true(const struct json *object, const char *name) {
    const struct json *value = json_member(object, name);
    return value && value->type == JSON_TRUE;
}

// "refuse, defer" of a list; nothing of none.
static void add_names(struct buffer *out, const char *says, const struct json *names,
                      const char *between) {
    for (const struct json *one = names ? names->first : NULL; one; one = one->next) {
        buffer_format(out, "%s%.*s", one == names->first ? says : between,
                      TEXT_ARGS(one->text));
    }
}

static void add_default(struct buffer *out, const struct json *value) {
    if (value) {
        struct json_writer writer = {.out = out};
        buffer_string(out, "; by default ");
        json_copy(&writer, value);
    }
}

// What a value may be, and what the field says, in one sentence.
static void add_sentence(struct buffer *out, const struct json *field) {
    struct text deprecated = text_member(field, "deprecated");
    struct text shown = text_member(field, "shown");
    struct text says = text_member(field, "says");
    buffer_string(out, is_true(field, "needed") ? "needed; " : "");
    if (deprecated.len > 0) {
        buffer_format(out, "deprecated, write %.*s; ", TEXT_ARGS(deprecated));
    }
    buffer_text(out, says);
    add_names(out, " (one of ", json_member(field, "among"), ", ");
    add_names(out, " (of ", json_member(field, "of"), ", ");
    if (json_member(field, "from")) {
        buffer_format(out, " (%.*s to %.*s", TEXT_ARGS(text_member(field, "from")),
                      TEXT_ARGS(text_member(field, "till")));
    }
    bool has_bounds = json_member(field, "among") || json_member(field, "of") ||
                      json_member(field, "from");
    buffer_string(out, has_bounds ? ")" : "");
    add_default(out, json_member(field, "default"));
    if (shown.len > 0) {
        buffer_format(out, "; \"%.*s\" in documents", TEXT_ARGS(shown));
    }
}

static void add_field(struct buffer *out, const struct json *field, int width) {
    const int indent = 2 + NAME_WIDTH + 1 + TYPE_WIDTH + 1;
    struct buffer sentence;
    buffer_init(&sentence, &out->allocator, out->max);
    add_sentence(&sentence, field);
    buffer_format(out, "  %-*.*s %-*.*s ", NAME_WIDTH,
                  TEXT_ARGS(text_member(field, "field")), TYPE_WIDTH,
                  TEXT_ARGS(text_member(field, "type")));
    wrap_text(out, (struct text){sentence.at, sentence.len},
              &(struct wrap){width, indent, indent});
    buffer_string(out, "\n");
    out->failed = out->failed || sentence.failed;
    buffer_clear(&sentence);
}

static void add_kind(struct buffer *out, const struct json *kind, int width) {
    const struct json *fields = json_member(kind, "fields");
    buffer_format(
        out, "%.*s, by the plugin \"%.*s\" (%.*s:%.*s)\n",
        TEXT_ARGS(text_member(kind, "kind")), TEXT_ARGS(text_member(kind, "plugin")),
        TEXT_ARGS(text_member(kind, "file")), TEXT_ARGS(text_member(kind, "line")));
    buffer_string(out, "  ");
    wrap_text(out, text_member(kind, "says"), &(struct wrap){width, 2, 2});
    buffer_format(out, "\n  It decides by %.*s, on \"%.*s\".\n",
                  TEXT_ARGS(text_member(kind, "fold")),
                  TEXT_ARGS(text_member(kind, "by")));
    struct text decider = text_member(kind, "decider");
    if (decider.len > 0) {
        buffer_format(out, "  A function decides before that: %.*s.\n",
                      TEXT_ARGS(decider));
    }
    buffer_string(out, "\n");
    for (const struct json *one = fields ? fields->first : NULL; one; one = one->next) {
        add_field(out, one, width);
    }
}

static bool is_wanted(const struct json *kind, struct text name) {
    return name.len == 0 || text_equal(text_member(kind, "kind"), name);
}

void rules_kinds_text(struct buffer *out, const struct json *list, struct text kind,
                      int width) {
    const struct json *kinds = json_member(list, "kinds");
    for (const struct json *one = kinds ? kinds->first : NULL; one; one = one->next) {
        if (is_wanted(one, kind)) {
            buffer_string(out, out->len > 0 ? "\n" : "");
            add_kind(out, one, width);
        }
    }
}

void rules_kinds_json(struct buffer *out, const struct json *list, struct text kind) {
    const struct json *kinds = json_member(list, "kinds");
    struct json_writer writer = {.out = out};
    json_begin_object(&writer);
    json_key(&writer, "kinds");
    json_begin_list(&writer);
    for (const struct json *one = kinds ? kinds->first : NULL; one; one = one->next) {
        if (is_wanted(one, kind)) {
            json_copy(&writer, one);
        }
    }
    json_end_list(&writer);
    json_end_object(&writer);
    buffer_string(out, "\n");
}
