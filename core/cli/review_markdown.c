// The review view as Markdown (GitHub's, for the tables).
#include "core/cli/report.h"
#include "core/cli/review.h"

#include <string.h>

// A text that no reader of Markdown takes for markup.
static void add(struct buffer *out, struct text text) {
    for (size_t i = 0; i < text.len; i++) {
        char one = text.at[i];
        if (one == '\n') {
            buffer_string(out, "<br>");
        } else if (one == '&') {
            buffer_string(out, "&amp;");
        } else if (one == '<') {
            buffer_string(out, "&lt;");
        } else {
            bool is_markup = strchr("\\`*_[]>|~#!", one) != NULL;
            buffer_string(out, is_markup ? "\\" : "");
            buffer_add(out, &one, 1);
        }
    }
}

static void add_cell(struct buffer *out, struct text text) {
    buffer_string(out, "| ");
    add(out, text);
    buffer_string(out, text.len > 0 ? " " : "");
}

static void add_head(struct buffer *out, const struct review *review) {
    buffer_string(out, "\n| rule ");
    for (size_t i = 0; i < review->columns_count; i++) {
        add_cell(out, review->columns[i].name);
    }
    buffer_string(out, "| sources | initials |\n|---|");
    for (size_t i = 0; i < review->columns_count; i++) {
        buffer_string(out, "---|");
    }
    buffer_string(out, "---|---|\n");
}

static void add_row(struct buffer *out, const struct review *review,
                    const struct review_row *row) {
    buffer_string(out, "| ");
    add(out, row->name);
    buffer_string(out, row->is_asleep ? " (asleep) " : " ");
    for (size_t i = 0; i < review->columns_count; i++) {
        add_cell(out, row->cells[i]);
    }
    add_cell(out, row->sources);
    buffer_string(out, "| |\n");
}

static void add_line(struct buffer *out, const char *says, struct text text) {
    buffer_format(out, "- %s: ", says);
    add(out, text);
    buffer_string(out, "\n");
}

static void add_sources(struct buffer *out, const struct review *review) {
    buffer_string(out,
                  "\n## Sources\n\n| id | title | evidence | read | address | says |\n"
                  "|---|---|---|---|---|---|\n");
    static const char *const members[] = {"id",   "title",   "evidence",
                                          "seen", "address", "says"};
    for (size_t i = 0; i < review->sources_count; i++) {
        for (size_t k = 0; k < sizeof members / sizeof *members; k++) {
            add_cell(out, text_member(review->sources[i], members[k]));
        }
        buffer_string(out, "|\n");
    }
}

void review_markdown(struct buffer *out, const struct review *review) {
    buffer_string(out, "# Review: ");
    add(out, review->kind);
    buffer_string(out, review->treatments.len > 0 ? ", " : "");
    add(out, review->treatments);
    buffer_string(out, "\n\n");
    add_line(out, "what it is", review->says);
    add_line(out, "packs", review->packs);
    add_line(out, "options", review->options);
    add_line(out, "digest", review->digest);
    for (size_t i = 0; i < review->rows_count; i++) {
        const struct review_row *row = &review->rows[i];
        if (i == 0 || !text_equal(row->group, review->rows[i - 1].group)) {
            buffer_string(out, "\n## ");
            add(out, row->group.len > 0 ? review->by : TEXT("Rules"));
            buffer_string(out, row->group.len > 0 ? ": " : "");
            add(out, row->group);
            buffer_string(out, "\n");
            add_head(out, review);
        }
        add_row(out, review, row);
    }
    if (review->sources_count > 0) {
        add_sources(out, review);
    }
    buffer_string(out, "\nReviewed by: \\_\\_\\_\\_\\_\\_\\_\\_ on: \\_\\_\\_\\_\\_\\_ "
                       "signature: \\_\\_\\_\\_\\_\\_\\_\\_\n");
}
