// The handing over of a mail, without a net.
#include "core/channels/smtp_dialogue.h"

#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define MESSAGE "A: b\r\n\r\n.\r\n..a\r\nb.\r\n"
#define ON_THE_WIRE "A: b\r\n\r\n..\r\n...a\r\nb.\r\n.\r\n"

static bool begin(struct smtp_dialogue *dialogue, const struct allocator *allocator) {
    smtp_dialogue_init(dialogue, allocator);
    return smtp_dialogue_begin(dialogue, "c@d.example", "a@b.example", TEXT(MESSAGE));
}

// Everything was written, and this comes.
static bool reply(struct smtp_dialogue *dialogue, const char *text) {
    dialogue->written = dialogue->out.len;
    return smtp_dialogue_take(dialogue, text_of(text));
}

static const char *const good[] = {"250 ok\r\n", "251 will forward\r\n", "354 go\r\n",
                                   "250 queued\r\n"};

static void a_mail_that_is_taken_takes_four_steps(void **state) {
    static const char *const said[] = {"MAIL FROM:<c@d.example>\r\n",
                                       "RCPT TO:<a@b.example>\r\n", "DATA\r\n",
                                       ON_THE_WIRE};
    struct smtp_dialogue dialogue;

    (void)state;
    assert_true(begin(&dialogue, &system_allocator));
    for (size_t i = 0; i < 4; i++) {
        assert_false(smtp_dialogue_is_over(&dialogue));
        assert_string_equal(dialogue.out.at, said[i]);
        assert_int_equal(dialogue.is_heard, i > 0);
        assert_true(reply(&dialogue, good[i]));
    }
    assert_int_equal(dialogue.step, SMTP_STEP_TAKEN);
    assert_int_equal(dialogue.out.len, 0);
    smtp_dialogue_clear(&dialogue);
}

static void a_reply_ends_it_at_each_step(void **state) {
    static const struct {
        const char *text;
        enum smtp_step step;
    } rows[] = {
        {"450 later\r\n", SMTP_STEP_REFUSED}, {"550 no\r\n", SMTP_STEP_REFUSED},
        {"421 bye\r\n", SMTP_STEP_REFUSED},   {"what\r\n", SMTP_STEP_CONFUSED},
        {"999 no\r\n", SMTP_STEP_CONFUSED},
    };

    (void)state;
    for (size_t at = 0; at < 4; at++) {
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct smtp_dialogue dialogue;
            assert_true(begin(&dialogue, &system_allocator));
            for (size_t k = 0; k < at; k++) {
                assert_true(reply(&dialogue, good[k]));
            }
            assert_true(reply(&dialogue, rows[i].text));
            assert_int_equal(dialogue.step, rows[i].step);
            assert_int_equal(dialogue.is_heard, at > 0);
            smtp_dialogue_clear(&dialogue);
        }
    }
}

static void a_good_reply_at_the_wrong_step_is_not_understood(void **state) {
    static const char *const wrong[] = {"354 go\r\n", "354 go\r\n", "250 ok\r\n",
                                        "354 go\r\n"};

    (void)state;
    for (size_t at = 0; at < 4; at++) {
        struct smtp_dialogue dialogue;
        assert_true(begin(&dialogue, &system_allocator));
        for (size_t k = 0; k < at; k++) {
            assert_true(reply(&dialogue, good[k]));
        }
        assert_true(reply(&dialogue, wrong[at]));
        assert_int_equal(dialogue.step, SMTP_STEP_CONFUSED);
        smtp_dialogue_clear(&dialogue);
    }
}

// Somebody who says yes to everything beforehand has taken nothing.
static void what_was_not_said_yet_is_not_answered(void **state) {
    struct smtp_dialogue dialogue;

    (void)state;
    assert_true(begin(&dialogue, &system_allocator));
    assert_true(reply(&dialogue, "250 ok\r\n250 ok\r\n354 go\r\n250 taken\r\n"));
    assert_int_equal(dialogue.step, SMTP_STEP_CONFUSED);
    smtp_dialogue_clear(&dialogue);

    assert_true(begin(&dialogue, &system_allocator));
    for (size_t k = 0; k < 3; k++) {
        assert_true(reply(&dialogue, good[k]));
    }
    dialogue.written = 5; // the rest is still to come
    assert_true(smtp_dialogue_take(&dialogue, TEXT("250 taken\r\n")));
    assert_int_equal(dialogue.step, SMTP_STEP_CONFUSED);
    smtp_dialogue_clear(&dialogue);
}

static void each_missing_piece_of_memory_is_told(void **state) {
    bool is_done = false;

    (void)state;
    for (size_t n = 1; !is_done; n++) {
        struct failing failing = {.fails_at = n};
        const struct allocator allocator = failing_allocator(&failing);
        struct smtp_dialogue dialogue;
        is_done = begin(&dialogue, &allocator);
        for (size_t k = 0; k < 4 && is_done; k++) {
            is_done = reply(&dialogue, good[k]);
        }
        smtp_dialogue_clear(&dialogue);
        assert_int_equal(failing.live, 0);
        assert_true(n < 20);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mail_that_is_taken_takes_four_steps),
        cmocka_unit_test(a_reply_ends_it_at_each_step),
        cmocka_unit_test(a_good_reply_at_the_wrong_step_is_not_understood),
        cmocka_unit_test(what_was_not_said_yet_is_not_answered),
        cmocka_unit_test(each_missing_piece_of_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
