#include "core/channels/mail_answer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define DELIVERED AFTERCARE_OUTCOME_DELIVERED
#define TRY_AGAIN AFTERCARE_OUTCOME_TRY_AGAIN
#define REFUSED AFTERCARE_OUTCOME_REFUSED
#define DOWN AFTERCARE_OUTCOME_DOWN

// clang-format off: one row reads as a whole
static const struct {
    struct mail_answer answer;
    aftercare_outcome outcome;
    const char *said;
} rows[] = {
    {{.code = 250, .is_taken = true, .line = TEXT("250 queued\r")},
     DELIVERED,
     "answered \"250 queued\""},
    {{.code = 450, .is_refusal = true, .is_of_the_mail = true, .line = TEXT("450 later")},
     TRY_AGAIN,
     "answered \"450 later\""},
    {{.code = 550, .is_refusal = true, .is_of_the_mail = true, .line = TEXT("550 no")},
     REFUSED,
     "answered \"550 no\""},
    {{.code = 450, .is_refusal = true, .line = TEXT("450 later")},
     DOWN,
     "answered \"450 later\""},
    {{.code = 550, .is_refusal = true, .line = TEXT("550 no")},
     DOWN,
     "answered \"550 no\""},
    {{.code = 421, .is_refusal = true, .is_of_the_mail = true, .line = TEXT("421 bye")},
     DOWN,
     "answered \"421 bye\""},
    {{.code = 454, .is_refusal = true, .is_of_the_mail = true, .line = TEXT("454 tls")},
     DOWN,
     "answered \"454 tls\""},
    {{.code = 530, .is_refusal = true, .is_of_the_mail = true, .line = TEXT("530 who")},
     DOWN,
     "answered \"530 who\""},
    {{.code = 535, .is_refusal = true, .is_of_the_mail = true, .line = TEXT("535 you")},
     DOWN,
     "answered \"535 you\""},
    {{.trouble = "Timed out"}, DOWN, "no answer: Timed out"},
    {{.trouble = "no memory", .is_ours = true}, TRY_AGAIN, "no answer: no memory"},
    {{.code = 250, .is_taken = true, .line = TEXT("250 \x1b[31m\r\n\xff")},
     DELIVERED,
     "answered \"250 [31m ?\""},
};
// clang-format on

static void each_answer_has_its_outcome_and_its_sentence(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct verdict verdict;
        mail_answer_judge(&verdict, &rows[i].answer);
        assert_int_equal(verdict.outcome, rows[i].outcome);
        assert_string_equal(verdict.said, rows[i].said);
        assert_int_equal(verdict.retry_after, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_answer_has_its_outcome_and_its_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
