// The review view: the rules of one kind as a decision table that a clinician reads,
// corrects and signs. Made of a list of aftercare_rules_list, in whose arena it lives;
// written as text, Markdown or HTML.
#ifndef AFTERCARE_CLI_REVIEW_H
#define AFTERCARE_CLI_REVIEW_H

#include "core/base/json.h"

struct review_column {
    struct text name, type, says;
};

// A rule: a cell for each column. Lines of a cell have a line feed between them.
struct review_row {
    struct text group; // the choice that the kind orders by; empty: not by choices
    struct text name, sources;
    int64_t number; // that it orders by otherwise
    bool is_asleep;
    const struct text *cells;
    const struct json *rule;
};

struct review {
    struct text kind, says, by, treatments, digest, packs, options;
    struct review_column *columns;
    size_t columns_count;
    struct review_row *rows; // by strength, then name
    size_t rows_count;
    const struct json **sources; // each once, by id
    size_t sources_count;
};

struct review_request {
    const struct json *list;
    struct text kind;
    const char *const *treatments; // none: of all
    size_t treatments_count;
};

// ENOTFOUND when no rule of the kind is about the treatments, with the nearest one of
// which there is; ENOMEM.
aftercare_status review_make(struct review *out, struct arena *arena,
                             const struct review_request *request, aftercare_error *err);

void review_text(struct buffer *out, const struct review *review, int width);
void review_markdown(struct buffer *out, const struct review *review);
void review_html(struct buffer *out, const struct review *review);

// {"digest", "kind", "by", "rules"}: the rules as the list has them.
void review_json(struct buffer *out, const struct review *review);

#endif
