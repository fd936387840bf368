#include "core/rules/explain.h"

#include "core/rules/assessment_json.h"
#include "core/rules/explain_details.h"
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

static void places_json(struct explaining *explaining, const struct test *test,
                        enum truth truth) {
    struct trace trace = {.arena = explaining->arena};
    trace_test(&trace, test, truth, &explaining->inquiry);
    explaining->is_out_of_memory = explaining->is_out_of_memory || trace.is_out_of_memory;
    json_begin_list(explaining->writer);
    for (size_t i = 0; i < trace.count; i++) {
        char pointer[AFTERCARE_PLACE_MAX];
        json_string(explaining->writer,
                    fact_place_pointer(pointer, sizeof pointer, &trace.places[i]));
    }
    json_end_list(explaining->writer);
}

static void answer_json(struct json_writer *writer, const char *part,
                        struct answer answer) {
    json_key(writer, "part");
    json_string(writer, part);
    json_key(writer, "value");
    json_string(writer, truth_name(answer.truth));
    json_key(writer, "until");
    date_json(writer, answer.until);
}

static void test_json(struct explaining *explaining, const struct test *test,
                      struct answer answer);

// What a function asked, each as a part of its own, and none of them a function.
static void reads_json(struct explaining *explaining, const struct test *function) {
    const struct function_answer *answer =
        function_answer(function, &explaining->inquiry);
    json_key(explaining->writer, "reads");
    json_begin_list(explaining->writer);
    for (size_t i = 0; i < answer->reads_count; i++) {
        const struct test *read = answer->reads[i];
        test_json(explaining, read, test_answer(read, &explaining->inquiry));
    }
    json_end_list(explaining->writer);
    json_key(explaining->writer, "error");
    json_string(explaining->writer, answer->error);
}

static void test_json(struct explaining *explaining, const struct test *test,
                      struct answer answer) {
    struct json_writer *writer = explaining->writer;
    bool is_function = test->kind == TEST_FUNCTION;
    json_begin_object(writer);
    answer_json(writer, is_function ? "function" : "test", answer);
    json_key(writer, "wording");
    json_text(writer, test->wording);
    json_key(writer, "sentence");
    sentence_json(explaining, test);
    json_key(writer, "facts");
    places_json(explaining, test, answer.truth);
    if (is_function) {
        reads_json(explaining, test);
    }
    json_end_object(writer);
}

static const char *joint(enum condition_kind kind) {
    return kind == CONDITION_AND ? "and" : kind == CONDITION_OR ? "or" : "not";
}

static void part_json(struct explaining *explaining, struct clause clause);

// a & (b & c) has three parts: what is joined in one way stands in one list.
static void parts_json(struct explaining *explaining, struct clause clause,
                       enum condition_kind kind) {
    if (clause_kind(clause) != kind) {
        part_json(explaining, clause);
        return;
    }
    parts_json(explaining, clause_left(clause), kind);
    parts_json(explaining, clause_right(clause), kind);
}

// Depth is bounded by CONDITION_DEPTH_MAX.
static void part_json(struct explaining *explaining, struct clause clause) {
    struct json_writer *writer = explaining->writer;
    struct answer answer = clause_answer(clause, &explaining->inquiry);
    enum condition_kind kind = clause_kind(clause);
    if (kind == CONDITION_TEST) {
        test_json(explaining, clause_test(clause), answer);
        return;
    }
    json_begin_object(writer);
    answer_json(writer, joint(kind), answer);
    json_key(writer, "parts");
    json_begin_list(writer);
    if (kind == CONDITION_NOT) {
        part_json(explaining, clause_left(clause));
    } else {
        parts_json(explaining, clause, kind);
    }
    json_end_list(writer);
    json_end_object(writer);
}

// How many tests must come out otherwise for the part to become wanted.
static unsigned cost(const struct explaining *explaining, struct clause clause,
                     enum truth wanted) {
    if (clause_answer(clause, &explaining->inquiry).truth == wanted) {
        return 0;
    }
    if (clause_kind(clause) == CONDITION_TEST) {
        return 1;
    }
    if (clause_kind(clause) == CONDITION_NOT) {
        return cost(explaining, clause_left(clause), (enum truth)(YES - wanted));
    }
    unsigned left = cost(explaining, clause_left(clause), wanted);
    unsigned right = cost(explaining, clause_right(clause), wanted);
    bool needs_both = (clause_kind(clause) == CONDITION_AND) == (wanted == YES);
    return needs_both ? left + right : left < right ? left : right;
}

// Tells of one test that it would have to come out so.
struct teller {
    void (*tell)(struct teller *teller, const struct test *test, enum truth wanted);
    struct json_writer *writer; // of tell_json
    struct buffer *text;        // of tell_text
    size_t told;
};

static void tell_json(struct teller *teller, const struct test *test, enum truth wanted) {
    json_begin_object(teller->writer);
    json_key(teller->writer, "wording");
    json_text(teller->writer, test->wording);
    json_key(teller->writer, "should_be");
    json_string(teller->writer, truth_name(wanted));
    json_end_object(teller->writer);
}

static void tell_text(struct teller *teller, const struct test *test, enum truth wanted) {
    buffer_format(teller->text, "%s%.*s were %s", teller->told++ > 0 ? ", and " : "",
                  TEXT_ARGS(test->wording), truth_name(wanted));
}

// Tells the tests of the cheapest way.
static void tell_changes(const struct explaining *explaining, struct clause clause,
                         enum truth wanted, struct teller *teller) {
    if (cost(explaining, clause, wanted) == 0) {
        return;
    }
    if (clause_kind(clause) == CONDITION_TEST) {
        teller->tell(teller, clause_test(clause), wanted);
        return;
    }
    if (clause_kind(clause) == CONDITION_NOT) {
        tell_changes(explaining, clause_left(clause), (enum truth)(YES - wanted), teller);
        return;
    }
    bool needs_both = (clause_kind(clause) == CONDITION_AND) == (wanted == YES);
    bool takes_left = cost(explaining, clause_left(clause), wanted) <=
                      cost(explaining, clause_right(clause), wanted);
    if (needs_both || takes_left) {
        tell_changes(explaining, clause_left(clause), wanted, teller);
    }
    if (needs_both || !takes_left) {
        tell_changes(explaining, clause_right(clause), wanted, teller);
    }
}

// The first day on which time alone makes the condition wanted; DATE_MAX: never.
static struct date day_of_change(const struct explaining *explaining, struct clause whole,
                                 enum truth wanted) {
    struct inquiry inquiry = {.facts = explaining->inquiry.facts,
                              .date = explaining->inquiry.date};
    for (;;) {
        struct answer answer = clause_answer(whole, &inquiry);
        if (answer.truth == wanted) {
            return inquiry.date;
        }
        if (date_compare(answer.until, DATE_MAX) == 0) {
            return DATE_MAX;
        }
        inquiry.date = answer.until;
    }
}

// "With time alone it holds from 20 June 2026 on."
static void add_day(struct buffer *text, struct date day, enum truth wanted) {
    buffer_format(text, "With time alone it %s from ",
                  wanted == YES ? "holds" : "surely holds no more");
    sentence_date(text, day);
    buffer_string(text, " on.");
}

static void change_sentence(struct explaining *explaining, struct clause whole,
                            enum truth wanted, struct date day) {
    struct json_writer *writer = explaining->writer;
    struct buffer text;
    buffer_init(&text, &writer->out->allocator, 1 << 20);
    if (date_compare(day, DATE_MAX) == 0) {
        struct teller teller = {.tell = tell_text, .text = &text};
        buffer_format(&text, "Time alone does not change this; it would %shold if ",
                      wanted == YES ? "" : "not ");
        tell_changes(explaining, whole, wanted, &teller);
        buffer_string(&text, ".");
    } else {
        add_day(&text, day, wanted);
    }
    json_text(writer, (struct text){text.at, text.len});
    explaining->is_out_of_memory = explaining->is_out_of_memory || text.failed;
    buffer_clear(&text);
}

static void change_json(struct explaining *explaining, struct clause whole,
                        enum truth truth) {
    struct json_writer *writer = explaining->writer;
    enum truth wanted = truth == NO ? YES : NO;
    struct date day = day_of_change(explaining, whole, wanted);
    struct teller teller = {.tell = tell_json, .writer = writer};
    json_begin_object(writer);
    json_key(writer, "to");
    json_string(writer, truth_name(wanted));
    json_key(writer, "on");
    date_json(writer, day);
    json_key(writer, "sentence");
    change_sentence(explaining, whole, wanted, day);
    json_key(writer, "tests");
    json_begin_list(writer);
    tell_changes(explaining, whole, wanted, &teller);
    json_end_list(writer);
    json_end_object(writer);
}

static void fields_json(struct json_writer *writer, const struct rule *rule) {
    const struct kind *kind = rule->kind;
    for (size_t i = 0; i < kind->fields_count; i++) {
        const struct field *field = &kind->fields[i];
        const struct rule_value *value = rule_field(rule, i);
        if (value && field->type != FIELD_CONDITION) {
            json_name(writer, field->name);
            value_json(writer, field, value);
        }
    }
}

static void condition_member(struct explaining *explaining, const struct rule *rule,
                             enum role role, const char *key) {
    const struct rule_value *value = rule_get(rule, role);
    if (!value) {
        return;
    }
    struct clause whole = condition_whole(value->condition);
    struct answer answer = clause_answer(whole, &explaining->inquiry);
    json_key(explaining->writer, key);
    part_json(explaining, whole);
    if (role == ROLE_WHEN) {
        json_key(explaining->writer, "change");
        change_json(explaining, whole, answer.truth);
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
    explain_details(writer, rule, facts);
    condition_member(&explaining, rule, ROLE_WHEN, "condition");
    condition_member(&explaining, rule, ROLE_UNLESS, "exception");
    json_key(writer, "fields");
    json_begin_object(writer);
    fields_json(writer, rule);
    json_end_object(writer);
    json_end_object(writer);
    return explaining.is_out_of_memory ? AFTERCARE_ENOMEM : functions_end(facts);
}
