#include "core/rules/explain.h"

#include "core/rules/assessment_json.h"
#include "core/rules/function.h"
#include "core/rules/sentence.h"

// What one explanation needs at every part.
struct explaining {
    struct json_writer *writer;
    struct arena *arena;
    struct inquiry inquiry;
    bool is_out_of_memory;
};

static const char *truth_name(enum truth truth) {
    return truth == YES ? "true" : truth == NO ? "false" : "unknown";
}

static void sentence_json(struct explaining *explaining, const struct test *test) {
    struct buffer text;
    buffer_init(&text, &explaining->writer->out->allocator, 1 << 16);
    sentence_of_test(&text, test, &explaining->inquiry);
    explaining->is_out_of_memory = explaining->is_out_of_memory || text.failed;
    json_text(explaining->writer, (struct text){text.at, text.len});
    buffer_clear(&text);
}

static void places_json(struct explaining *explaining, const struct condition *part,
                        enum truth truth) {
    struct trace trace = {.arena = explaining->arena};
    if (truth == UNKNOWN) {
        trace_gaps(&trace, part, &explaining->inquiry);
    } else {
        trace_facts(&trace, part, &explaining->inquiry);
    }
    explaining->is_out_of_memory = explaining->is_out_of_memory || trace.is_out_of_memory;
    json_begin_list(explaining->writer);
    for (size_t i = 0; i < trace.count; i++) {
        char pointer[AFTERCARE_PLACE_MAX];
        json_string(explaining->writer,
                    fact_place_pointer(pointer, sizeof pointer, &trace.places[i]));
    }
    json_end_list(explaining->writer);
}

static const char *joint(const struct condition *part) {
    switch (part->kind) {
    case CONDITION_TEST:
        return part->test->kind == TEST_FUNCTION ? "function" : "test";
    case CONDITION_AND:
        return "and";
    case CONDITION_OR:
        return "or";
    case CONDITION_NOT:
        return "not";
    }
    return "";
}

static void part_json(struct explaining *explaining, const struct condition *part);

// What a function asked, each as a part of its own.
static void reads_json(struct explaining *explaining, const struct test *function) {
    const struct function_answer *answer =
        function_answer(function, &explaining->inquiry);
    json_key(explaining->writer, "reads");
    json_begin_list(explaining->writer);
    for (size_t i = 0; i < answer->reads_count; i++) {
        part_json(explaining, &(struct condition){.kind = CONDITION_TEST,
                                                  .test = answer->reads[i],
                                                  .depth = 1});
    }
    json_end_list(explaining->writer);
    json_key(explaining->writer, "error");
    json_string(explaining->writer, answer->error);
}

static void test_json(struct explaining *explaining, const struct condition *part,
                      enum truth truth) {
    struct json_writer *writer = explaining->writer;
    json_key(writer, "wording");
    json_text(writer, part->test->wording);
    json_key(writer, "sentence");
    sentence_json(explaining, part->test);
    json_key(writer, "facts");
    places_json(explaining, part, truth);
    if (part->test->kind == TEST_FUNCTION) {
        reads_json(explaining, part->test);
    }
}

// a & (b & c) has three parts: what is joined in one way stands in one list.
static void parts_json(struct explaining *explaining, const struct condition *part,
                       enum condition_kind kind) {
    if (part->kind != kind) {
        part_json(explaining, part);
        return;
    }
    parts_json(explaining, part->left, kind);
    parts_json(explaining, part->right, kind);
}

// Depth is bounded by CONDITION_DEPTH_MAX.
static void part_json(struct explaining *explaining, const struct condition *part) {
    struct json_writer *writer = explaining->writer;
    struct answer answer = condition_answer(part, &explaining->inquiry);
    json_begin_object(writer);
    json_key(writer, "part");
    json_string(writer, joint(part));
    json_key(writer, "value");
    json_string(writer, truth_name(answer.truth));
    json_key(writer, "until");
    date_json(writer, answer.until);
    if (part->kind == CONDITION_TEST) {
        test_json(explaining, part, answer.truth);
    } else {
        json_key(writer, "parts");
        json_begin_list(writer);
        if (part->kind == CONDITION_NOT) {
            part_json(explaining, part->left);
        } else {
            parts_json(explaining, part, part->kind);
        }
        json_end_list(writer);
    }
    json_end_object(writer);
}

// How many tests must come out otherwise for the part to become wanted.
static unsigned cost(const struct explaining *explaining, const struct condition *part,
                     enum truth wanted) {
    if (condition_answer(part, &explaining->inquiry).truth == wanted) {
        return 0;
    }
    if (part->kind == CONDITION_TEST) {
        return 1;
    }
    if (part->kind == CONDITION_NOT) {
        return cost(explaining, part->left, (enum truth)(YES - wanted));
    }
    unsigned left = cost(explaining, part->left, wanted);
    unsigned right = cost(explaining, part->right, wanted);
    bool needs_both = (part->kind == CONDITION_AND) == (wanted == YES);
    return needs_both ? left + right : left < right ? left : right;
}

// Lists the tests of the cheapest way.
static void changes_json(struct explaining *explaining, const struct condition *part,
                         enum truth wanted) {
    struct json_writer *writer = explaining->writer;
    if (cost(explaining, part, wanted) == 0) {
        return;
    }
    if (part->kind == CONDITION_TEST) {
        json_begin_object(writer);
        json_key(writer, "wording");
        json_text(writer, part->test->wording);
        json_key(writer, "should_be");
        json_string(writer, truth_name(wanted));
        json_end_object(writer);
        return;
    }
    if (part->kind == CONDITION_NOT) {
        changes_json(explaining, part->left, (enum truth)(YES - wanted));
        return;
    }
    bool needs_both = (part->kind == CONDITION_AND) == (wanted == YES);
    bool takes_left =
        cost(explaining, part->left, wanted) <= cost(explaining, part->right, wanted);
    if (needs_both || takes_left) {
        changes_json(explaining, part->left, wanted);
    }
    if (needs_both || !takes_left) {
        changes_json(explaining, part->right, wanted);
    }
}

// The first day on which time alone makes the condition wanted; DATE_MAX: never.
static struct date day_of_change(const struct explaining *explaining,
                                 const struct condition *condition, enum truth wanted) {
    struct inquiry inquiry = {.facts = explaining->inquiry.facts,
                              .date = explaining->inquiry.date};
    for (;;) {
        struct answer answer = condition_answer(condition, &inquiry);
        if (answer.truth == wanted) {
            return inquiry.date;
        }
        if (date_compare(answer.until, DATE_MAX) == 0) {
            return DATE_MAX;
        }
        inquiry.date = answer.until;
    }
}

static void change_json(struct explaining *explaining, const struct condition *condition,
                        enum truth truth) {
    struct json_writer *writer = explaining->writer;
    enum truth wanted = truth == NO ? YES : NO;
    struct date day = day_of_change(explaining, condition, wanted);
    struct buffer text;
    buffer_init(&text, &writer->out->allocator, 1 << 12);
    if (date_compare(day, DATE_MAX) == 0) {
        buffer_format(&text,
                      "Time alone does not change this; it would %shold if the parts "
                      "under \"tests\" came out otherwise.",
                      wanted == YES ? "" : "not ");
    } else {
        buffer_format(&text, "With time alone it %s from ",
                      wanted == YES ? "holds" : "surely holds no more");
        sentence_date(&text, day);
        buffer_string(&text, " on.");
    }
    json_begin_object(writer);
    json_key(writer, "to");
    json_string(writer, truth_name(wanted));
    json_key(writer, "on");
    date_json(writer, day);
    json_key(writer, "sentence");
    json_text(writer, (struct text){text.at, text.len});
    json_key(writer, "tests");
    json_begin_list(writer);
    changes_json(explaining, condition, wanted);
    json_end_list(writer);
    json_end_object(writer);
    explaining->is_out_of_memory = explaining->is_out_of_memory || text.failed;
    buffer_clear(&text);
}

static void fields_json(struct json_writer *writer, const struct rule *rule) {
    const struct kind *kind = rule->kind;
    for (size_t i = 0; i < rule->values_count; i++) {
        const struct field *field = &kind->fields[rule->values[i].field];
        if (field->type != FIELD_CONDITION) {
            json_name(writer, field->name);
            value_json(writer, field, &rule->values[i]);
        }
    }
}

static void condition_member(struct explaining *explaining, const struct rule *rule,
                             enum role role, const char *key) {
    const struct rule_value *value = rule_get(rule, role);
    if (!value) {
        return;
    }
    struct answer answer = condition_answer(value->condition, &explaining->inquiry);
    json_key(explaining->writer, key);
    part_json(explaining, value->condition);
    if (role == ROLE_WHEN) {
        json_key(explaining->writer, "change");
        change_json(explaining, value->condition, answer.truth);
    }
}

static enum truth holds(const struct explaining *explaining, const struct rule *rule) {
    const struct facts *facts = explaining->inquiry.facts;
    const struct rule_value *when = rule_get(rule, ROLE_WHEN);
    const struct rule_value *unless = rule_get(rule, ROLE_UNLESS);
    struct answer answer = {rule_details(rule, facts->details, facts->details_count),
                            DATE_MAX};
    if (when) {
        answer =
            answer_and(answer, condition_answer(when->condition, &explaining->inquiry));
    }
    if (unless) {
        answer = answer_and(answer, answer_not(condition_answer(unless->condition,
                                                                &explaining->inquiry)));
    }
    return answer.truth;
}

aftercare_status explain_json(struct json_writer *writer, struct arena *arena,
                              const struct rulebase *base, const struct facts *facts,
                              const struct rule *rule) {
    struct explaining explaining = {
        .writer = writer,
        .arena = arena,
        .inquiry = {.facts = facts, .date = facts->date},
    };
    json_begin_object(writer);
    json_key(writer, "date");
    date_json(writer, facts->date);
    json_key(writer, "rules");
    rules_json(writer, base);
    json_key(writer, "rule");
    json_text(writer, rule->name);
    json_key(writer, "kind");
    json_text(writer, rule->kind->name);
    json_key(writer, "is_awake");
    json_bool(writer, rule->is_awake);
    json_key(writer, "holds");
    json_string(writer, truth_name(holds(&explaining, rule)));
    condition_member(&explaining, rule, ROLE_WHEN, "condition");
    condition_member(&explaining, rule, ROLE_UNLESS, "exception");
    json_key(writer, "fields");
    json_begin_object(writer);
    fields_json(writer, rule);
    json_end_object(writer);
    json_end_object(writer);
    return explaining.is_out_of_memory ? AFTERCARE_ENOMEM : functions_end(facts);
}
