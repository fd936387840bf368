#include "core/http/act_document.h"

#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static aftercare_status read_into(aftercare_act *out, struct arena *arena,
                                  const char *body, aftercare_act_kind path,
                                  aftercare_error *err) {
    return act_document_read(out, arena, text_of(body), path, err);
}

struct right {
    aftercare_act_kind path;
    const char *body;
    aftercare_act_kind kind;
    aftercare_reminder_answer answer;
    int64_t at, until;
    const char *lasting, *by;
};

#define ACT(kind) AFTERCARE_ACT_##kind
#define SAID(answer) AFTERCARE_ANSWER_##answer

static const struct right rights[] = {
    {ACT(ACKNOWLEDGE), "{\"answer\":\"done\"}", ACT(ACKNOWLEDGE), SAID(DONE), 0, 0, NULL,
     NULL},
    {ACT(ACKNOWLEDGE),
     "{\"answer\":\"cannot\",\"by\":\"p-1\",\"at\":\"1970-01-01T01:00:01+01:00\"}",
     ACT(ACKNOWLEDGE), SAID(CANNOT), 1000, 0, NULL, "p-1"},
    {ACT(ACKNOWLEDGE), "{\"x_app\":[1],\"answer\":\"skipped\",\"at\":null,\"by\":\"\"}",
     ACT(ACKNOWLEDGE), SAID(SKIPPED), 0, 0, NULL, NULL},
    {ACT(ACKNOWLEDGE), "{\"answer\":\"later\"}", ACT(SNOOZE), SAID(NONE), 0, 0, NULL,
     NULL},
    {ACT(ACKNOWLEDGE), "{\"for\":\"PT2H\",\"answer\":\"later\"}", ACT(SNOOZE), SAID(NONE),
     0, 0, "PT2H", NULL},
    {ACT(ACKNOWLEDGE), "{\"answer\":\"undo\",\"by\":\"p-1\"}", ACT(UNDO), SAID(NONE), 0,
     0, NULL, "p-1"},
    {ACT(SNOOZE), "", ACT(SNOOZE), SAID(NONE), 0, 0, NULL, NULL},
    {ACT(SNOOZE), "{\"until\":\"1970-01-01T00:00:02Z\"}", ACT(SNOOZE), SAID(NONE), 0,
     2000, NULL, NULL},
    {ACT(SNOOZE), "{\"for\":\"P1D\",\"until\":null}", ACT(SNOOZE), SAID(NONE), 0, 0,
     "P1D", NULL},
    {ACT(CANCEL), "{}", ACT(CANCEL), SAID(NONE), 0, 0, NULL, NULL},
    {ACT(RETRY), "{\"by\":\"dr-4\"}", ACT(RETRY), SAID(NONE), 0, 0, NULL, "dr-4"},
};

static void is_text(const char *expected, const char *text) {
    if (expected) {
        assert_non_null(text);
        assert_string_equal(expected, text);
    } else {
        assert_null(text);
    }
}

static void each_act_is_read_as_it_is_meant(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rights / sizeof *rights; i++) {
        const struct right *row = &rights[i];
        struct arena arena;
        aftercare_error err = {.sentence = ""};
        aftercare_act act = {.size = 0};
        arena_init(&arena, &system_allocator, 0);
        if (read_into(&act, &arena, row->body, row->path, &err)) {
            fail_msg("%s: %s", row->body, err.sentence);
        }
        assert_int_equal(sizeof act, act.size);
        assert_int_equal(row->kind, act.kind);
        assert_int_equal(row->answer, act.answer);
        assert_true(row->at == act.at && row->until == act.until);
        is_text(row->lasting, act.lasting);
        is_text(row->by, act.by);
        assert_null(act.key);
        arena_clear(&arena);
    }
}

struct wrong {
    aftercare_act_kind path;
    const char *body, *pointer, *says;
};

static const struct wrong wrongs[] = {
    {ACT(ACKNOWLEDGE), "{}", "", "a member is missing"},
    {ACT(ACKNOWLEDGE), "[]", "", "a list is no document"},
    {ACT(ACKNOWLEDGE), "{\"answer\":", "", ""},
    {ACT(ACKNOWLEDGE), "{\"answer\":null}", "", "a member is missing"},
    {ACT(ACKNOWLEDGE), "{\"answer\":1}", "/answer", "a number is no answer"},
    {ACT(ACKNOWLEDGE), "{\"answer\":\"dine\"}", "/answer", "did you mean done?"},
    {ACT(ACKNOWLEDGE), "{\"answer\":\"none\"}", "/answer", "skipped"},
    {ACT(ACKNOWLEDGE), "{\"answer\":\"done\",\"answer\":\"done\"}", "", ""},
    {ACT(ACKNOWLEDGE), "{\"answer\":\"done\",\"for\":\"PT2H\"}", "/for", "no place here"},
    {ACT(ACKNOWLEDGE), "{\"answer\":\"undo\",\"at\":\"1970-01-01T00:00:02Z\"}", "/at",
     "no place here"},
    {ACT(ACKNOWLEDGE), "{\"answer\":\"done\",\"at\":\"yesterday\"}", "/at", "no instant"},
    {ACT(ACKNOWLEDGE), "{\"answer\":\"done\",\"at\":7}", "/at", "a number is no instant"},
    {ACT(ACKNOWLEDGE), "{\"answer\":\"done\",\"by\":7}", "/by", "a number is no name"},
    {ACT(SNOOZE), "{\"answer\":\"later\"}", "/answer", "no place here"},
    {ACT(SNOOZE), "{\"for\":\"2 hours\"}", "/for", "no duration"},
    {ACT(SNOOZE), "{\"for\":\"PT0S\"}", "/for", "no duration"},
    {ACT(SNOOZE), "{\"for\":120}", "/for", "a number is no duration"},
    {ACT(SNOOZE), "{\"until\":\"1970-01-01T00:00:00Z\"}", "/until", "no instant"},
    {ACT(SNOOZE), "{\"until\":\"1970-01-01T00:00:02Z\",\"for\":\"PT2H\"}", "",
     "only one can hold"},
    {ACT(SNOOZE), "{\"untill\":\"1970-01-01T00:00:02Z\"}", "/untill",
     "did you mean until?"},
    {ACT(CANCEL), "{\"for\":\"PT2H\"}", "/for", "no place here"},
    {ACT(RETRY), "7", "", "a number is no document"},
};

static void what_is_no_act_is_refused_with_its_place(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof wrongs / sizeof *wrongs; i++) {
        const struct wrong *row = &wrongs[i];
        struct arena arena;
        aftercare_error err = {.sentence = ""};
        aftercare_act act = {.size = 77};
        arena_init(&arena, &system_allocator, 0);
        aftercare_status status = read_into(&act, &arena, row->body, row->path, &err);
        if (status != AFTERCARE_EDOCUMENT || !strstr(err.sentence, row->says) ||
            (row->pointer[0] && strcmp(err.pointer, row->pointer) != 0)) {
            fail_msg("%s: %s %s", row->body, err.pointer, err.sentence);
        }
        assert_int_equal(77, act.size);
        arena_clear(&arena);
    }
}

static void without_memory_it_says_so_at_each_request(void **state) {
    aftercare_status status = AFTERCARE_ENOMEM;
    (void)state;

    for (size_t n = 1; status && n < 1000; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct arena arena;
        aftercare_act act;
        arena_init(&arena, &allocator, 0);
        status = read_into(&act, &arena, rights[1].body, rights[1].path, NULL);
        arena_clear(&arena);
        assert_int_equal(failing.live, 0);
        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
    }

    assert_int_equal(AFTERCARE_OK, status);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_act_is_read_as_it_is_meant),
        cmocka_unit_test(what_is_no_act_is_refused_with_its_place),
        cmocka_unit_test(without_memory_it_says_so_at_each_request),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
