#include "core/channels/mail_answer.h"

#include <stdio.h>

// Codes that are about the server or about us, whatever was asked: it closes, it wants a
// password, another one, or encryption.
static bool is_of_everybody(long code) {
    static const long codes[] = {421, 454, 530, 534, 535, 538};
    bool is_one = false;

    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        is_one = is_one || codes[i] == code;
    }
    return is_one;
}

static aftercare_outcome outcome_of(const struct mail_answer *answer) {
    if (answer->is_taken) {
        return AFTERCARE_OUTCOME_DELIVERED;
    }
    if (answer->is_ours) {
        return AFTERCARE_OUTCOME_TRY_AGAIN;
    }
    if (!answer->is_refusal || !answer->is_of_the_mail || is_of_everybody(answer->code)) {
        return AFTERCARE_OUTCOME_DOWN;
    }
    return answer->code >= 500 ? AFTERCARE_OUTCOME_REFUSED : AFTERCARE_OUTCOME_TRY_AGAIN;
}

void mail_answer_judge(struct verdict *out, const struct mail_answer *answer) {
    bool is_answered = answer->is_taken || answer->is_refusal;
    char excerpt[VERDICT_EXCERPT_MAX + 1];

    *out = (struct verdict){.outcome = outcome_of(answer)};
    verdict_excerpt(excerpt, is_answered ? answer->line : text_of(answer->trouble));
    (void)snprintf(out->said, sizeof out->said,
                   is_answered ? "answered \"%s\"" : "no answer: %s", excerpt);
}
