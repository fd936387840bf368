// What other rules change for many: the changes of each (core/cli/impact.h), grouped by
// the rule that made the difference.
#ifndef AFTERCARE_CLI_IMPACT_REPORT_H
#define AFTERCARE_CLI_IMPACT_REPORT_H

#include "core/cli/impact.h"

#define IMPACT_TURNS_MAX 16   // of a group; further ones are counted with the group alone
#define IMPACT_EXAMPLES_MAX 3 // of a group

struct impact_turn {
    struct text from, to;
    size_t count;
};

struct impact_example {
    size_t line;
    struct text what, from, to, was, is;
};

struct impact_group {
    enum impact_effect effect;
    struct text rule;        // empty: no rule accounts for it
    size_t count;            // of changes
    size_t lines, last_line; // documents with such a change; the last of them
    struct impact_turn turns[IMPACT_TURNS_MAX];
    size_t turns_count;
    struct impact_example examples[IMPACT_EXAMPLES_MAX];
    size_t examples_count;
};

struct impact_report {
    struct arena *arena; // of the groups and their texts
    struct impact_group **groups;
    size_t groups_count, groups_capacity;
};

void impact_report_init(struct impact_report *report, struct arena *arena);

// Adds the changes of one document, of that line or number. ENOMEM.
aftercare_status impact_report_add(struct impact_report *report, size_t line,
                                   const struct json *changes, aftercare_error *err);

// The groups in order: by effect, the most frequent first. Afterwards nothing is added.
void impact_report_sort(struct impact_report *report);

// Writes the groups as text, for people, or as a list of objects. unit: what a document
// is called, "line".
void impact_report_text(struct buffer *out, const struct impact_report *report,
                        const char *unit);
void impact_report_json(struct json_writer *writer, const struct impact_report *report,
                        const char *unit);

#endif
