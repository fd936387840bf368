#include "core/channels/webhook_answer.h"

#include "core/channels/retry_after.h"

#include <inttypes.h>
#include <stdio.h>

// The first row whose bounds hold the code decides.
static const struct {
    long first, last;
    aftercare_outcome outcome;
    const char *remark;
} codes[] = {
    {200, 299, AFTERCARE_OUTCOME_DELIVERED, ""},
    {300, 399, AFTERCARE_OUTCOME_REFUSED, ", and redirects are not followed"},
    {408, 408, AFTERCARE_OUTCOME_TRY_AGAIN, ""}, // the request itself came too late:
    {425, 425, AFTERCARE_OUTCOME_TRY_AGAIN, ""}, // or too early
    {410, 410, AFTERCARE_OUTCOME_REFUSED, ", gone for good"},
    {429, 429, AFTERCARE_OUTCOME_DOWN, ""},
    {400, 499, AFTERCARE_OUTCOME_REFUSED, ""},
    {500, 599, AFTERCARE_OUTCOME_DOWN, ""},
    {0, 999, AFTERCARE_OUTCOME_DOWN, ", which is no answer to a request"},
};

static void judge_silence(struct verdict *out, const struct webhook_answer *answer) {
    char trouble[VERDICT_EXCERPT_MAX + 1];

    verdict_excerpt(trouble, text_of(answer->trouble));
    out->outcome = answer->is_ours ? AFTERCARE_OUTCOME_TRY_AGAIN : AFTERCARE_OUTCOME_DOWN;
    (void)snprintf(out->said, sizeof out->said, "no answer: %s", trouble);
}

void webhook_answer_judge(struct verdict *out, const struct webhook_answer *answer) {
    char excerpt[VERDICT_EXCERPT_MAX + 1];
    char retry[64] = "";
    size_t row = 0;

    *out = (struct verdict){0};
    if (answer->code == 0) {
        judge_silence(out, answer);
        return;
    }
    while (row + 1 < sizeof codes / sizeof *codes &&
           (answer->code < codes[row].first || answer->code > codes[row].last)) {
        row++;
    }
    out->outcome = codes[row].outcome;
    if (out->outcome == AFTERCARE_OUTCOME_TRY_AGAIN ||
        out->outcome == AFTERCARE_OUTCOME_DOWN) {
        out->retry_after = retry_after_read(answer->retry_after, answer->now);
    }
    if (out->retry_after > 0) {
        (void)snprintf(retry, sizeof retry, ", retry after %" PRId64 " s",
                       (out->retry_after + 999) / 1000);
    }
    // What came with a success is of no interest.
    verdict_excerpt(excerpt, out->outcome == AFTERCARE_OUTCOME_DELIVERED
                                 ? TEXT("")
                                 : answer->excerpt);
    (void)snprintf(out->said, sizeof out->said, "answered %ld%s%s%s%s%s", answer->code,
                   codes[row].remark, retry, excerpt[0] ? ": \"" : "", excerpt,
                   excerpt[0] ? "\"" : "");
}
