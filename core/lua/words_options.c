// options.lua: option "name" { … }.
#include "core/lua/stages.h"

#define OPTIONS_MAX 500
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct option_draft {
    struct texts choices;
    struct text standard, says;
};

static const struct member option_members[] = {
    {.name = "choices",
     .read = member_names,
     .offset = offsetof(struct option_draft, choices),
     .is_needed = true,
     .right = "a list of choices",
     .style = STYLE_LOWER},
    {.name = "default",
     .read = member_name,
     .offset = offsetof(struct option_draft, standard),
     .style = STYLE_LOWER},
    {.name = "says",
     .read = member_text,
     .offset = offsetof(struct option_draft, says),
     .is_needed = true,
     .right = "one sentence"},
};

static void check_default(const struct spot *table, const struct option_draft *draft) {
    struct nearest nearest = {.word = draft->standard};
    for (size_t i = 0; i < draft->choices.count; i++) {
        if (text_equal(draft->choices.at[i], draft->standard)) {
            return;
        }
        nearest_offer(&nearest, draft->choices.at[i]);
    }
    struct spot spot = spot_field(table, TEXT("default"));
    struct suggestion list;
    struct suggestion end;
    (void)spot_complain(
        &spot, CHECK_BAD_CHOICE, "\"%.*s\" is none of the choices%s",
        SHOWN(draft->standard),
        suggest_near(&end, &nearest,
                     suggest_list(&list, draft->choices.at, draft->choices.count)));
    lua_settop(table->L, spot.index - 1);
}

static void read_option(struct script *script, const struct head *head,
                        const struct spot *table) {
    struct option_draft draft = {0};
    struct option *option = script_alloc(script, 1, sizeof *option);
    (void)members_read(table, option_members, COUNT(option_members), &draft);
    if (!option || !head->is_right ||
        !spot_has_room(table, script->base->options_count, OPTIONS_MAX, "options")) {
        return;
    }
    if (draft.standard.len > 0 && draft.choices.count > 0) {
        check_default(table, &draft);
    }
    *option = (struct option){.name = script_copy(script, head->id),
                              .says = draft.says,
                              .choices = draft.choices.at,
                              .choices_count = draft.choices.count,
                              .standard = draft.standard,
                              .place = head->place};
    (void)script_check(script,
                       rulebase_add_option(script->base, option, script->problems));
}

const struct word words_options[] = {
    {.name = "option",
     .read = read_option,
     WORD_MEMBERS(option_members),
     .has_id = true,
     .style = STYLE_LOWER},
    ACCEPT_WORD,
    {.name = NULL},
};
