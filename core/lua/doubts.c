#include "core/lua/doubts.h"

#include <string.h>

// What further rules, or further acceptances, may put right.
static const enum check needs_all[] = {
    CHECK_POINTLESS_RULE, CHECK_UNCOVERED_TREATMENT, CHECK_UNMATCHED_CONCERN,
    CHECK_UNCITED_SOURCE, CHECK_UNREAD_OPTION,       CHECK_IDLE_ACCEPTANCE,
};

aftercare_status doubts_begin(struct load *load) {
    struct rulebase *base = load->base;
    if (!base->doubt) {
        base->doubt = arena_alloc(load->kept, sizeof *base->doubt);
        for (size_t i = 0; base->doubt && i < sizeof needs_all / sizeof *needs_all; i++) {
            base->doubt->is_withheld[needs_all[i]] = true;
        }
    }
    if (!base->doubt) {
        return AFTERCARE_ENOMEM;
    }
    base->doubt->is_of_words = load->is_schema_doubtful || load->is_vocabulary_doubtful;
    return AFTERCARE_OK;
}

// Whether the word stands there in quotation marks, as an acceptance names it.
static bool names(struct text text, const char *word) {
    size_t len = strlen(word);
    bool is_there = false;
    for (size_t i = 1; !is_there && i + len < text.len; i++) {
        char mark = text.at[i - 1];
        is_there = (mark == '"' || mark == '\'') && text.at[i + len] == mark &&
                   memcmp(text.at + i, word, len) == 0;
    }
    return is_there;
}

aftercare_status doubts_of_file(struct load *load, struct text text) {
    if (doubts_begin(load)) {
        return AFTERCARE_ENOMEM;
    }
    for (int check = 0; check < CHECK_COUNT; check++) {
        bool may_accept = names(text, check_id((enum check)check));
        bool *is_withheld = &load->base->doubt->is_withheld[check];
        *is_withheld = *is_withheld || may_accept;
    }
    return AFTERCARE_OK;
}
