#include "core/base/fail.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#undef fail // cmocka has a macro of that name

static void every_status_has_a_name_and_a_meaning(void **state) {
    (void)state;
    static const struct {
        int status;
        const char *name;
    } rows[] = {
        {AFTERCARE_OK, "OK"},
        {AFTERCARE_ENOMEM, "ENOMEM"},
        {AFTERCARE_EDOCUMENT, "EDOCUMENT"},
        {AFTERCARE_ERULES, "ERULES"},
        {AFTERCARE_EUSAGE, "EUSAGE"},
        {AFTERCARE_ENOTFOUND, "ENOTFOUND"},
        {AFTERCARE_ECONFLICT, "ECONFLICT"},
        {AFTERCARE_ELIMIT, "ELIMIT"},
        {AFTERCARE_EIO, "EIO"},
        {AFTERCARE_EFULL, "EFULL"},
        {AFTERCARE_EINTERNAL, "EINTERNAL"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(rows[i].status, i);
        assert_string_equal(aftercare_status_name(rows[i].status), rows[i].name);
        assert_string_not_equal(aftercare_status_meaning(rows[i].status), "");
    }
    assert_string_equal(aftercare_status_name(-1), "unknown");
    assert_string_equal(aftercare_status_name(11), "unknown");
    assert_string_equal(aftercare_status_meaning(1000), "unknown status");
}

static void a_failure_fills_everything_anew(void **state) {
    (void)state;
    aftercare_error err;
    memset(&err, 'x', sizeof err);

    assert_int_equal(fail(&err, AFTERCARE_EIO, "a.json", "%d of %s", 3, "ten"),
                     AFTERCARE_EIO);

    assert_int_equal(err.status, AFTERCARE_EIO);
    assert_int_equal(err.line, 0);
    assert_int_equal(err.column, 0);
    assert_string_equal(err.place, "a.json");
    assert_string_equal(err.pointer, "");
    assert_string_equal(err.sentence, "3 of ten");
}

static void nobody_has_to_bring_an_error(void **state) {
    (void)state;
    assert_int_equal(fail(NULL, AFTERCARE_EFULL, NULL, "x"), AFTERCARE_EFULL);
    assert_int_equal(fail_at(NULL, AFTERCARE_EFULL, NULL, 1, 2, "x"), AFTERCARE_EFULL);
}

static void texts_are_cut_at_a_characters_border(void **state) {
    (void)state;
    aftercare_error err;
    char sentence[2 * AFTERCARE_SENTENCE_MAX + 1];
    for (size_t i = 0; i < sizeof sentence - 1; i += 2) {
        memcpy(sentence + i, "\xC3\xA9", 2);
    }
    sentence[sizeof sentence - 1] = '\0';

    (void)fail(&err, AFTERCARE_EIO, sentence, "%s", sentence);

    assert_int_equal(strlen(err.sentence), 510);
    assert_memory_equal(err.sentence, sentence, 510);
    assert_int_equal(strlen(err.place), 254);
    (void)fail(&err, AFTERCARE_EIO, NULL, "x%s", sentence);
    assert_int_equal(strlen(err.sentence), 511);
}

static void what_would_upset_a_terminal_becomes_a_question_mark(void **state) {
    (void)state;
    aftercare_error err;

    (void)fail(&err, AFTERCARE_EIO, "a\nb", "%s",
               "\x1B[2J \x7F \xC2\x9B \xFF \xE2\x82 é");

    assert_string_equal(err.place, "a?b");
    assert_string_equal(err.sentence, "?[2J ? ? ? ?? é");
}

static void a_line_leaves_out_what_is_empty(void **state) {
    (void)state;
    static const struct {
        aftercare_error err;
        const char *line;
    } rows[] = {
        {{.place = "a.json",
          .line = 3,
          .column = 7,
          .pointer = "/x/0",
          .sentence = "bad"},
         "a.json:3:7: /x/0: bad"},
        {{.place = "a.json", .line = 3, .sentence = "bad"}, "a.json:3: bad"},
        {{.place = "a.json", .sentence = "bad"}, "a.json: bad"},
        {{.line = 3, .column = 7, .sentence = "bad"}, "3:7: bad"},
        {{.pointer = "/x", .sentence = "bad"}, "/x: bad"},
        {{.sentence = "bad"}, "bad"},
    };
    char line[64];

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_ptr_equal(fail_line(line, sizeof line, &rows[i].err), line);
        assert_string_equal(line, rows[i].line);
    }
}

static void a_line_stays_within_its_field(void **state) {
    (void)state;
    aftercare_error err = {.place = "a.json", .sentence = "é"};
    char line[10] = "untouched";

    (void)fail_line(line, 0, &err);
    assert_string_equal(line, "untouched");
    (void)fail_line(line, sizeof line, &err);
    assert_string_equal(line, "a.json: "); // the character would have been cut in two
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_status_has_a_name_and_a_meaning),
        cmocka_unit_test(a_failure_fills_everything_anew),
        cmocka_unit_test(nobody_has_to_bring_an_error),
        cmocka_unit_test(texts_are_cut_at_a_characters_border),
        cmocka_unit_test(what_would_upset_a_terminal_becomes_a_question_mark),
        cmocka_unit_test(a_line_leaves_out_what_is_empty),
        cmocka_unit_test(a_line_stays_within_its_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
