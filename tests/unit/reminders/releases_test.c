// Each struct with a size, as a program that is built with a later release hands it over:
// understood while it uses nothing new, and refused by name when it does.
#include "aftercare/reminders.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define GROWN 64

// A struct of this release with room for what a later one adds, and a mistake that is
// found only after the struct was read.
union later {
    size_t size;
    aftercare_reminders_options options;
    aftercare_act act;
    aftercare_reaction reaction;
    aftercare_read read;
    aftercare_trial trial;
    char room[GROWN + 512];
};

static aftercare_status open_one(const union later *given, aftercare_error *err) {
    aftercare_reminders *none = NULL;
    aftercare_status status = aftercare_reminders_open(&none, NULL, &given->options, err);
    assert_null(none);
    return status;
}

static aftercare_status check_one(const union later *given, aftercare_error *err) {
    return aftercare_reminders_check(NULL, &given->options, err);
}

static aftercare_status act(const union later *given, aftercare_error *err) {
    return aftercare_reminders_act(NULL, &given->act, NULL, NULL, err);
}

static aftercare_status report(const union later *given, aftercare_error *err) {
    return aftercare_reminders_report_reaction(NULL, &given->reaction, NULL, NULL, err);
}

static aftercare_status look(const union later *given, aftercare_error *err) {
    return aftercare_reminders_read(&given->read, NULL, NULL, err);
}

static aftercare_status try_it(const union later *given, aftercare_error *err) {
    return aftercare_trial_send(&given->trial, NULL, NULL, err);
}

static const struct row {
    const char *begin;
    union later given;
    aftercare_status (*call)(const union later *given, aftercare_error *err);
    const char *mistake;
} rows[] = {
    {"AFTERCARE_REMINDERS_OPTIONS",
     {.options = {.size = sizeof(aftercare_reminders_options)}},
     open_one,
     "a clock is needed"},
    {"AFTERCARE_REMINDERS_OPTIONS",
     {.options = {.size = sizeof(aftercare_reminders_options)}},
     check_one,
     "a clock is needed"},
    {"AFTERCARE_ACT",
     {.act = {.size = sizeof(aftercare_act), .at = INT64_MAX}},
     act,
     "an answer is missing"},
    {"AFTERCARE_REACTION",
     {.reaction = {.size = sizeof(aftercare_reaction), .at = INT64_MAX}},
     report,
     "an instant lies in years up to 9999"},
    {"AFTERCARE_READ",
     {.read = {.size = sizeof(aftercare_read)}},
     look,
     "a store, a key and whom to tell are needed"},
    {"AFTERCARE_TRIAL",
     {.trial = {.size = sizeof(aftercare_trial)}},
     try_it,
     "a channel, a message and whom to tell are needed"},
};

static void refuse(const struct row *row, const union later *given, const char *part) {
    aftercare_error err = {0};
    assert_int_equal(row->call(given, &err), AFTERCARE_EUSAGE);
    if (!strstr(err.sentence, part)) {
        fail_msg("%s: \"%s\", not \"%s\"", row->begin, err.sentence, part);
    }
}

static void a_later_release_is_understood(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        union later given = rows[i].given;
        refuse(&rows[i], &given, rows[i].mistake);
        given.size += GROWN;
        refuse(&rows[i], &given, rows[i].mistake);
    }
}

static void what_is_not_known_here_is_refused_by_name(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        union later given = rows[i].given;
        given.size += GROWN;
        given.room[given.size - 1] = 1;
        refuse(&rows[i], &given, "sets a member of a later release");
        refuse(&rows[i], &given, rows[i].begin);
    }
}

static void a_size_that_was_not_set_is_refused(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        union later given = rows[i].given;
        given.size = 0;
        refuse(&rows[i], &given, "has a size of 0");
        given.size = SIZE_MAX;
        refuse(&rows[i], &given, rows[i].begin);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_later_release_is_understood),
        cmocka_unit_test(what_is_not_known_here_is_refused_by_name),
        cmocka_unit_test(a_size_that_was_not_set_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
