// Rules that are said twice, as a condition and as a function: for every document both
// answer the same, until the same day; and what a function answers for certain stays.
// Documents are random, from a fixed seed.
#include "core/rules/answer.h"
#include "tests/unit/rules/workshop.h"

#define DOCUMENTS 150
#define RULES_MAX (1 << 14)

static const struct {
    const char *condition, *function;
} twins[] = {
    {"fault 'worm' :now()", "return facts:fault('worm'):now()"},
    {"fault 'rot' :within 'P2W' :here()",
     "return facts:fault('rot'):here():within('P2W')"},
    {"coat 'oil' :within 'P3M' & indoors :yes()",
     "return facts:coat('oil'):within('P3M') and facts:indoors():yes()"},
    {"coat 'varnish' :on() | ~indoors :yes()",
     "if facts:coat('varnish'):on() then return true end\n"
     "return not facts:indoors():yes()"},
    {"~(wood :is 'oak' | wood :is 'pine') & hardness :at_least(4)",
     "local wood = facts:wood():value()\n"
     "return wood ~= 'oak' and wood ~= 'pine' and facts:hardness():value() >= 4"},
    {"age :under 'P18M' & (event 'flood' :within 'P6M' | area 'leg')",
     "return facts:age():under('P18M') & (facts:event('flood'):within('P6M') "
     "| facts:area('leg'))"},
    {"(fault 'worm' :ever() & fault 'crack' :ever()) | (fault 'worm' :ever() & fault "
     "'stain' :ever()) | (fault 'crack' :ever() & fault 'stain' :ever())",
     "local n = 0\n"
     "for _, code in ipairs { 'worm', 'crack', 'stain' } do\n"
     "  if facts:fault(code):ever() then n = n + 1 end\n"
     "end\n"
     "return n > 1"},
};

#define TWINS (sizeof twins / sizeof *twins)

struct chance {
    uint64_t state;
};

static unsigned below(struct chance *chance, unsigned count) {
    chance->state = chance->state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(chance->state >> 33) % count;
}

static const char *one_of(struct chance *chance, const char *const *words,
                          unsigned count) {
    return words[below(chance, count)];
}

#define ONE_OF(chance, words) one_of(chance, words, sizeof(words) / sizeof *(words))

static void add_date(struct buffer *out, struct chance *chance) {
    if (below(chance, 4) == 0) {
        buffer_format(out, "'2026-0%u'", 1 + below(chance, 6));
    } else {
        buffer_format(out, "'2026-0%u-%02u'", 1 + below(chance, 6),
                      1 + below(chance, 15));
    }
}

static void add_member(struct buffer *out, struct chance *chance, const char *name) {
    if (below(chance, 2) == 0) {
        buffer_format(out, ", '%s': ", name);
        add_date(out, chance);
    }
}

// A list of up to three entries, or none that is known.
static void add_list(struct buffer *out, struct chance *chance, const char *name,
                     const char *const *codes, const char *ends) {
    static const char *const parts[] = {"'leg'", "'top'", "'drawer'", "null"};
    if (below(chance, 5) == 0) {
        return;
    }
    buffer_format(out, "'%s': [", name);
    for (unsigned i = below(chance, 4); i > 0; i--) {
        buffer_format(out, "{'code': '%s'", one_of(chance, codes, 3));
        add_member(out, chance, ends);
        if (strcmp(name, "coats") != 0) {
            buffer_format(out, ", 'area': %s", ONE_OF(chance, parts));
        }
        buffer_string(out, i > 1 ? "}, " : "}");
    }
    buffer_string(out, "], ");
}

static void add_document(struct buffer *out, struct chance *chance) {
    static const char *const faults[] = {"worm", "crack", "rot_deep"};
    static const char *const coats[] = {"linseed_oil", "shellac", "wax"};
    static const char *const events[] = {"flood", "move", "flood"};
    static const char *const woods[] = {"'oak'", "'pine'", "'other'", "null"};
    static const char *const flags[] = {"true", "false", "null"};
    static const char *const hard[] = {"1", "3", "4", "6", "null"};
    static const char *const open[] = {"'unanswered': ['worm', 'oil'], ",
                                       "'unanswered': ['stain'], ", ""};
    static const char *const areas[] = {", 'areas': ['leg']", ", 'areas': ['table']", ""};
    buffer_string(out, "{'patient': {");
    add_list(out, chance, "faults", faults, "mended");
    add_list(out, chance, "coats", coats, "ended");
    add_list(out, chance, "events", events, "day");
    buffer_string(out, ONE_OF(chance, open));
    buffer_format(out, "'wood': %s, 'indoors': %s, 'hardness': %s", ONE_OF(chance, woods),
                  ONE_OF(chance, flags), ONE_OF(chance, hard));
    add_member(out, chance, "made");
    buffer_format(out, "}, 'request': {'treatments': ['sanding']%s}}",
                  ONE_OF(chance, areas));
}

static void write_rules(char rules[RULES_MAX]) {
    size_t len = 0;
    for (size_t i = 0; i < TWINS; i++) {
        len += (size_t)snprintf(rules + len, RULES_MAX - len,
                                "bar 'c%zu' { works = 'sanding', grade = 'later', when "
                                "= %s }\nbar 'f%zu' { works = 'sanding', grade = "
                                "'later',\nwhen = function(facts)\n%s\nend }\n",
                                i, twins[i].condition, i, twins[i].function);
    }
}

// "true 2026-12-01" of a finding, or "false".
static const char *found(struct workshop *shop, const struct json *answer, char kind,
                         size_t number) {
    char name[16];
    (void)snprintf(name, sizeof name, "t.%c%zu", kind, number);
    const struct json *findings =
        json_member(json_member(answer, "treatments")->first, "findings");
    for (const struct json *one = findings->first; one; one = one->next) {
        if (text_is(json_member(one, "rule")->text, name)) {
            return arena_format(
                &shop->arena, "%s %s %s", workshop_at(shop, one, "/holds"),
                workshop_at(shop, one, "/clear_from"), workshop_at(shop, one, "/area"));
        }
    }
    return "false";
}

// Holds both twins against each other; returns what they answer.
static enum truth compare(struct workshop *shop, const struct json *answer, size_t twin,
                          const char *document) {
    const char *condition = found(shop, answer, 'c', twin);
    const char *function = found(shop, answer, 'f', twin);
    if (strcmp(condition, function) != 0) {
        fail_msg("%s: %s, as a function %s, of %s", twins[twin].condition, condition,
                 function, document);
    }
    return strstr(condition, "'true'")      ? YES
           : strstr(condition, "'unknown'") ? UNKNOWN
                                            : NO;
}

static void functions_answer_as_conditions_do(void **state) {
    (void)state;
    struct chance chance = {.state = 20261122};
    struct workshop shop;
    struct buffer text;
    char rules[RULES_MAX];
    write_rules(rules);
    workshop_open(&shop, rules);
    buffer_init(&text, &system_allocator, 1 << 16);

    size_t seen[] = {[NO] = 0, [UNKNOWN] = 0, [YES] = 0};
    for (size_t i = 0; i < DOCUMENTS * TWINS; i++) {
        if (i % TWINS == 0) {
            buffer_reset(&text);
            add_document(&text, &chance);
        }
        const struct json *answer = workshop_assess(&shop, text.at);
        seen[compare(&shop, answer, i % TWINS, text.at)]++;
    }
    assert_true(seen[NO] > 100 && seen[UNKNOWN] > 100 && seen[YES] > 100);

    buffer_clear(&text);
    workshop_close(&shop);
}

// The document with another value for a member that was null; NULL: it is not null.
static const char *told(struct workshop *shop, const char *document, const char *member,
                        const char *value) {
    const char *found = strstr(document, member);
    if (!found) {
        return NULL;
    }
    const char *rest = found + strlen(member) - strlen("null");
    return arena_format(&shop->arena, "%.*s%s%s", (int)(rest - document), document, value,
                        rest + strlen("null"));
}

// What was certain of each function stays so, whatever else is told.
static void assert_stays(struct workshop *shop, const char *document, const char *later) {
    const struct json *before = workshop_assess(shop, document);
    const struct json *after = workshop_assess(shop, later);
    for (size_t i = 0; i < TWINS; i++) {
        const char *first = found(shop, before, 'f', i);
        const char *then = found(shop, after, 'f', i);
        bool was_true = strstr(first, "'true'");
        bool was_certain = was_true || strcmp(first, "false") == 0;
        if (was_certain &&
            (strstr(then, "'unknown'") || was_true != !!strstr(then, "'true'"))) {
            fail_msg("%s: %s of %s, but %s of %s", twins[i].function, first, document,
                     then, later);
        }
    }
}

static void no_answer_takes_back_what_is_certain(void **state) {
    (void)state;
    static const struct {
        const char *member, *value;
    } answers[] = {
        {"'indoors': null", "true"}, {"'indoors': null", "false"},
        {"'wood': null", "'oak'"},   {"'wood': null", "'other'"},
        {"'hardness': null", "1"},   {"'hardness': null", "5"},
    };
    struct chance chance = {.state = 7};
    struct workshop shop;
    struct buffer text;
    char rules[RULES_MAX];
    write_rules(rules);
    workshop_open(&shop, rules);
    buffer_init(&text, &system_allocator, 1 << 16);

    size_t tried = 0;
    for (size_t i = 0; i < DOCUMENTS * sizeof answers / sizeof *answers; i++) {
        if (i % (sizeof answers / sizeof *answers) == 0) {
            buffer_reset(&text);
            add_document(&text, &chance);
        }
        size_t answer = i % (sizeof answers / sizeof *answers);
        const char *later =
            told(&shop, text.at, answers[answer].member, answers[answer].value);
        if (later) {
            assert_stays(&shop, text.at, later);
            tried++;
        }
    }
    assert_true(tried > 100);

    buffer_clear(&text);
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(functions_answer_as_conditions_do),
        cmocka_unit_test(no_answer_takes_back_what_is_certain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
