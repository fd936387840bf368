// In any file but plugins: accept "check-id" { of = { … }, because = "…" }. It bears what
// that check finds at those things.
#include "core/lua/stages.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct accept_draft {
    struct texts of;
    struct text because;
};

static const struct member accept_members[] = {
    {.name = "of",
     .read = member_names,
     .offset = offsetof(struct accept_draft, of),
     .is_needed = true,
     .right = "the rules, terms, facts, options or sources that are borne as they are",
     .style = STYLE_ID},
    {.name = "because",
     .read = member_text,
     .offset = offsetof(struct accept_draft, because),
     .is_needed = true,
     .right = "the reason, one sentence"},
};

// The check that is accepted; CHECK_COUNT: none, which is told.
static enum check find_check(const struct spot *table, struct text id) {
    enum check check = check_of(id);
    struct nearest nearest = {.word = id};
    struct suggestion end;
    if (check < CHECK_COUNT && !check_keeps_from_loading(check)) {
        return check;
    }
    if (check < CHECK_COUNT) {
        (void)spot_complain(table, CHECK_UNKNOWN_CHECK,
                            "\"%.*s\" keeps the rules from loading (it cannot be "
                            "accepted)",
                            SHOWN(id));
        return CHECK_COUNT;
    }
    for (int i = CHECK_MISSING_TRANSLATION; i < CHECK_COUNT; i++) {
        nearest_offer(&nearest, text_of(check_id((enum check)i)));
    }
    (void)spot_complain(table, CHECK_UNKNOWN_CHECK, "\"%.*s\" is no check%s", SHOWN(id),
                        suggest_near(&end, &nearest, "see aftercare check --why"));
    return CHECK_COUNT;
}

void words_accept_read(struct script *script, const struct head *head,
                       const struct spot *table) {
    struct accept_draft draft = {0};
    bool is_right = members_read(table, accept_members, COUNT(accept_members), &draft);
    enum check check = head->is_right ? find_check(table, head->id) : CHECK_COUNT;
    struct acceptance *acceptance = script_alloc(script, 1, sizeof *acceptance);
    if (!is_right || check == CHECK_COUNT || !acceptance) {
        return;
    }
    *acceptance = (struct acceptance){.check = check,
                                      .names = draft.of.at,
                                      .names_count = draft.of.count,
                                      .because = draft.because,
                                      .pack = script->pack,
                                      .place = head->place};
    (void)script_check(script, rulebase_accept(script->base, acceptance));
}

static const struct word words[] = {ACCEPT_WORD, {.name = NULL}};

void words_accept_add(lua_State *L) {
    words_add(L, words);
}
