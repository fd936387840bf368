// The review view on a terminal, or on a printer of old: one block for each rule.
#include "core/cli/report.h"
#include "core/cli/review.h"
#include "core/cli/wrap.h"

#include <string.h>

#define NAME_WIDTH 12 // of a field's name
#define INDENT (NAME_WIDTH + 4)

// One field: its name, and the lines of its value; nothing for none.
static void add_field(struct buffer *out, struct text name, struct text value,
                      int width) {
    if (value.len == 0) {
        return;
    }
    buffer_format(out, "  %-*.*s ", NAME_WIDTH, TEXT_ARGS(name));
    if ((int)name.len > NAME_WIDTH) {
        buffer_format(out, "\n%*s", INDENT - 1, "");
    }
    for (size_t at = 0; at <= value.len;) {
        const char *feed =
            at < value.len ? memchr(value.at + at, '\n', value.len - at) : NULL;
        size_t end = feed ? (size_t)(feed - value.at) : value.len;
        buffer_format(out, "%*s", at > 0 ? INDENT : 1, "");
        wrap_text(out, (struct text){value.at + at, end - at},
                  &(struct wrap){width, INDENT, INDENT});
        buffer_string(out, "\n");
        at = end + 1;
    }
}

static void add_row(struct buffer *out, const struct review *review,
                    const struct review_row *row, int width) {
    buffer_format(out, "\n%s%.*s%s%s\n", style_bold(), TEXT_ARGS(row->name),
                  style_plain(),
                  row->is_asleep ? " (asleep: its policy is not chosen)" : "");
    for (size_t i = 0; i < review->columns_count; i++) {
        add_field(out, review->columns[i].name, row->cells[i], width);
    }
    add_field(out, TEXT("sources"), row->sources, width);
    add_field(out, TEXT("agreed"),
              TEXT("____________ (initials), or: ____________________"), width);
}

static void add_sources(struct buffer *out, const struct review *review, int width) {
    if (review->sources_count > 0) {
        buffer_format(out, "\n%sSources%s\n", style_bold(), style_plain());
    }
    for (size_t i = 0; i < review->sources_count; i++) {
        const struct json *source = review->sources[i];
        struct buffer line;
        buffer_init(&line, &out->allocator, out->max);
        struct text says = text_member(source, "says");
        buffer_format(&line, "%.*s (%.*s; read: %.*s) %.*s%s%.*s",
                      TEXT_ARGS(text_member(source, "title")),
                      TEXT_ARGS(text_member(source, "evidence")),
                      TEXT_ARGS(text_member(source, "seen")),
                      TEXT_ARGS(text_member(source, "address")), says.len > 0 ? " " : "",
                      TEXT_ARGS(says));
        out->failed = out->failed || line.failed;
        add_field(out, text_member(source, "id"), (struct text){line.at, line.len},
                  width);
        buffer_clear(&line);
    }
}

void review_text(struct buffer *out, const struct review *review, int width) {
    buffer_format(out, "%s%.*s%s%.*s: %zu rules to review%s\n", style_bold(),
                  TEXT_ARGS(review->kind), review->treatments.len > 0 ? ", " : "",
                  TEXT_ARGS(review->treatments), review->rows_count, style_plain());
    add_field(out, TEXT("what it is"), review->says, width);
    add_field(out, TEXT("packs"), review->packs, width);
    add_field(out, TEXT("options"), review->options, width);
    add_field(out, TEXT("digest"), review->digest, width);
    for (size_t i = 0; i < review->rows_count; i++) {
        const struct review_row *row = &review->rows[i];
        if (row->group.len > 0 &&
            (i == 0 || !text_equal(row->group, review->rows[i - 1].group))) {
            buffer_format(out, "\n%s== %.*s: %.*s ==%s\n", style_bold(),
                          TEXT_ARGS(review->by), TEXT_ARGS(row->group), style_plain());
        }
        add_row(out, review, row, width);
    }
    add_sources(out, review, width);
    buffer_string(out, "\nReviewed by ____________________  on ____________  "
                       "signature ____________________\n");
}
