#include "core/lua/fact_records.h"

#include "core/lua/stages.h"

#include <lauxlib.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define X(name, word) {word, sizeof word - 1},
static const struct text record_tests[] = {RECORD_TESTS(X)};
#undef X
static const struct text status_roles[] = {
    [STATUS_PRESENT] = {"present", 7}, [STATUS_PAST] = {"past", 4}};

// The names of a table such as { active = "present" }, in their order.
static bool read_meanings(const struct spot *spot, const char *right,
                          struct texts *names) {
    if (!value_keys(spot, right, names)) {
        return false;
    }
    bool is_right = value_check_twins(spot);
    for (size_t i = 0; i < names->count; i++) {
        if (!style_fits(STYLE_SNAKE, names->at[i])) {
            struct spot key = spot_key(spot, names->at[i]);
            is_right =
                spot_complain(&key, CHECK_BAD_NAME, "\"%.*s\" is no name (write %s)",
                              SHOWN(names->at[i]), style_says(STYLE_SNAKE));
        }
    }
    return is_right;
}

bool fact_records_read_statuses(const struct spot *spot, struct fact *fact) {
    struct texts names;
    if (!read_meanings(spot,
                       "a table such as { active = \"present\", resolved = \"past\" }",
                       &names)) {
        return false;
    }
    struct status *statuses = script_alloc(spot->script, names.count, sizeof *statuses);
    bool is_right = statuses != NULL;
    for (size_t i = 0; statuses && i < names.count; i++) {
        struct spot one = spot_field(spot, names.at[i]);
        int role = 0;
        is_right = value_choice(&one, (struct texts){status_roles, COUNT(status_roles)},
                                &role) &&
                   is_right;
        statuses[i] = (struct status){script_copy(spot->script, names.at[i]),
                                      (enum status_role)role};
        lua_settop(spot->L, one.index - 1);
    }
    fact->statuses = statuses;
    fact->statuses_count = statuses ? names.count : 0;
    return is_right;
}

static int find_status(const struct fact *fact, struct text name) {
    for (size_t i = 0; i < fact->statuses_count; i++) {
        if (text_equal(fact->statuses[i].name, name)) {
            return (int)i;
        }
    }
    return -1;
}

static bool read_status_test(const struct spot *spot, const struct fact *fact,
                             struct text meaning, struct verb *verb) {
    struct text name = {meaning.at + 7, meaning.len - 7}; // behind "status:"
    verb->test = RECORD_STATUS;
    verb->status = find_status(fact, name);
    if (verb->status >= 0) {
        return true;
    }
    struct nearest nearest = {.word = name};
    for (size_t i = 0; i < fact->statuses_count; i++) {
        nearest_offer(&nearest, fact->statuses[i].name);
    }
    struct suggestion end;
    return spot_complain(spot, CHECK_FACT_SHAPE, "\"%.*s\" is no status of this fact%s",
                         SHOWN(name),
                         suggest_near(&end, &nearest, "add it to status = { … }"));
}

static bool begins_with(struct text text, struct text start) {
    return text.len > start.len && text_equal((struct text){text.at, start.len}, start);
}

// "ever", "present", "within" or "status:remission".
static bool read_verb(const struct spot *spot, const struct fact *fact,
                      struct verb *verb) {
    struct text meaning;
    if (!value_look(spot, STYLES, &meaning)) {
        return false;
    }
    if (begins_with(meaning, TEXT("status:"))) {
        return read_status_test(spot, fact, meaning, verb);
    }
    for (size_t i = 0; i < COUNT(record_tests); i++) {
        if (text_equal(record_tests[i], meaning) && i != RECORD_STATUS) {
            verb->test = (enum record_test)i;
            return true;
        }
    }
    return spot_complain(
        spot, CHECK_FACT_SHAPE,
        "\"%.*s\" is no test (write \"ever\", \"present\", \"within\" or "
        "\"status:…\")",
        SHOWN(meaning));
}

bool fact_records_read_verbs(const struct spot *spot, struct fact *fact) {
    struct texts names;
    if (!read_meanings(spot, "a table such as { active = \"present\", ever = \"ever\" }",
                       &names)) {
        return false;
    }
    struct verb *verbs = script_alloc(spot->script, names.count, sizeof *verbs);
    bool is_right = verbs != NULL;
    for (size_t i = 0; verbs && i < names.count; i++) {
        struct spot one = spot_field(spot, names.at[i]);
        verbs[i] =
            (struct verb){.name = script_copy(spot->script, names.at[i]), .status = -1};
        is_right = read_verb(&one, fact, &verbs[i]) && is_right;
        lua_settop(spot->L, one.index - 1);
    }
    fact->verbs = verbs;
    fact->verbs_count = verbs ? names.count : 0;
    return is_right;
}

bool fact_records_check(const struct spot *table, const struct fact *fact) {
    bool is_right = true;
    if (fact->plain.len > 0 && !fact_verb(fact, fact->plain)) {
        is_right =
            spot_complain(table, CHECK_FACT_SHAPE,
                          "plain = \"%.*s\" is none of the verbs of %.*s (add it to "
                          "verbs = { … })",
                          SHOWN(fact->plain), SHOWN(table->name));
    }
    if (fact->word.len > 0 && fact->verbs_count == 0) {
        is_right = spot_complain(table, CHECK_FACT_SHAPE,
                                 "%.*s has a word and no verbs (add verbs = { … })",
                                 SHOWN(table->name));
    }
    return is_right;
}
