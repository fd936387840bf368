#include "core/cli/report.h"
#include "core/cli/rules_changes.h"
#include "core/cli/wrap.h"

static void add_paragraph(struct buffer *out, struct text text, int indent, int width) {
    buffer_format(out, "%*s", indent, "");
    wrap_text(out, text, &(struct wrap){width, indent + 2, indent});
    buffer_string(out, "\n");
}

static size_t count_blanks(struct text text) {
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        count += text.at[i] == ' ';
    }
    return count;
}

#define BLANKS_QUOTED 3

// A value in words on one line: what stood on several is parted by " / ". A long one is
// quoted, so that one sees where it ends.
static void add_value(struct buffer *out, const struct json *field, const char *name) {
    struct text words = text_member(field, name);
    const char *quote = count_blanks(words) >= BLANKS_QUOTED ? "\"" : "";
    buffer_string(out, quote);
    for (size_t i = 0; i < words.len; i++) {
        if (words.at[i] == '\n') {
            buffer_string(out, " / ");
        } else {
            buffer_add(out, words.at + i, 1);
        }
    }
    buffer_string(out, quote);
}

// "till: from 7 days to 5 days"; what one side lacks is "now" or "no longer" there, but
// where the whole thing is new or gone.
static void add_words(struct buffer *out, const struct json *field, bool is_changed) {
    bool was = json_member(field, "was") != NULL;
    bool is = json_member(field, "is") != NULL;
    if (was && is) {
        buffer_string(out, "from ");
        add_value(out, field, "was");
        buffer_string(out, " to ");
        add_value(out, field, "is");
        return;
    }
    if (is_changed) {
        buffer_string(out, was ? "no longer " : "now ");
    }
    add_value(out, field, was ? "was" : "is");
}

static void add_field(struct buffer *out, const struct json *field, bool is_changed,
                      int width) {
    struct text locale = text_member(field, "locale");
    struct buffer line;
    buffer_init(&line, &out->allocator, out->max);
    buffer_text(&line, text_member(field, "field"));
    if (locale.len > 0) {
        buffer_format(&line, " (%.*s)", TEXT_ARGS(locale));
    }
    buffer_string(&line, ": ");
    add_words(&line, field, is_changed);
    out->failed = out->failed || line.failed;
    add_paragraph(out, (struct text){line.at, line.len}, 4, width);
    buffer_clear(&line);
}

static void add_entry(struct buffer *out, const struct json *entry, bool is_changed,
                      int width) {
    const struct json *fields = json_member(entry, "fields");
    struct text kind = text_member(entry, "kind");
    buffer_format(out, "  %.*s", TEXT_ARGS(text_member(entry, "name")));
    if (kind.len > 0) {
        buffer_format(out, " (%.*s)", TEXT_ARGS(kind));
    }
    buffer_string(out, "\n");
    for (const struct json *one = fields ? fields->first : NULL; one; one = one->next) {
        add_field(out, one, is_changed, width);
    }
}

static size_t count_changes(const struct json *list, const char *change) {
    size_t count = 0;
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        count += text_is(text_member(one, "change"), change);
    }
    return count;
}

static void add_list(struct buffer *out, const struct json *changes, const char *name,
                     int width) {
    static const char *const kinds[] = {"added", "removed", "changed"};
    const struct json *list = json_member(changes, name);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t count = count_changes(list, kinds[i]);
        if (count == 0) {
            continue;
        }
        buffer_format(out, "%s%s %s: %zu%s\n", style_bold(), name, kinds[i], count,
                      style_plain());
        for (const struct json *one = list->first; one; one = one->next) {
            if (text_is(text_member(one, "change"), kinds[i])) {
                add_entry(out, one, i == 2, width);
            }
        }
    }
}

static void add_packs(struct buffer *out, const struct json *packs) {
    if (packs && packs->count > 0) {
        buffer_format(out, "%spacks%s\n", style_bold(), style_plain());
    }
    for (const struct json *one = packs ? packs->first : NULL; one; one = one->next) {
        struct text was = text_member(one, "was");
        struct text is = text_member(one, "is");
        buffer_format(out, "  %.*s: ", TEXT_ARGS(text_member(one, "name")));
        if (was.len == 0 || is.len == 0) {
            buffer_format(out, "%s, %.*s\n", was.len == 0 ? "new" : "gone",
                          TEXT_ARGS(was.len == 0 ? is : was));
        } else {
            buffer_format(out, "from %.*s to %.*s\n", TEXT_ARGS(was), TEXT_ARGS(is));
        }
    }
}

void rules_changes_text(struct buffer *out, const struct json *changes, int width) {
    const struct json *packs = json_member(changes, "packs");
    size_t begin = out->len;
    add_packs(out, packs);
    add_list(out, changes, "options", width);
    add_list(out, changes, "rules", width);
    if (out->len == begin) {
        buffer_string(out, "no rule, no option and no version has changed\n");
    }
}
