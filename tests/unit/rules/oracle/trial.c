#include "tests/unit/rules/oracle/trial.h"

#include "tests/unit/rules/oracle/document_text.h"
#include "tests/unit/rules/oracle/make_document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

void trial_init(struct trial *trial) {
    calendar_fill(&trial->calendar);
    arena_init(&trial->arena, &system_allocator, 0);
    buffer_init(&trial->text, &system_allocator, 1 << 20);
    buffer_init(&trial->other, &system_allocator, 1 << 20);
}

void trial_clear(struct trial *trial) {
    arena_clear(&trial->arena);
    buffer_clear(&trial->text);
    buffer_clear(&trial->other);
}

void trial_open_engines(struct trial *trial) {
    engine_open(&trial->engines[0], &trial->one.rules, 0);
    engine_open(&trial->engines[1], &trial->one.rules, trial->one.rules.seed | 1);
}

void trial_close_engines(struct trial *trial) {
    engine_close(&trial->engines[0]);
    engine_close(&trial->engines[1]);
}

static void write_text(struct trial *trial, struct buffer *out,
                       const struct plain_document *document, uint64_t style) {
    buffer_reset(out);
    document_write(out, &trial->calendar, &trial->one.rules, document, style);
    assert_false(out->failed);
}

// What the engine answers to another document, or on another day.
static void list_answer(struct trial *trial, struct listing *out,
                        const struct plain_document *document, const char *date) {
    *out = (struct listing){.arena = &trial->arena};
    write_text(trial, &trial->other, document, 0);
    aftercare_json answer = engine_assess(&trial->engines[0], &trial->other, date);
    listing_read(out, document, answer.text, answer.len);
}

// What it answers to this one, for all properties.
void trial_answer(struct trial *trial) {
    arena_reset(&trial->arena);
    write_text(trial, &trial->text, &trial->one.document, 0);
    aftercare_json said = engine_assess(&trial->engines[0], &trial->text, NULL);
    trial->said = arena_copy(&trial->arena, said.text, said.len);
    trial->answer = (struct listing){.arena = &trial->arena};
    listing_read(&trial->answer, &trial->one.document, trial->said, said.len);
}

bool trial_answers_are_alike(struct trial *trial) {
    const struct asking asking = {&trial->calendar, &trial->one.rules,
                                  &trial->one.document};
    trial->got = trial->answer;
    trial->expected = (struct listing){.arena = &trial->arena};
    naive_ask(&trial->naive, &asking);
    naive_list(&trial->expected, &trial->naive);
    return listing_equal(&trial->expected, &trial->got);
}

// What is sure of each rule in an answer: listed as sure, listed, or not listed.
struct certainty {
    enum sure rules[PLAIN_RULES];
};

static struct certainty certainty_of(const struct trial *trial,
                                     const struct listing *listing) {
    struct certainty certainty = {.rules = {SURELY_NOT}};
    for (size_t i = 0; i < listing->count; i++) {
        char name[PLAIN_NAME_MAX];
        char holds[8];
        if (sscanf(listing->lines[i], "%*s %*[a-z] %*d: %15s %*s %7[a-z],", name,
                   holds) != 2) {
            continue;
        }
        for (int rule = 0; rule < trial->one.rules.rules_count; rule++) {
            char other[PLAIN_NAME_MAX];
            if (strcmp(plain_name(other, &trial->one.rules.rules[rule]), name) == 0) {
                certainty.rules[rule] = strcmp(holds, "true") == 0 ? SURELY : PERHAPS;
            }
        }
    }
    return certainty;
}

// Told one thing more, the same rules hold for sure and surely not as before.
bool trial_certain_stays(struct trial *trial) {
    struct chance chance = {.state = trial->twist};
    struct plain_document told = trial->one.document;
    if (!tell_document(&told, &chance, &trial->calendar, &trial->one.rules)) {
        return true;
    }
    trial->expected = trial->answer;
    list_answer(trial, &trial->got, &told, NULL);
    struct certainty before = certainty_of(trial, &trial->expected);
    struct certainty after = certainty_of(trial, &trial->got);
    for (int rule = 0; rule < trial->one.rules.rules_count; rule++) {
        if (before.rules[rule] != PERHAPS && before.rules[rule] != after.rules[rule]) {
            return false;
        }
    }
    return true;
}

// Entries are named by what they are in both answers, not by their places.
bool trial_order_does_not_matter(struct trial *trial) {
    struct chance chance = {.state = trial->twist};
    struct plain_document other = trial->one.document;
    shuffle_document(&other, &chance);
    trial->expected = trial->answer;
    list_answer(trial, &trial->got, &other, NULL);
    return listing_equal(&trial->expected, &trial->got);
}

bool trial_writing_does_not_matter(struct trial *trial) {
    write_text(trial, &trial->other, &trial->one.document, trial->twist | 1);
    return strcmp(engine_assess(&trial->engines[0], &trial->other, NULL).text,
                  trial->said) == 0;
}

// Only the digest tells files apart.
static const char *behind_digest(const char *answer) {
    const char *at = strstr(answer, "\"packs\"");
    assert_non_null(at);
    return at;
}

bool trial_files_do_not_matter(struct trial *trial) {
    const char *other = engine_assess(&trial->engines[1], &trial->text, NULL).text;
    return strcmp(behind_digest(other), behind_digest(trial->said)) == 0;
}

// Whether nothing blocks a work on that day.
static bool is_clear_on(struct trial *trial, const char *work, const char *date) {
    list_answer(trial, &trial->got, &trial->one.document, date);
    for (size_t i = 0; i < trial->got.count; i++) {
        char name[24];
        char verdict[8];
        if (sscanf(trial->got.lines[i], "%23s is %7[a-z],", name, verdict) == 2 &&
            strcmp(name, work) == 0) {
            return strcmp(verdict, "never") != 0 && strcmp(verdict, "later") != 0 &&
                   strcmp(verdict, "unclear") != 0;
        }
    }
    fail_msg("no verdict on %s", work);
    return false;
}

static int day_of(const struct trial *trial, const char *text) {
    char *at;
    struct calendar_date date = {.year = (int)strtol(text, &at, 10)};
    date.month = (int)strtol(at + 1, &at, 10);
    date.day = (int)strtol(at + 1, &at, 10);
    return calendar_range(&trial->calendar, date).first;
}

// Of a document that says the same on every day: on the day that an answer tells for a
// work it is clear, the day before it is not.
bool trial_clear_days_are_clear(struct trial *trial) {
    if (!is_of_any_day(&trial->one.document)) {
        return true;
    }
    trial->expected = trial->answer;
    bool is_right = true;
    for (size_t i = 0; is_right && i < trial->expected.count; i++) {
        char work[24];
        char day[CALENDAR_TEXT_MAX];
        char before[CALENDAR_TEXT_MAX];
        if (sscanf(trial->expected.lines[i], "%23s is %*[a-z], clear from %10[0-9-]",
                   work, day) == 2) {
            int number = day_of(trial, day);
            is_right = is_clear_on(trial, work, day) &&
                       !is_clear_on(trial, work,
                                    calendar_text(before, &trial->calendar, number - 1));
        }
    }
    return is_right;
}
