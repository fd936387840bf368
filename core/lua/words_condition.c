// The words that conditions are made with: `medication "x" :taken_within "P6M" :here()`,
// `pregnant :yes()`, `area "cheek"`, `option "x" :is "y"`. Which words and verbs there
// are for records, the schema says.
#include "core/lua/made.h"
#include "core/lua/sandbox.h"
#include "core/lua/stages.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct reading *reading_of(lua_State *L) {
    return sandbox_host(sandbox_from(L));
}

static struct text word_of(const struct made *made) {
    switch (made->subject) {
    case SUBJECT_FACT:
        return made->fact->word;
    case SUBJECT_AREA:
        return TEXT("area");
    case SUBJECT_OPTION:
        break;
    }
    return TEXT("option");
}

static bool has_records(const struct made *made) {
    return made->subject == SUBJECT_FACT && made->fact->type == FACT_RECORDS;
}

// Words that take a text first: `condition "x"`.
static bool wants_text(const struct made *made) {
    return made->subject != SUBJECT_FACT || has_records(made);
}

static bool wording(struct reading *reading, struct text *out, struct text text) {
    *out = text;
    return text.at != NULL && reading->status == AFTERCARE_OK;
}

// What a verb does with its argument, at index 2. False when it was wrong.
typedef bool verb_read(const struct spot *argument, struct made *made);

static bool refuse_argument(const struct spot *argument, const char *verb) {
    if (lua_isnoneornil(argument->L, argument->index)) {
        return true;
    }
    return complain(argument, ":%s takes nothing (write :%s())", verb, verb);
}

static bool read_days(const struct spot *argument, struct span *span) {
    if (!value_span(argument, span)) {
        return false;
    }
    return span->seconds == 0 ||
           complain(argument,
                    "hours do not count here, where only days are known (write a "
                    "duration such as \"P2D\")");
}

static bool read_yes(const struct spot *argument, struct made *made) {
    made->test.kind = TEST_FLAG;
    struct text word = word_of(made);
    return refuse_argument(argument, "yes") &&
           wording(argument->reading, &made->test.wording,
                   reading_format(argument->reading, "%.*s :yes()", TEXT_ARGS(word)));
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
        return complain(first, "the first number is above the second (swap them)");
    }
    return wording(
        first->reading, &made->test.wording,
        reading_format(first->reading, "%.*s :between(%" PRId64 ", %" PRId64 ")",
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
    return wording(argument->reading, &made->test.wording,
                   reading_format(argument->reading, "%.*s :%s(%" PRId64 ")",
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
    return wording(argument->reading, &made->test.wording,
                   reading_format(argument->reading, "%.*s :is \"%.*s\"",
                                  TEXT_ARGS(fact->word),
                                  TEXT_ARGS(fact->choices[choice])));
}

static bool read_under(const struct spot *argument, struct made *made) {
    char shown[SPAN_TEXT_MAX];
    made->test.kind = TEST_AGE;
    return read_days(argument, &made->test.span) &&
           wording(argument->reading, &made->test.wording,
                   reading_format(argument->reading, "%.*s :under \"%s\"",
                                  TEXT_ARGS(made->fact->word),
                                  span_format(shown, made->test.span)));
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
    made->test.constant = text_equal(option->chosen, option->choices[choice]) ? YES : NO;
    return wording(argument->reading, &made->test.wording,
                   reading_format(argument->reading, "option \"%.*s\" :is \"%.*s\"",
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

static bool word_record(struct reading *reading, struct made *made) {
    const struct test *test = &made->test;
    char argument[SPAN_TEXT_MAX + 4] = "()";
    if (test->record == RECORD_WITHIN) {
        char span[SPAN_TEXT_MAX];
        (void)snprintf(argument, sizeof argument, " \"%s\"",
                       span_format(span, test->span));
    }
    bool is_plain = text_equal(made->verb->name, made->fact->plain);
    struct text verb = is_plain ? TEXT("") : made->verb->name;
    return wording(
        reading, &made->test.wording,
        reading_format(reading, "%.*s \"%.*s\"%s%.*s%s%s", TEXT_ARGS(made->fact->word),
                       TEXT_ARGS(test->term->id), is_plain ? "" : " :", TEXT_ARGS(verb),
                       is_plain ? "" : argument, test->is_here ? " :here()" : ""));
}

// A verb of the schema.
static bool ask_record(const struct spot *argument, struct made *made,
                       const struct verb *verb) {
    char name[NAME_LEN_MAX + 1];
    (void)snprintf(name, sizeof name, "%.*s", TEXT_ARGS(verb->name));
    made->verb = verb;
    made->test.record = verb->test;
    made->test.status = verb->status;
    bool is_right = verb->test == RECORD_WITHIN ? read_days(argument, &made->test.span)
                                                : refuse_argument(argument, name);
    return is_right && word_record(argument->reading, made);
}

static bool ask_here(const struct spot *argument, struct made *made) {
    if (!made->fact->has_area) {
        return complain(argument, "records of \"%.*s\" have no area (leave :here() out)",
                        SHOWN(made->fact->name));
    }
    if (made->stage != MADE_TESTED) {
        return condition_wants_verb(argument, made);
    }
    made->test.is_here = true;
    return refuse_argument(argument, "here") && word_record(argument->reading, made);
}

// The forms of all verbs, for a sentence: `:active(), :active_within "P6M"`.
static const char *list_verbs(struct suggestion *out, const struct made *made) {
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

bool condition_wants_verb(const struct spot *spot, const struct made *made) {
    struct suggestion list;
    struct text word = word_of(made);
    struct spot at = *spot;
    if (made->note) {
        at.place = made->note->place;
    }
    if (made->stage == MADE_WORD && wants_text(made)) {
        return complain(&at, "%.*s asks for nothing yet (write %.*s \"…\"%s)",
                        SHOWN(word), SHOWN(word),
                        made->subject == SUBJECT_AREA ? "" : " and a verb");
    }
    return complain(&at, "%.*s has no verb (write one of %s behind it)", SHOWN(word),
                    list_verbs(&list, made));
}

static bool tell_verb(const struct spot *spot, const struct made *made,
                      struct text name) {
    struct text word = word_of(made);
    if (made->stage == MADE_JOINED) {
        return complain(spot,
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
    (void)snprintf(right, sizeof right, "its verbs are %s", list_verbs(&list, made));
    struct suggestion end;
    return complain(spot, "\"%.*s\" is no verb of %.*s%s", SHOWN(name), SHOWN(word),
                    made->subject == SUBJECT_AREA ? " (it takes none)"
                                                  : suggest(&end, &nearest, right));
}

// Applies the verb of that name to the condition.
static bool ask(const struct spot *argument, struct made *made, struct text name) {
    bool is_here = has_records(made) && text_is(name, "here");
    if (made->stage == MADE_JOINED) {
        return tell_verb(argument, made, name);
    }
    if (made->has_verb && !is_here) {
        return complain(argument,
                        "this has a verb already (join a second condition by &)");
    }
    if (made->stage == MADE_WORD && wants_text(made)) {
        return condition_wants_verb(argument, made);
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

// The token of the verb behind a word, or NULL.
static const struct token *find_verb(const struct token *word, struct text name) {
    for (int i = 0; word && word->kind != TOKEN_END && i < 16; i++, word++) {
        if (token_is(word, TOKEN_OPERATOR, ":") && word[1].kind == TOKEN_NAME &&
            text_equal(word[1].text, name)) {
            return &word[1];
        }
    }
    return NULL;
}

// How many conditions of that word and text were begun on the line before.
static int earlier_uses(const struct reading *reading, struct text word, struct text id,
                        int line) {
    int count = 0;
    for (const struct note *note = reading->notes; note; note = note->next) {
        count += note->is_first && note->line == line && text_equal(note->word, word) &&
                 text_equal(note->id, id);
    }
    return count;
}

// Finds the word in the text, for words that are used for the first time.
static struct spot word_spot(lua_State *L, struct reading *reading, struct made *made,
                             struct text id) {
    int line = reading_line(L);
    struct text word = word_of(made);
    made->token = block_word(reading->tokens, line, word, id,
                             earlier_uses(reading, word, id, line));
    return (struct spot){.reading = reading,
                         .L = L,
                         .index = 2,
                         .name = word,
                         .token = made->token,
                         .place = reading_place(reading, made->token, line)};
}

// Pushes what was made; a word's first condition gets its note filled.
static int push(lua_State *L, struct reading *reading, const struct made *made,
                const struct spot *spot, struct text id) {
    bool is_first = !made->note;
    made_push(L, reading, made);
    struct note *note = made_at(L, -1)->note;
    if (is_first && note) {
        note->word = word_of(made);
        note->id = id;
        note->line = reading_line(L);
        note->place = spot->place;
    }
    return reading->status ? sandbox_no_memory(L) : 1;
}

static int push_mistaken(lua_State *L, struct reading *reading) {
    mistaken_push(L);
    return reading->status ? sandbox_no_memory(L) : 1;
}

// [-n, +1, e] `:verb(…)`: the condition, then the verb's arguments.
static int call_verb(lua_State *L) {
    struct reading *reading = reading_of(L);
    struct text name = {0};
    name.at = lua_tolstring(L, lua_upvalueindex(1), &name.len);
    lua_settop(L, 3);
    const struct made *self = made_at(L, 1);
    if (!self) {
        problem(reading->problems, reading_place(reading, NULL, reading_line(L)),
                ":%.*s is written with a colon, behind its word (not with a dot)",
                SHOWN(name));
        return push_mistaken(L, reading);
    }
    struct made made = *self;
    struct spot spot = {.reading = reading, .L = L, .index = 2, .name = name};
    if (made.note) {
        made.note->is_taken = true;
        spot.place = made.note->place;
    } else {
        spot = word_spot(L, reading, &made, (struct text){0});
        spot.name = name;
    }
    struct spot argument = spot;
    const struct token *verb = find_verb(made.token, name);
    if (verb) {
        argument.place = reading_place(reading, verb, 0);
    }
    if (!ask(&argument, &made, name)) {
        return push_mistaken(L, reading);
    }
    made.stage = MADE_TESTED;
    made.has_verb = made.has_verb || !text_is(name, "here");
    return push(L, reading, &made, &spot, (struct text){0});
}

// __index: every name is a verb, until it is called.
int condition_verb(lua_State *L) {
    if (lua_type(L, 2) != LUA_TSTRING) {
        return push_mistaken(L, reading_of(L));
    }
    lua_settop(L, 2);
    lua_pushcclosure(L, call_verb, 1);
    return 1;
}

static bool find_option(const struct spot *spot, struct text name, struct made *made) {
    const struct rulebase *base = spot->reading->base;
    struct nearest nearest = {.word = name};
    for (size_t i = 0; i < base->options_count; i++) {
        nearest_offer(&nearest, base->options[i]->name);
    }
    made->option = rulebase_option(base, name);
    struct suggestion end;
    return made->option || complain(spot, "there is no option \"%.*s\"%s", SHOWN(name),
                                    suggest(&end, &nearest, "see options.lua"));
}

static bool ask_area(const struct spot *spot, struct made *made) {
    struct reading *reading = spot->reading;
    made->test.kind = TEST_AREA;
    made->stage = MADE_TESTED;
    return value_term(spot, reading->base->schema.areas, &made->test.term) &&
           wording(
               reading, &made->test.wording,
               reading_format(reading, "area \"%.*s\"", TEXT_ARGS(made->test.term->id)));
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
    return word_record(spot->reading, made);
}

static bool ask_text(const struct spot *spot, struct made *made) {
    struct text name;
    made->stage = MADE_ASKED;
    switch (made->subject) {
    case SUBJECT_FACT:
        return ask_term(spot, made);
    case SUBJECT_AREA:
        return ask_area(spot, made);
    case SUBJECT_OPTION:
        return value_text(spot, &name) && find_option(spot, name, made);
    }
    return false;
}

// __call: `medication "x"`.
int condition_call(lua_State *L) {
    struct reading *reading = reading_of(L);
    lua_settop(L, 2);
    struct made made = *made_at(L, 1);
    struct text id = {0};
    if (lua_type(L, 2) == LUA_TSTRING) {
        struct text raw;
        raw.at = lua_tolstring(L, 2, &raw.len);
        id = reading_copy(reading, raw);
    }
    if (made.stage != MADE_WORD || !wants_text(&made)) {
        struct suggestion list;
        struct spot spot = word_spot(L, reading, &made, id);
        (void)complain(&spot, "%.*s takes no text here (write one of %s behind it)",
                       SHOWN(spot.name), list_verbs(&list, &made));
        mistaken_bear(L, 1);
        return push_mistaken(L, reading);
    }
    struct spot spot = word_spot(L, reading, &made, id);
    if (!ask_text(&spot, &made)) {
        return push_mistaken(L, reading);
    }
    return push(L, reading, &made, &spot, id);
}

static void add_word(lua_State *L, struct reading *reading, const struct made *made) {
    struct text word = word_of(made);
    lua_pushlstring(L, word.at, word.len);
    made_push(L, reading, made);
    lua_rawset(L, -3);
}

void condition_words_add(lua_State *L, struct reading *reading) {
    const struct schema *schema = &reading->base->schema;
    lua_pushglobaltable(L);
    for (size_t i = 0; i < schema->facts_count; i++) {
        const struct fact *fact = &schema->facts[i];
        if (fact->word.len > 0) {
            add_word(L, reading,
                     &(struct made){.subject = SUBJECT_FACT,
                                    .fact = fact,
                                    .test = {.fact = fact, .status = -1}});
        }
    }
    add_word(L, reading, &(struct made){.subject = SUBJECT_AREA, .test = {.status = -1}});
    add_word(L, reading,
             &(struct made){.subject = SUBJECT_OPTION, .test = {.status = -1}});
    lua_pop(L, 1);
    made_guard(L);
}
