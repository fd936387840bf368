#include "core/cli/mutate_report.h"

#include "core/base/json_writer.h"
#include "core/cli/report.h"

#include <stdio.h>
#include <string.h>

#define REPORT_MAX ((size_t)256 << 20)

struct score {
    size_t noticed, unnoticed, equivalent;
};

static struct score count(const aftercare_mutants *mutants) {
    struct score score = {0};
    for (size_t i = 0; i < aftercare_mutants_count(mutants); i++) {
        aftercare_mutant_state state = aftercare_mutants_get(mutants, i)->state;
        score.noticed += state == AFTERCARE_MUTANT_NOTICED;
        score.unnoticed += state == AFTERCARE_MUTANT_UNNOTICED;
        score.equivalent += state == AFTERCARE_MUTANT_EQUIVALENT;
    }
    return score;
}

// In tenths of a percent, rounded down.
static size_t tenths(const struct score *score) {
    size_t all = score->noticed + score->unnoticed;
    return all > 0 ? 1000 * score->noticed / all : 1000;
}

// Each line a step further in; the text ends with a line's end.
static void write_indented(struct buffer *out, const char *text) {
    while (*text) {
        size_t len = strcspn(text, "\n");
        buffer_string(out, len > 0 ? "    " : "");
        buffer_add(out, text, len);
        buffer_string(out, "\n");
        text += len + (text[len] == '\n');
    }
}

static void write_one(struct buffer *out, const aftercare_mutant *one) {
    bool is_equivalent = one->state == AFTERCARE_MUTANT_EQUIVALENT;
    buffer_format(out, "%s  %s  %s\n  - %s\n  + %s\n",
                  is_equivalent ? "equivalent" : "unnoticed", one->place, one->rule,
                  one->before, one->after);
    if (is_equivalent) {
        buffer_format(out, "  no document can tell them apart: %s\n", one->proof);
    } else if (one->telltale) {
        buffer_string(out, "  this case would notice it, if what it expects is right:\n");
        write_indented(out, one->telltale);
    } else {
        buffer_format(out, "  no telling document was found in %zu tries\n", one->tries);
    }
}

static void write_text(struct buffer *out, const aftercare_mutants *mutants,
                       const struct score *score) {
    for (size_t i = 0; i < aftercare_mutants_count(mutants); i++) {
        const aftercare_mutant *one = aftercare_mutants_get(mutants, i);
        if (one->state == AFTERCARE_MUTANT_UNNOTICED ||
            one->state == AFTERCARE_MUTANT_EQUIVALENT) {
            write_one(out, one);
        }
    }
    buffer_format(out,
                  "%zu mutants: %zu noticed, %zu not, %zu equivalent; %zu.%zu %% of "
                  "those that can be told\n",
                  aftercare_mutants_count(mutants), score->noticed, score->unnoticed,
                  score->equivalent, tenths(score) / 10, tenths(score) % 10);
}

static void member(struct json_writer *writer, const char *key, const char *value) {
    json_key(writer, key);
    json_string(writer, value);
}

static void number(struct json_writer *writer, const char *key, size_t value) {
    json_key(writer, key);
    json_integer(writer, (int64_t)value);
}

static void write_mutant(struct json_writer *writer, const aftercare_mutant *one) {
    static const char *const states[] = {
        [AFTERCARE_MUTANT_UNTRIED] = "untried",
        [AFTERCARE_MUTANT_NOTICED] = "noticed",
        [AFTERCARE_MUTANT_UNNOTICED] = "unnoticed",
        [AFTERCARE_MUTANT_EQUIVALENT] = "equivalent",
    };
    json_begin_object(writer);
    member(writer, "state", states[one->state]);
    member(writer, "rule", one->rule);
    member(writer, "place", one->place);
    member(writer, "before", one->before);
    member(writer, "after", one->after);
    member(writer, "noticed_by", one->noticed_by);
    member(writer, "telltale", one->telltale);
    number(writer, "tries", one->tries);
    member(writer, "proof", one->proof);
    json_end_object(writer);
}

static void write_json(struct buffer *out, const aftercare_mutants *mutants,
                       const struct score *score) {
    struct json_writer writer = {.out = out};
    json_begin_object(&writer);
    json_key(&writer, "mutants");
    json_begin_list(&writer);
    for (size_t i = 0; i < aftercare_mutants_count(mutants); i++) {
        write_mutant(&writer, aftercare_mutants_get(mutants, i));
    }
    json_end_list(&writer);
    number(&writer, "noticed", score->noticed);
    number(&writer, "unnoticed", score->unnoticed);
    number(&writer, "equivalent", score->equivalent);
    json_end_object(&writer);
    buffer_string(out, "\n");
}

enum exit_status mutate_report(struct invocation *invocation,
                               const aftercare_mutants *mutants, long least) {
    const struct score score = count(mutants);
    struct buffer out;
    buffer_init(&out, &system_allocator, REPORT_MAX);
    if (wants_json(invocation)) {
        write_json(&out, mutants, &score);
    } else {
        write_text(&out, mutants, &score);
    }
    enum exit_status status = out.failed ? EXIT_OURS : print_page(out.at, out.len);
    buffer_clear(&out);
    bool is_enough =
        tenths(&score) >= (size_t)least * 10 && (least < 100 || score.unnoticed == 0);
    return status ? status : is_enough ? EXIT_DONE : EXIT_FOUND;
}
