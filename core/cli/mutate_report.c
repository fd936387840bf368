#include "core/cli/mutate_report.h"

#include "core/base/json_writer.h"
#include "core/cli/report.h"

#include <stdio.h>

#define REPORT_MAX ((size_t)256 << 20)

struct score {
    size_t noticed, unnoticed;
};

static struct score count(const aftercare_mutants *mutants) {
    struct score score = {0};
    for (size_t i = 0; i < aftercare_mutants_count(mutants); i++) {
        aftercare_mutant_state state = aftercare_mutants_get(mutants, i)->state;
        score.noticed += state == AFTERCARE_MUTANT_NOTICED;
        score.unnoticed += state == AFTERCARE_MUTANT_UNNOTICED;
    }
    return score;
}

// In tenths of a percent, rounded down.
static size_t tenths(const struct score *score) {
    size_t all = score->noticed + score->unnoticed;
    return all > 0 ? 1000 * score->noticed / all : 1000;
}

static void write_text(struct buffer *out, const aftercare_mutants *mutants,
                       const struct score *score) {
    for (size_t i = 0; i < aftercare_mutants_count(mutants); i++) {
        const aftercare_mutant *one = aftercare_mutants_get(mutants, i);
        if (one->state != AFTERCARE_MUTANT_UNNOTICED) {
            continue;
        }
        buffer_format(out, "unnoticed  %s  %s\n  - %s\n  + %s\n", one->place, one->rule,
                      one->before, one->after);
    }
    buffer_format(out, "%zu mutants: %zu noticed, %zu not; %zu.%zu %%\n",
                  aftercare_mutants_count(mutants), score->noticed, score->unnoticed,
                  tenths(score) / 10, tenths(score) % 10);
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
    };
    json_begin_object(writer);
    member(writer, "state", states[one->state]);
    member(writer, "rule", one->rule);
    member(writer, "place", one->place);
    member(writer, "before", one->before);
    member(writer, "after", one->after);
    member(writer, "noticed_by", one->noticed_by);
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
