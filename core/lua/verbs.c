// What can be asked with a word: the schema's verbs for records, and those that all other
// facts have.
#include "core/lua/verbs.h"

#include "core/lua/value.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct text verbs_word(const struct made *made) {
    switch (made->subject) {
    case SUBJECT_FACT:
        return made->fact->word;
    case SUBJECT_AREA:
        return TEXT("area");
    case SUBJECT_OPTION:
        return TEXT("option");
    case SUBJECT_JOINED:
        break;
    }
    return TEXT("a joined condition");
}

static bool has_records(const struct made *made) {
    return made->subject == SUBJECT_FACT && made->fact->type == FACT_RECORDS;
}

bool verbs_want_text(const struct made *made) {
    return made->subject == SUBJECT_AREA || made->subject == SUBJECT_OPTION ||
           has_records(made);
}

bool verbs_keep_wording(struct script *script, struct text *out, struct text text) {
    *out = text;
    return text.at != NULL && script->status == AFTERCARE_OK;
}

bool verbs_is_worded(struct script *script, struct made *made) {
    made->known = rulebase_known_test(script->base, &made->test);
    if (made->known) {
        made->test.wording = made->known->wording;
    }
    return made->known;
}

// What a verb does with its argument, at index 2. False when it was wrong.
typedef bool verb_read(const struct spot *argument, struct made *made);

static bool refuse_argument(const struct spot *argument, struct text verb) {
    if (lua_isnoneornil(argument->L, argument->index)) {
        return true;
    }
    return spot_complain(argument, CHECK_VERB_USE, ":%.*s takes nothing (write :%.*s())",
                         TEXT_ARGS(verb), TEXT_ARGS(verb));
}

static bool read_days(const struct spot *argument, struct span *span) {
    if (!value_span(argument, span)) {
        return false;
    }
    return span->seconds == 0 ||
           spot_complain(argument, CHECK_VERB_USE,
                         "hours do not count here, where only days are known (write a "
                         "duration such as \"P2D\")");
}

static bool read_yes(const struct spot *argument, struct made *made) {
    made->test.kind = TEST_FLAG;
    struct text word = verbs_word(made);
    return refuse_argument(argument, TEXT("yes")) &&
           (verbs_is_worded(argument->script, made) ||
            verbs_keep_wording(
                argument->script, &made->test.wording,
                script_format(argument->script, "%.*s :yes()", TEXT_ARGS(word))));
}

static bool read_bounds(const struct spot *first, struct made *made) {
    struct spot second = *first;
    second.index = 3;
    const struct fact *fact = made->fact;
    made->test.kind = TEST_NUMBER;
    if (!value_number(first, fact->from, fact->till, &made->test.from) ||
        !value_number(&second, fact->from, fact->till, &made->test.till)) {
        return false;
    }
    if (made->test.from > made->test.till) {
        return spot_complain(first, CHECK_WRONG_ORDER,
                             "the first number is above the second (swap them)");
    }
    return verbs_is_worded(first->script, made) ||
           verbs_keep_wording(
               first->script, &made->test.wording,
               script_format(first->script, "%.*s :between(%" PRId64 ", %" PRId64 ")",
                             TEXT_ARGS(fact->word), made->test.from, made->test.till));
}

// at_least, at_most, is: a number alone.
static bool read_bound(const struct spot *argument, struct made *made, const char *verb) {
    const struct fact *fact = made->fact;
    int64_t number = 0;
    if (!value_number(argument, fact->from, fact->till, &number)) {
        return false;
    }
    made->test.kind = TEST_NUMBER;
    made->test.from = strcmp(verb, "at_most") == 0 ? fact->from : number;
    made->test.till = strcmp(verb, "at_least") == 0 ? fact->till : number;
    return verbs_is_worded(argument->script, made) ||
           verbs_keep_wording(argument->script, &made->test.wording,
                              script_format(argument->script, "%.*s :%s(%" PRId64 ")",
                                            TEXT_ARGS(fact->word), verb, number));
}

static bool read_at_least(const struct spot *argument, struct made *made) {
    return read_bound(argument, made, "at_least");
}

static bool read_at_most(const struct spot *argument, struct made *made) {
    return read_bound(argument, made, "at_most");
}

static bool read_is_number(const struct spot *argument, struct made *made) {
    return read_bound(argument, made, "is");
}

static bool read_is_choice(const struct spot *argument, struct made *made) {
    const struct fact *fact = made->fact;
    int choice = 0;
    if (!value_choice(argument, (struct texts){fact->choices, fact->choices_count},
                      &choice)) {
        return false;
    }
    made->test.kind = TEST_CHOICE;
    made->test.choices = (uint64_t)1 << (unsigned)choice;
    return verbs_is_worded(argument->script, made) ||
           verbs_keep_wording(argument->script, &made->test.wording,
                              script_format(argument->script, "%.*s :is \"%.*s\"",
                                            TEXT_ARGS(fact->word),
                                            TEXT_ARGS(fact->choices[choice])));
}

static bool read_under(const struct spot *argument, struct made *made) {
    char shown[SPAN_TEXT_MAX];
    made->test.kind = TEST_AGE;
    return read_days(argument, &made->test.span) &&
           (verbs_is_worded(argument->script, made) ||
            verbs_keep_wording(argument->script, &made->test.wording,
                               script_format(argument->script, "%.*s :under \"%s\"",
                                             TEXT_ARGS(made->fact->word),
                                             span_format(shown, made->test.span))));
}

static bool read_not_under(const struct spot *argument, struct made *made) {
    made->is_negated = true;
    return read_under(argument, made);
}

static bool read_is_option(const struct spot *argument, struct made *made) {
    const struct option *option = made->option;
    int choice = 0;
    if (!value_choice(argument, (struct texts){option->choices, option->choices_count},
                      &choice)) {
        return false;
    }
    made->test.kind = TEST_CONSTANT;
    if (option->choices_count < 64) {
        made->test.option = option;
        made->test.choices = (uint64_t)1 << (unsigned)choice;
    }
    made->test.constant = text_equal(option->chosen, option->choices[choice]) ? YES : NO;
    return verbs_is_worded(argument->script, made) ||
           verbs_keep_wording(argument->script, &made->test.wording,
                              script_format(argument->script,
                                            "option \"%.*s\" :is \"%.*s\"",
                                            TEXT_ARGS(option->name),
                                            TEXT_ARGS(option->choices[choice])));
}

// The verbs of facts that are no records, and of options; how each is written.
static const struct {
    enum subject subject;
    enum fact_type type;
    const char *name, *form;
    verb_read *read;
} verbs[] = {
    {SUBJECT_FACT, FACT_FLAG, "yes", ":yes()", read_yes},
    {SUBJECT_FACT, FACT_NUMBER, "between", ":between(1, 2)", read_bounds},
    {SUBJECT_FACT, FACT_NUMBER, "at_least", ":at_least(1)", read_at_least},
    {SUBJECT_FACT, FACT_NUMBER, "at_most", ":at_most(1)", read_at_most},
    {SUBJECT_FACT, FACT_NUMBER, "is", ":is(1)", read_is_number},
    {SUBJECT_FACT, FACT_CHOICE, "is", ":is \"…\"", read_is_choice},
    {SUBJECT_FACT, FACT_DATE, "under", ":under \"P18Y\"", read_under},
    {SUBJECT_FACT, FACT_DATE, "at_least", ":at_least \"P18Y\"", read_not_under},
    {SUBJECT_OPTION, FACT_TEXT, "is", ":is \"…\"", read_is_option},
};

static bool is_for(size_t verb, const struct made *made) {
    enum fact_type type = made->subject == SUBJECT_FACT ? made->fact->type : FACT_TEXT;
    return verbs[verb].subject == made->subject && verbs[verb].type == type;
}

bool verbs_form(const struct fact *fact, size_t number, struct text *name,
                const char **form) {
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        bool is_option = verbs[i].subject == SUBJECT_OPTION;
        bool fits = fact ? !is_option && verbs[i].type == fact->type : is_option;
        if (fits && number-- == 0) {
            *name = text_of(verbs[i].name);
            *form = verbs[i].form;
            return true;
        }
    }
    return false;
}

bool verbs_word_record(struct script *script, struct made *made) {
    const struct test *test = &made->test;
    if (verbs_is_worded(script, made)) {
        return true;
    }
    char argument[SPAN_TEXT_MAX + 4] = "()";
    if (test->record == RECORD_WITHIN) {
        char span[SPAN_TEXT_MAX];
        (void)snprintf(argument, sizeof argument, " \"%s\"",
                       span_format(span, test->span));
    }
    bool is_plain = text_equal(made->verb->name, made->fact->plain);
    struct text verb = is_plain ? TEXT("") : made->verb->name;
    return verbs_keep_wording(
        script, &made->test.wording,
        script_format(script, "%.*s \"%.*s\"%s%.*s%s%s", TEXT_ARGS(made->fact->word),
                      TEXT_ARGS(test->term->id), is_plain ? "" : " :", TEXT_ARGS(verb),
                      is_plain ? "" : argument, test->is_here ? " :here()" : ""));
}

// A verb of the schema.
static bool ask_record(const struct spot *argument, struct made *made,
                       const struct verb *verb) {
    made->verb = verb;
    made->test.record = verb->test;
    made->test.status = verb->status;
    bool is_right = verb->test == RECORD_WITHIN ? read_days(argument, &made->test.span)
                                                : refuse_argument(argument, verb->name);
    return is_right && verbs_word_record(argument->script, made);
}

bool verbs_here(const struct spot *argument, struct made *made) {
    if (!made->fact->has_area) {
        return spot_complain(argument, CHECK_VERB_USE,
                             "records of \"%.*s\" have no area (leave :here() out)",
                             SHOWN(made->fact->name));
    }
    made->test.is_here = true;
    return refuse_argument(argument, TEXT("here"));
}

static bool ask_here(const struct spot *argument, struct made *made) {
    if (made->fact->has_area && made->stage != MADE_TESTED) {
        return verbs_missing(argument, made);
    }
    return verbs_here(argument, made) && verbs_word_record(argument->script, made);
}

const char *verbs_list(struct suggestion *out, const struct made *made) {
    char *at = out->text;
    size_t size = sizeof out->text;
    at[0] = '\0';
    for (size_t i = 0; has_records(made) && i < made->fact->verbs_count; i++) {
        const struct verb *verb = &made->fact->verbs[i];
        size_t len = strlen(at);
        (void)snprintf(at + len, size - len, "%s:%.*s%s", i > 0 ? ", " : "",
                       TEXT_ARGS(verb->name),
                       verb->test == RECORD_WITHIN ? " \"P6M\"" : "()");
    }
    for (size_t i = 0; !has_records(made) && i < COUNT(verbs); i++) {
        if (is_for(i, made)) {
            size_t len = strlen(at);
            (void)snprintf(at + len, size - len, "%s%s", len > 0 ? ", " : "",
                           verbs[i].form);
        }
    }
    return at;
}

bool verbs_missing(const struct spot *spot, const struct made *made) {
    struct suggestion list;
    struct text word = verbs_word(made);
    struct spot at = *spot;
    if (made->note) {
        at.place = made->note->place;
    }
    if (made->stage == MADE_WORD && verbs_want_text(made)) {
        return spot_complain(&at, CHECK_UNFINISHED_CONDITION,
                             "%.*s asks for nothing yet (write %.*s \"…\"%s)",
                             SHOWN(word), SHOWN(word),
                             made->subject == SUBJECT_AREA ? "" : " and a verb");
    }
    return spot_complain(&at, CHECK_UNFINISHED_CONDITION,
                         "%.*s has no verb (write one of %s behind it)", SHOWN(word),
                         verbs_list(&list, made));
}

// The spot of the verb itself instead of its argument.
static struct spot verb_spot(const struct spot *argument) {
    struct spot spot = *argument;
    if (argument->token) {
        spot.place = script_place(argument->script, argument->token, 0);
    }
    return spot;
}

static bool tell_verb(const struct spot *argument, const struct made *made,
                      struct text name) {
    struct spot at = verb_spot(argument);
    const struct spot *spot = &at;
    struct text word = verbs_word(made);
    if (made->stage == MADE_JOINED) {
        return spot_complain(
            spot, CHECK_VERB_USE,
            ":%.*s stands behind a whole condition (put it behind its word, "
            "before & or |)",
            SHOWN(name));
    }
    struct nearest nearest = {.word = name};
    for (size_t i = 0; has_records(made) && i < made->fact->verbs_count; i++) {
        nearest_offer(&nearest, made->fact->verbs[i].name);
    }
    for (size_t i = 0; i < COUNT(verbs); i++) {
        if (!has_records(made) && is_for(i, made)) {
            nearest_offer(&nearest, text_of(verbs[i].name));
        }
    }
    struct suggestion list;
    char right[AFTERCARE_SENTENCE_MAX];
    (void)snprintf(right, sizeof right, "its verbs are %s", verbs_list(&list, made));
    struct suggestion end;
    return spot_complain(spot, CHECK_UNKNOWN_VERB, "\"%.*s\" is no verb of %.*s%s",
                         SHOWN(name), SHOWN(word),
                         made->subject == SUBJECT_AREA
                             ? " (it takes none)"
                             : suggest_near(&end, &nearest, right));
}

bool verbs_ask(const struct spot *argument, struct made *made, struct text name) {
    bool is_here = has_records(made) && text_is(name, "here");
    if (made->stage == MADE_JOINED) {
        return tell_verb(argument, made, name);
    }
    if (made->has_verb && !is_here) {
        struct spot spot = verb_spot(argument);
        return spot_complain(&spot, CHECK_VERB_USE,
                             "this has a verb already (join a second condition by &)");
    }
    if (made->stage == MADE_WORD && verbs_want_text(made)) {
        return verbs_missing(argument, made);
    }
    if (is_here) {
        return ask_here(argument, made);
    }
    const struct verb *verb = has_records(made) ? fact_verb(made->fact, name) : NULL;
    if (verb) {
        return ask_record(argument, made, verb);
    }
    for (size_t i = 0; i < COUNT(verbs); i++) {
        if (is_for(i, made) && text_is(name, verbs[i].name)) {
            return verbs[i].read(argument, made);
        }
    }
    return tell_verb(argument, made, name);
}
