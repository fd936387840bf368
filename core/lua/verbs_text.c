// What a word asks with its text: `medication "x"`, `area "cheek"`, `option "x"`.
#include "core/lua/value.h"
#include "core/lua/verbs.h"

static bool find_option(const struct spot *spot, struct text name, struct made *made) {
    const struct rulebase *base = spot->script->base;
    made->option = rulebase_option(base, name);
    if (made->option) {
        return true;
    }
    struct nearest nearest = {.word = name};
    struct suggestion end;
    for (size_t i = 0; i < base->options_count; i++) {
        nearest_offer(&nearest, base->options[i]->name);
    }
    return spot_complain(spot, CHECK_UNKNOWN_OPTION, "there is no option \"%.*s\"%s",
                         SHOWN(name), suggest_near(&end, &nearest, "see options.lua"));
}

static bool ask_area(const struct spot *spot, struct made *made) {
    struct script *script = spot->script;
    made->test.kind = TEST_AREA;
    made->stage = MADE_TESTED;
    return value_term(spot, script->base->schema.areas, &made->test.term) &&
           (verbs_is_worded(script, made) ||
            verbs_keep_wording(
                script, &made->test.wording,
                script_format(script, "area \"%.*s\"", TEXT_ARGS(made->test.term->id))));
}

static bool ask_term(const struct spot *spot, struct made *made) {
    const struct fact *fact = made->fact;
    made->test = (struct test){.kind = TEST_RECORD, .fact = fact, .status = -1};
    if (!value_term(spot, fact->categories, &made->test.term)) {
        return false;
    }
    if (fact->plain.len == 0) {
        return true;
    }
    made->verb = fact_verb(fact, fact->plain);
    made->test.record = made->verb->test;
    made->test.status = made->verb->status;
    made->stage = MADE_TESTED;
    return verbs_word_record(spot->script, made);
}

bool verbs_text(const struct spot *spot, struct made *made) {
    struct text name;
    made->stage = MADE_ASKED;
    switch (made->subject) {
    case SUBJECT_FACT:
        return ask_term(spot, made);
    case SUBJECT_AREA:
        return ask_area(spot, made);
    case SUBJECT_OPTION:
        return value_look(spot, STYLES, &name) && find_option(spot, name, made);
    case SUBJECT_JOINED:
        break;
    }
    return false;
}
