#include "core/plan/telltale.h"

#include "core/plan/side.h"
#include "core/plan/telltale_expect.h"
#include "core/plan/telltale_moment.h"
#include "core/plan/telltale_text.h"
#include "core/plan/vary.h"

#include <string.h>

#define TEXT_MAX ((size_t)1 << 20)
#define VARIANTS_MAX 3 // choices of options under which it is searched

// The documents under one choice of options.
struct telling {
    struct attempt *attempt;
    const struct altered *altered;
    aftercare_assessor *plain; // of the rules as they are
    struct variables variables;
    size_t *chosen; // of each variable
    size_t tries_before;
    bool tries_unknown;
    bool is_out_of_memory;
    struct buffer document;
    struct telltale *out;
};

static aftercare_status no_memory(aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for a document");
}

static const struct json *read(struct arena *arena, struct text text) {
    struct json_limits limits = {
        .bytes = (size_t)64 << 20, .entries = 1 << 20, .depth = 64};
    struct json_document document;
    char *copy = arena_copy(arena, text.at, text.len);
    bool is_read = copy && !json_read(&document, arena, "telltale",
                                      (struct text){copy, text.len}, &limits, NULL);
    return is_read ? document.root : NULL;
}

static struct text written(const struct telling *telling) {
    return (struct text){telling->document.at, telling->document.len};
}

// --- what comes out --------------------------------------------------------------------

// A copy of the answer; at NULL where the document is refused.
static struct text answer_of(struct telling *telling, aftercare_assessor *assessor) {
    const struct text text = written(telling);
    const aftercare_document document = {
        .name = "telltale", .text = text.at, .len = text.len};
    struct arena *arena = &telling->attempt->case_arena;
    aftercare_json answer = {NULL, 0};
    const aftercare_plan *plan = NULL;
    aftercare_status status;
    if (telling->variables.is_session) {
        status = aftercare_plan_session(assessor, &document, NULL, &plan, NULL);
        if (!status && plan) {
            answer = (aftercare_json){plan->json, plan->json_len};
        }
    } else {
        status = aftercare_assess(assessor, &document, NULL, &answer, NULL);
    }
    const char *copy = answer.text ? arena_copy(arena, answer.text, answer.len) : NULL;
    if (status == AFTERCARE_ENOMEM || (!status && !copy)) {
        telling->is_out_of_memory = true;
    }
    return (struct text){copy, copy ? answer.len : 0};
}

// Writes what a case could expect of both answers; false: nothing.
typedef bool expect_function(struct json_writer *out, const struct telling *telling,
                             const struct two_answers *answers);

static bool expect_words(struct json_writer *out, const struct telling *telling,
                         const struct two_answers *answers) {
    (void)telling;
    return telltale_expect(out, answers);
}

static bool expect_moment(struct json_writer *out, const struct telling *telling,
                          const struct two_answers *answers) {
    return answers->is_plan &&
           telltale_moment(out, answers, telling->altered, written(telling));
}

// What differs, as a case would expect it; NULL: nothing of it.
static const struct json *expect_of(struct telling *telling,
                                    const struct two_answers *answers,
                                    expect_function *expects) {
    struct arena *arena = &telling->attempt->case_arena;
    struct buffer text;
    buffer_init(&text, &arena->allocator, TEXT_MAX);
    struct json_writer writer = {.out = &text};
    json_begin_object(&writer);
    bool is_told = expects(&writer, telling, answers);
    json_end_object(&writer);
    const struct json *expect =
        is_told && !text.failed ? read(arena, (struct text){text.at, text.len}) : NULL;
    telling->is_out_of_memory = telling->is_out_of_memory || text.failed;
    buffer_clear(&text);
    return expect;
}

static bool notices(const struct telling *telling, struct pack_case *pack_case) {
    struct arena *arena = &telling->attempt->case_arena;
    const struct pack_trial right = {pack_case, telling->plain, arena, NULL};
    const struct pack_trial wrong = {pack_case, telling->altered->assessor, arena, NULL};
    return pack_expect(&right, NULL) == AFTERCARE_OK &&
           pack_expect(&wrong, NULL) == AFTERCARE_EDOCUMENT;
}

static void show(struct telling *telling, const struct json *document,
                 const struct json *expect) {
    const struct attempt *attempt = telling->attempt;
    const size_t number = (size_t)(attempt->target - attempt->mutants->targets);
    const struct telltale_case telltale = {
        .altered = telling->altered,
        .before = attempt->mutants->mutants[number].before,
        .after = attempt->mutants->mutants[number].after,
        .variables = &telling->variables,
        .chosen = telling->chosen,
        .document = document,
        .expect = expect,
    };
    struct buffer out;
    buffer_init(&out, &attempt->mutants->allocator, TEXT_MAX);
    telltale_text(&out, &telltale);
    char *copy =
        out.failed ? NULL : arena_copy(&telling->attempt->arena, out.at, out.len);
    telling->is_out_of_memory = !copy;
    telling->out->test = (struct text){copy, copy ? out.len : 0};
    buffer_clear(&out);
}

static void compare(struct telling *telling, struct text right, struct text wrong) {
    static expect_function *const ways[] = {expect_words, expect_moment};
    struct arena *arena = &telling->attempt->case_arena;
    const struct json *document = read(arena, written(telling));
    struct pack_case pack_case = {
        .pack = telling->altered->rule->pack,
        .place = {.file = "telltale"},
        .options = telling->altered->variant->options,
        .options_count = telling->altered->variant->count,
    };
    const struct pack_trial trial = {&pack_case, telling->plain, arena, NULL};
    const struct two_answers answers = {read(arena, right), read(arena, wrong), &trial,
                                        telling->variables.is_session};
    if (!document || !answers.right || !answers.wrong) {
        telling->is_out_of_memory = true;
        return;
    }
    if (answers.is_plan) {
        pack_case.session = written(telling);
    } else {
        pack_case.assessment = written(telling);
    }
    for (size_t i = 0; i < 2 && !telling->out->test.at; i++) {
        pack_case.expect = expect_of(telling, &answers, ways[i]);
        if (pack_case.expect && notices(telling, &pack_case)) {
            show(telling, document, pack_case.expect);
        }
    }
}

static void try_chosen(struct telling *telling) {
    arena_reset(&telling->attempt->case_arena);
    buffer_reset(&telling->document);
    vary_write(&telling->document, &telling->variables, telling->chosen);
    telling->out->tries++;
    if (telling->document.failed) {
        telling->is_out_of_memory = true;
        return;
    }
    struct text right = answer_of(telling, telling->plain);
    struct text wrong = right.at ? answer_of(telling, telling->altered->assessor) : right;
    if (right.at && wrong.at && !text_equal(right, wrong)) {
        compare(telling, right, wrong);
    }
}

// --- which documents -------------------------------------------------------------------

static bool goes_on(const struct telling *telling) {
    return !telling->out->test.at && !telling->is_out_of_memory &&
           telling->out->tries - telling->tries_before < TELLTALE_TRIES_MAX;
}

// A value by which a variable leaves the quiet document, tried in this round: first those
// that are given, which people understand, then also what is not known.
static bool is_tried(const struct telling *telling, size_t variable, size_t value) {
    return telling->tries_unknown ||
           telling->variables.items[variable].values[value] != NULL;
}

static void try_pair(struct telling *telling, size_t i, size_t j) {
    size_t many = telling->variables.items[j].count - 1;
    size_t all = (telling->variables.items[i].count - 1) * many;
    for (size_t k = 0; k < all && goes_on(telling); k++) {
        telling->chosen[i] = 1 + k / many;
        telling->chosen[j] = 1 + k % many;
        if (is_tried(telling, i, telling->chosen[i]) &&
            is_tried(telling, j, telling->chosen[j])) {
            try_chosen(telling);
        }
    }
    telling->chosen[i] = telling->chosen[j] = 0;
}

// Those that differ from the quiet one in at most two variables: the plainest first.
static void try_near(struct telling *telling) {
    const struct variables *variables = &telling->variables;
    size_t count = variables->count;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 1; k < variables->items[i].count && goes_on(telling); k++) {
            telling->chosen[i] = k;
            if (is_tried(telling, i, k)) {
                try_chosen(telling);
            }
        }
        telling->chosen[i] = 0;
    }
    for (size_t pair = 0; pair < count * count && goes_on(telling); pair++) {
        if (pair / count < pair % count) {
            try_pair(telling, pair / count, pair % count);
        }
    }
}

// The number-th of all documents.
static void choose(struct telling *telling, uint64_t number) {
    for (size_t i = 0; i < telling->variables.count; i++) {
        telling->chosen[i] = number % telling->variables.items[i].count;
        number /= telling->variables.items[i].count;
    }
}

// The plainest ones, and then all documents, or as many again, spread over all of them.
static void try_all(struct telling *telling) {
    size_t all = vary_count(&telling->variables);
    telling->tries_before = telling->out->tries;
    telling->tries_unknown = false;
    try_chosen(telling);
    try_near(telling);
    if (all > TELLTALE_TRIES_MAX) {
        telling->tries_unknown = true;
        try_near(telling);
    }
    telling->tries_before = telling->out->tries;
    for (uint64_t i = 0; i < all && goes_on(telling); i++) {
        choose(telling,
               all <= TELLTALE_TRIES_MAX ? i : i * UINT64_C(0x9E3779B97F4A7C15) >> 8);
        try_chosen(telling);
    }
}

// --- around what -----------------------------------------------------------------------

static const struct term *first_area(const struct rulebase *base,
                                     const struct term *apart) {
    for (size_t i = 0; i < base->vocabulary.count; i++) {
        const struct term *term = base->vocabulary.terms[i];
        if (categories_take(base->schema.areas, term) &&
            (!apart || !terms_overlap(term, apart))) {
            return term;
        }
    }
    return NULL;
}

// Where the rule is about, else where a case is that speaks of it, else anywhere.
static const struct term *usual_area(const struct attempt *attempt,
                                     const struct altered *altered) {
    const struct rule_value *areas = rule_get(altered->rule, ROLE_AREAS);
    const struct world *world = attempt->target->world;
    for (size_t i = 0; !areas && i < world->cases_count; i++) {
        const struct bystander *one = &world->cases[i];
        const struct facts *facts = one->facts ? one->facts : one->session;
        if (facts && facts->areas_count > 0 && attempt_touches(altered, one)) {
            return vocabulary_term(&altered->rules.base->vocabulary, facts->areas[0]->id);
        }
    }
    return areas ? areas->terms[0] : first_area(altered->rules.base, NULL);
}

static aftercare_status search(struct telling *telling) {
    const struct altered *altered = telling->altered;
    struct arena *arena = &telling->attempt->arena;
    struct varying varying = {
        .base = altered->rules.base,
        .rule = altered->rule,
        .changed = altered->changed,
        .area = usual_area(telling->attempt, altered),
    };
    const struct rule_value *value = &altered->rule->values[altered->mutation->value];
    varying.field = &altered->rule->kind->fields[value->field];
    varying.elsewhere =
        varying.area ? first_area(altered->rules.base, varying.area) : NULL;
    (void)date_make(&varying.date, 2026, 6, 1);
    if (vary_list(&telling->variables, arena, &varying)) {
        return AFTERCARE_ENOMEM;
    }
    telling->chosen =
        arena_array(arena, telling->variables.count, sizeof *telling->chosen);
    if (!telling->chosen) {
        return AFTERCARE_ENOMEM;
    }
    buffer_init(&telling->document, &telling->attempt->mutants->allocator, TEXT_MAX);
    try_all(telling);
    buffer_clear(&telling->document);
    return telling->is_out_of_memory ? AFTERCARE_ENOMEM : AFTERCARE_OK;
}

static aftercare_status search_under(struct telling *telling,
                                     const struct variant *variant,
                                     aftercare_error *err) {
    aftercare_status status =
        aftercare_assessor_new(&telling->plain, variant->rules, err);
    if (!status && search(telling)) {
        status = no_memory(err);
    }
    aftercare_assessor_free(telling->plain);
    telling->plain = NULL;
    return status;
}

// Whether the rule asks for what the clinic chose.
static bool asks_for_options(const struct rule *rule) {
    uint32_t number = 0;
    const struct test *test = side_test(rule, number);
    while (test && test->kind != TEST_CONSTANT) {
        test = side_test(rule, ++number);
    }
    return test != NULL;
}

// Whether it is searched under these options in this round: first under those that stand
// where nobody chooses, then, where that matters to the rule, under others.
static bool is_searched(const struct attempt *attempt, const struct variant *variant,
                        bool is_first) {
    const struct rulebase *base = variant->rules->base;
    const struct rulebase *plain = attempt->target->world->base;
    const struct rule *rule = plain->rules[attempt->target->rule];
    if (is_first || base == plain) {
        return is_first && base == plain && rule->is_awake;
    }
    return base->rules[attempt->target->rule]->is_awake &&
           (!rule->is_awake || asks_for_options(rule));
}

aftercare_status telltale_find(struct telltale *out, struct attempt *attempt,
                               aftercare_error *err) {
    struct telling telling = {.attempt = attempt, .out = out};
    const struct variant *first = attempt->target->world->variants.first;
    aftercare_status status = AFTERCARE_OK;
    size_t searched = 0;
    *out = (struct telltale){.tries = 0};
    for (int round = 0; round < 2; round++) {
        for (const struct variant *variant = first;
             !status && variant && !out->test.at && searched < VARIANTS_MAX;
             variant = variant->next) {
            struct altered *altered = NULL;
            if (!is_searched(attempt, variant, round == 0)) {
                continue;
            }
            status = attempt_alter(&altered, attempt, variant, err);
            if (!status && altered) {
                telling.altered = altered;
                status = search_under(&telling, variant, err);
                searched++;
            }
        }
    }
    return status;
}
