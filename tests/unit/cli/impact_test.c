#include "core/cli/impact.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define OUT_MAX ((size_t)1 << 20)
#define KINDS "[{\"kind\":\"bar\",\"verdicts\":[\"never\",\"later\",\"unclear\",\"go\"]}]"

static const struct json *read(struct arena *arena, const char *text) {
    struct json_limits limits = JSON_LIMITS;
    struct json_document document;
    assert_int_equal(json_read(&document, arena, NULL, text_of(text), &limits, NULL),
                     AFTERCARE_OK);
    return document.root;
}

// Of each change "effect rule what from>to was>is;", with "-" for null.
static void sum_up(struct buffer *out, const struct json *changes) {
    static const char *const keys[] = {"effect", "rule", "what", "from",
                                       "to",     "was",  "is"};
    for (const struct json *one = changes->first; one; one = one->next) {
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
            const struct json *value = json_member(one, keys[i]);
            assert_non_null(value);
            buffer_string(out, i == 0 ? "" : " ");
            if (value->type == JSON_NULL) {
                buffer_string(out, "-");
            } else {
                buffer_text(out, value->text);
            }
        }
        buffer_string(out, ";");
    }
}

typedef void compare(struct impact_changes *changes, struct impact_pair answers);

static void expect(compare *compared, const char *before, const char *after,
                   const char *wanted) {
    struct arena arena;
    struct buffer list;
    struct buffer summary;
    arena_init(&arena, &system_allocator, 0);
    buffer_init(&list, &system_allocator, OUT_MAX);
    buffer_init(&summary, &system_allocator, OUT_MAX);
    struct json_writer writer = {.out = &list};
    struct impact_changes changes = {.out = &writer, .kinds = read(&arena, KINDS)};
    json_begin_list(&writer);
    compared(&changes, (struct impact_pair){read(&arena, before), read(&arena, after)});
    json_end_list(&writer);
    sum_up(&summary, read(&arena, list.at));
    assert_string_equal(summary.at, wanted);
    buffer_clear(&summary);
    buffer_clear(&list);
    arena_clear(&arena);
}

#define VERDICT(verdict, clear, findings)                                                \
    "{\"treatments\":[{\"treatment\":\"waxing\",\"verdict\":\"" verdict                  \
    "\",\"clear_from\":" clear ",\"findings\":[" findings "]}],\"matches\":[]}"
#define FINDING(rule, grade)                                                             \
    "{\"rule\":\"" rule "\",\"grade\":\"" grade                                          \
    "\",\"holds\":\"true\",\"clear_from\":null,\"area\":null}"
#define NOTHING "{\"treatments\":[],\"matches\":[]}"

static void verdicts_change_for_the_rule_that_decided(void **state) {
    static const struct {
        const char *name, *before, *after, *changes;
    } rows[] = {
        {"nothing", VERDICT("go", "null", ""), VERDICT("go", "null", ""), ""},
        {"a finding is gone", VERDICT("later", "null", FINDING("a", "later")),
         VERDICT("go", "null", ""), "looser a waxing later go - -;"},
        {"a finding came", VERDICT("go", "null", ""),
         VERDICT("never", "null", FINDING("a", "never")),
         "stricter a waxing go never - -;"},
        {"another grade", VERDICT("never", "null", FINDING("a", "never")),
         VERDICT("later", "null", FINDING("a", "later")),
         "looser a waxing never later - -;"},
        {"of two that are gone the worse decided",
         VERDICT("never", "null", FINDING("a", "later") "," FINDING("b", "never")),
         VERDICT("go", "null", ""), "looser b waxing never go - -;"},
        {"what stays is not blamed",
         VERDICT("never", "null", FINDING("a", "later") "," FINDING("b", "never")),
         VERDICT("later", "null", FINDING("a", "later")),
         "looser b waxing never later - -;"},
        {"where none decided all are told",
         VERDICT("unclear", "null", FINDING("a", "later")), VERDICT("go", "null", ""),
         "looser a waxing unclear go - -;"},
        {"no rule accounts for it", VERDICT("unclear", "null", ""),
         VERDICT("go", "null", ""), "looser - waxing unclear go - -;"},
        {"another day", VERDICT("later", "\"2026-03-01\"", FINDING("a", "later")),
         VERDICT("later", "\"2026-02-01\"", FINDING("b", "later")),
         "earlier a waxing later later 2026-03-01 2026-02-01;"},
        {"never is the latest day", VERDICT("later", "\"2026-03-01\"", ""),
         VERDICT("later", "null", FINDING("b", "later")),
         "later b waxing later later 2026-03-01 -;"},
        {"nobody assesses it any more", VERDICT("later", "null", FINDING("a", "later")),
         NOTHING, "looser a waxing later - - -;"},
        {"what was allowed is not assessed", VERDICT("go", "null", ""), NOTHING, ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        print_message("%s\n", rows[i].name);
        expect(impact_assessment, rows[i].before, rows[i].after, rows[i].changes);
    }
}

#define RANKED(entries)                                                                  \
    "{\"treatments\":[],\"matches\":[{\"concern\":\"dull\",\"treatments\":[" entries     \
    "]}]}"
#define MATCH(rule, points)                                                              \
    "{\"treatment\":\"waxing\",\"points\":" points ",\"rule\":\"" rule "\"}"

static void treatments_are_ranked_otherwise_by_their_rules(void **state) {
    (void)state;
    expect(impact_assessment, RANKED(MATCH("a", "70") "," MATCH("b", "20")),
           RANKED(MATCH("b", "20") "," MATCH("a", "60")), "ranked a waxing 70 60 - -;");
    expect(impact_assessment, RANKED(MATCH("a", "70")), RANKED(MATCH("b", "70")),
           "ranked a waxing 70 - - -;ranked b waxing - 70 - -;");
}

#define PLAN(windows, steps)                                                             \
    "{\"topicals\":[{\"product\":\"oil\",\"windows\":[" windows "]}],\"steps\":[" steps  \
    "]}"
#define WINDOW(rule, use, from, till)                                                    \
    "{\"use\":\"" use "\",\"from\":\"" from "\",\"till\":\"" till                        \
    "\",\"rules\":[\"" rule "\"]}"
#define STEP(rule, from, till)                                                           \
    "{\"rule\":\"" rule "\",\"act\":\"do\",\"from\":\"" from "\",\"till\":\"" till "\"}"

static void lines_of_plans_are_gone_moved_or_new(void **state) {
    static const struct {
        const char *name, *before, *after, *changes;
    } rows[] = {
        {"the same", PLAN(WINDOW("a", "no", "1", "2"), STEP("b", "1", "2")),
         PLAN(WINDOW("a", "no", "1", "2"), STEP("b", "1", "2")), ""},
        {"a window is gone", PLAN(WINDOW("a", "no", "1", "2"), ""), PLAN("", ""),
         "gone a oil no - 2 -;"},
        {"a window ends earlier", PLAN(WINDOW("a", "no", "1", "3"), ""),
         PLAN(WINDOW("a", "no", "1", "2"), ""), "moved a oil no no 3 2;"},
        {"a window begins later", PLAN(WINDOW("a", "no", "1", "3"), ""),
         PLAN(WINDOW("a", "no", "2", "4"), ""), "moved a oil no no 1 2;"},
        {"another use", PLAN(WINDOW("a", "no", "1", "2"), ""),
         PLAN(WINDOW("a", "yes", "1", "2"), ""),
         "gone a oil no - 2 -;added a oil - yes - 2;"},
        {"one of two that are cut",
         PLAN(WINDOW("a", "no", "1", "2") "," WINDOW("a", "no", "3", "4"), ""),
         PLAN(WINDOW("a", "no", "1", "2") "," WINDOW("a", "no", "3", "5"), ""),
         "moved a oil no no 4 5;"},
        {"another one of the same rule", PLAN(WINDOW("a", "no", "1", "2"), ""),
         PLAN(WINDOW("a", "no", "1", "2") "," WINDOW("a", "no", "3", "4"), ""),
         "added a oil - no - 4;"},
        {"a step is new", PLAN("", ""), PLAN("", STEP("b", "1", "2")),
         "added b steps - do - 2;"},
        {"a product is new", "{\"topicals\":[],\"steps\":[]}",
         PLAN(WINDOW("a", "no", "1", "2"), ""), "added a oil - no - 2;"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        print_message("%s\n", rows[i].name);
        expect(impact_plan, rows[i].before, rows[i].after, rows[i].changes);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdicts_change_for_the_rule_that_decided),
        cmocka_unit_test(treatments_are_ranked_otherwise_by_their_rules),
        cmocka_unit_test(lines_of_plans_are_gone_moved_or_new),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
