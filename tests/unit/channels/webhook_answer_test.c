#include "core/channels/webhook_answer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define DELIVERED AFTERCARE_OUTCOME_DELIVERED
#define TRY_AGAIN AFTERCARE_OUTCOME_TRY_AGAIN
#define DOWN AFTERCARE_OUTCOME_DOWN
#define REFUSED AFTERCARE_OUTCOME_REFUSED

static void each_answer_has_its_outcome_and_its_sentence(void **state) {
    static const struct {
        long code;
        const char *retry_after, *excerpt, *trouble;
        aftercare_outcome outcome;
        int64_t wait;
        const char *said;
    } rows[] = {
        {200, NULL, "", "", DELIVERED, 0, "answered 200"},
        {204, NULL, "", "", DELIVERED, 0, "answered 204"},
        {299, "30", "thanks", "", DELIVERED, 0, "answered 299"},
        {301, "30", "", "", REFUSED, 0, "answered 301, and redirects are not followed"},
        {304, NULL, "", "", REFUSED, 0, "answered 304, and redirects are not followed"},
        {399, NULL, "", "", REFUSED, 0, "answered 399, and redirects are not followed"},
        {400, NULL, "", "", REFUSED, 0, "answered 400"},
        {401, "30", "", "", REFUSED, 0, "answered 401"},
        {404, NULL, "no such hook", "", REFUSED, 0, "answered 404: \"no such hook\""},
        {408, NULL, "", "", TRY_AGAIN, 0, "answered 408"},
        {410, NULL, "", "", REFUSED, 0, "answered 410, gone for good"},
        {425, NULL, "", "", TRY_AGAIN, 0, "answered 425"},
        {429, "7", "", "", DOWN, 7000, "answered 429, retry after 7 s"},
        {429, NULL, "", "", DOWN, 0, "answered 429"},
        {499, NULL, "", "", REFUSED, 0, "answered 499"},
        {500, NULL, "", "", DOWN, 0, "answered 500"},
        {503, "30", "", "", DOWN, 30000, "answered 503, retry after 30 s"},
        {503, "30", "busy", "", DOWN, 30000, "answered 503, retry after 30 s: \"busy\""},
        {503, "soon", "", "", DOWN, 0, "answered 503"},
        {599, NULL, "", "", DOWN, 0, "answered 599"},
        {600, NULL, "", "", DOWN, 0, "answered 600, which is no answer to a request"},
        {999, NULL, "", "", DOWN, 0, "answered 999, which is no answer to a request"},
        {0, "30", "x", "Timed out", DOWN, 0, "no answer: Timed out"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct verdict verdict;
        webhook_answer_judge(&verdict, &(struct webhook_answer){
                                           .code = rows[i].code,
                                           .retry_after = rows[i].retry_after,
                                           .excerpt = text_of(rows[i].excerpt),
                                           .trouble = rows[i].trouble,
                                       });
        if (verdict.outcome != rows[i].outcome || verdict.retry_after != rows[i].wait ||
            strcmp(verdict.said, rows[i].said) != 0) {
            fail_msg("row %zu: outcome %d, wait %lld, said \"%s\"", i,
                     (int)verdict.outcome, (long long)verdict.retry_after, verdict.said);
        }
    }
}

static void what_a_receiver_writes_is_told_clean_and_short(void **state) {
    static const struct {
        const char *name;
        struct text raw;
        const char *said;
    } rows[] = {
        {"line breaks", TEXT("a\r\n\tb\n"), "answered 404: \"a b\""},
        {"terminal", TEXT("\x1b[31mred\x07"), "answered 404: \"[31mred\""},
        {"nul", TEXT("a\0b"), "answered 404: \"a b\""},
        {"not ASCII", TEXT("caf\xc3\xa9 \xff"), "answered 404: \"caf?? ?\""},
        {"only blanks", TEXT(" \r\n "), "answered 404"},
    };
    char long_body[1000];
    struct verdict verdict;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        webhook_answer_judge(
            &verdict, &(struct webhook_answer){.code = 404, .excerpt = rows[i].raw});
        if (strcmp(verdict.said, rows[i].said) != 0) {
            fail_msg("%s: said \"%s\"", rows[i].name, verdict.said);
        }
    }
    memset(long_body, 'x', sizeof long_body);
    webhook_answer_judge(
        &verdict,
        &(struct webhook_answer){.code = 404, .excerpt = {long_body, sizeof long_body}});
    assert_int_equal(strlen(verdict.said),
                     strlen("answered 404: \"\"") + VERDICT_EXCERPT_MAX);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_answer_has_its_outcome_and_its_sentence),
        cmocka_unit_test(what_a_receiver_writes_is_told_clean_and_short),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
