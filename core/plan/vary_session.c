// Of a session: when it ends and where, what else is done in it, and what a practitioner
// changes of the rule.
#include "core/plan/vary_inside.h"

#include "core/base/json_writer.h"
#include "core/plan/waiting.h"

#define DAY 86400
#define CHANGES_TEXT_MAX ((size_t)1 << 16)
#define LONG "P400D"      // longer than what rules want
#define IN_THE_WAY_MAX 20 // rules that are left alone in turn

static struct varied member(const char *key) {
    return (struct varied){VARY_MEMBER, "session", text_of(key), TEXT("")};
}

static void add_end(struct variables *variables, struct date date, int64_t second) {
    char day[DATE_TEXT_MAX];
    second = (second % DAY + DAY) % DAY;
    (void)date_format(day, date);
    vary_add_made(variables, member("ended_at"),
                  arena_format(variables->arena, "\"%sT%02d:%02d:%02dZ\"", day,
                               (int)(second / 3600), (int)(second / 60 % 60),
                               (int)(second % 60)));
}

static int64_t seconds_of(const struct rule *rule, enum role role) {
    const struct rule_value *value = rule_get(rule, role);
    return value ? value->spans[0].seconds : 0;
}

// Sessions from whose end the rule's own time leads to a clock's time, and to the minutes
// beside it.
static void add_clock(struct variables *variables, const struct varying *varying,
                      const struct rule *rule, int64_t clock) {
    const int64_t away[] = {0, seconds_of(rule, ROLE_FROM), seconds_of(rule, ROLE_TILL)};
    for (size_t i = 0; i < 3; i++) {
        for (int minutes = -1; minutes <= 1; minutes++) {
            add_end(variables, varying->date, clock - away[i] + INT64_C(60) * minutes);
        }
    }
}

static void add_ends(struct variables *variables, const struct varying *varying) {
    const struct rule *both[] = {varying->rule, varying->changed};
    static const int64_t hours[] = {12, 0, 6, 18, 22};
    for (size_t i = 0; i < sizeof hours / sizeof *hours; i++) {
        add_end(variables, varying->date, hours[i] * 3600);
    }
    for (size_t i = 0; i < 2; i++) {
        const struct rule_value *value = rule_get(both[i], ROLE_REMIND);
        for (size_t k = 0; value && k < value->remind->at_count; k++) {
            add_clock(variables, varying, both[i], value->remind->at[k]);
        }
    }
    vary_add(variables, member("timezone"), "\"UTC\"");
}

// --- what a practitioner changes -------------------------------------------------------

static bool shares_product(const struct rule_value *ours, const struct rule *other) {
    const struct rule_value *of = rule_get(other, ROLE_OF);
    for (size_t i = 0; ours && of && i < ours->terms_count; i++) {
        for (size_t k = 0; k < of->terms_count; k++) {
            if (terms_overlap(ours->terms[i], of->terms[k])) {
                return true;
            }
        }
    }
    return false;
}

// Whether another rule can stand before what this one wants: one of the same products, or
// of the same step.
static bool is_in_the_way(const struct varying *varying, const struct rule *other) {
    const struct rule *rule = varying->rule;
    enum fold fold = rule->kind->fold;
    enum role products = fold == FOLD_STEPS ? ROLE_WITH : ROLE_OF;
    if (other == rule || other == varying->changed || !other->is_awake) {
        return false;
    }
    if (other->kind->fold == FOLD_CUT_WINDOWS) {
        return shares_product(rule_get(rule, products), other);
    }
    return fold == FOLD_STEPS && other->kind->fold == FOLD_STEPS &&
           waiting_is_same(rule, other);
}

// till NULL: the rule is taken away; else it keeps its beginning.
static void write_change(struct json_writer *writer, const struct rule *rule,
                         const char *till) {
    json_begin_object(writer);
    json_key(writer, "rule");
    json_text(writer, rule->name);
    if (!till) {
        json_key(writer, "from");
        json_string(writer, "PT0S");
    }
    json_key(writer, "till");
    json_string(writer, till ? till : "PT0S");
    json_key(writer, "by");
    json_string(writer, "practitioner");
    json_key(writer, "because");
    json_string(writer, "This person needs it otherwise.");
    json_end_object(writer);
}

// The rules in the way are taken away, but for one of them; left NULL: all of them.
static void add_clearance(struct variables *variables, const struct varying *varying,
                          const struct rule *left) {
    const struct rulebase *base = varying->base;
    struct buffer text;
    buffer_init(&text, &variables->arena->allocator, CHANGES_TEXT_MAX);
    struct json_writer writer = {.out = &text};
    json_begin_list(&writer);
    for (size_t i = 0; i < base->rules_count; i++) {
        if (base->rules[i] != left && is_in_the_way(varying, base->rules[i])) {
            write_change(&writer, base->rules[i], NULL);
        }
    }
    json_end_list(&writer);
    vary_add_made(variables, member("changes"),
                  text.failed ? NULL : arena_copy(variables->arena, text.at, text.len));
    buffer_clear(&text);
}

static void add_extension(struct variables *variables, const struct rule *rule) {
    struct buffer text;
    buffer_init(&text, &variables->arena->allocator, CHANGES_TEXT_MAX);
    struct json_writer writer = {.out = &text};
    json_begin_list(&writer);
    write_change(&writer, rule, LONG);
    json_end_list(&writer);
    vary_add_made(variables, member("changes"),
                  text.failed ? NULL : arena_copy(variables->arena, text.at, text.len));
    buffer_clear(&text);
}

// What comes too late for the rule's own end is seen where somebody moved that end; what
// another rule hides, where somebody took that one away.
static void add_changes(struct variables *variables, const struct varying *varying) {
    const struct rulebase *base = varying->base;
    size_t count = 0;
    vary_add(variables, member("changes"), NULL);
    add_extension(variables, varying->rule);
    add_clearance(variables, varying, NULL);
    for (size_t i = 0; i < base->rules_count && count < IN_THE_WAY_MAX; i++) {
        if (is_in_the_way(varying, base->rules[i])) {
            add_clearance(variables, varying, base->rules[i]);
            add_extension(variables, base->rules[i]);
            count++;
        }
    }
}

// --- what else is done, and what is put on ---------------------------------------------

static bool is_leaf(const struct vocabulary *vocabulary, const struct term *term) {
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct term *other = vocabulary->terms[i];
        if (other != term && text_equal(other->category, term->category) &&
            term_lies_in(other, term)) {
            return false;
        }
    }
    return true;
}

// What bars a product, or is ready later, belongs to something else done in the session.
static void add_companions(struct variables *variables, const struct varying *varying) {
    const struct vocabulary *vocabulary = &varying->base->vocabulary;
    const struct rule_value *subject = rule_get(varying->rule, ROLE_SUBJECT);
    const struct term *own =
        subject ? vary_one_of(varying->base, subject->terms[0]) : NULL;
    for (size_t i = 0; own && i < vocabulary->count; i++) {
        const struct term *other = vocabulary->terms[i];
        if (categories_take(varying->base->schema.treatments, other) &&
            !terms_touch(other, own) && is_leaf(vocabulary, other)) {
            vary_add_made(variables, member("treatments"),
                          arena_format(variables->arena, "[\"%.*s\",\"%.*s\"]",
                                       TEXT_ARGS(own->id), TEXT_ARGS(other->id)));
        }
    }
}

// Each product that the rule is about.
static void add_products(struct variables *variables, const struct varying *varying) {
    const struct rule *both[] = {varying->rule, varying->changed};
    const struct vocabulary *vocabulary = &varying->base->vocabulary;
    for (size_t i = 0; i < 2; i++) {
        const struct rule_value *of = rule_get(both[i], ROLE_OF);
        for (size_t k = 0; of && k < vocabulary->count; k++) {
            const struct term *term = vocabulary->terms[k];
            if (term_lies_in(term, of->terms[0]) &&
                categories_take(varying->base->schema.products, term)) {
                vary_add_made(
                    variables, member("products"),
                    arena_format(variables->arena, "[\"%.*s\"]", TEXT_ARGS(term->id)));
            }
        }
    }
}

void vary_of_session(struct variables *variables, const struct varying *varying) {
    vary_add(variables, member("id"), "\"s-1\"");
    if (varying->rule->kind->fold == FOLD_CUT_WINDOWS) {
        add_products(variables, varying);
    }
    add_ends(variables, varying);
    add_changes(variables, varying);
    if (varying->rule->kind->fold == FOLD_STEPS && rule_get(varying->rule, ROLE_WITH)) {
        add_companions(variables, varying);
    }
}
