// Functions that fail, hang, hoard, cheat or remember: each harms its own finding alone.
// All of them wait until the piece's age is known, so that their trial at loading finds
// nothing.
#include "tests/unit/rules/workshop.h"

#define FUNCTION(name, body)                                                             \
    "bar '" name "' { works = 'sanding', grade = 'later', when = function(facts)\n"      \
    "local age = facts:age():value() " body "\nend }\n"

static const char patient[] = "'made': '2020-05-17', 'indoors': true";

// A pack of the function and of a rule that has nothing to do with it.
static void open_with(struct workshop *shop, const char *body) {
    char rules[4096];
    (void)snprintf(rules, sizeof rules,
                   FUNCTION("bad", "%s") "bar 'good' { works = 'sanding', grade = "
                                         "'care', when = indoors :yes() }\n",
                   body);
    workshop_open(shop, rules);
}

struct failure {
    const char *body, *error;
};

// The function's finding is unknown, with its error, and the other one stands.
static void assert_failure(const struct failure *failure) {
    struct workshop shop;
    open_with(&shop, failure->body);

    const struct json *answer = workshop_judge(&shop, patient);
    const char *error = workshop_at(&shop, answer, "/treatments/0/findings/0/error");
    if (!strstr(error, failure->error)) {
        fail_msg("%s: %s instead of %s", failure->body, error, failure->error);
    }
    assert_part(&shop, answer, "/treatments/0/findings/*/rule", "['t.bad','t.good']");
    assert_part(&shop, answer, "/treatments/0/findings/*/holds", "['unknown','true']");
    assert_part(&shop, answer, "/treatments/0/findings/1/error", "nothing");
    assert_part(&shop, answer, "/treatments/0/verdict", "'unclear'");
    assert_part(&shop, answer, "/treatments/0/clear_from", "null");

    workshop_close(&shop);
}

#define ASSERT_FAILURES(rows)                                                            \
    for (size_t i = 0; i < sizeof(rows) / sizeof *(rows); i++) {                         \
        assert_failure(&(rows)[i]);                                                      \
    }

static void a_function_that_fails_is_unknown_and_tells_why(void **state) {
    (void)state;
    static const struct failure rows[] = {
        {"error('no idea')", "t/rules.lua:2: no idea"},
        {"\nerror('further down')", "t/rules.lua:3: further down"},
        {"error({})", "t/rules.lua:2: error value is a table"},
        {"error()", "t/rules.lua:2: error value is a nil"},
        {"return age + 1", "t/rules.lua:2: attempt to perform arithmetic on a string"},
        {"return nothing", "t/rules.lua:2: \\'nothing\\' is no word that is known here"},
        {"return facts:fault('wurm'):ever()",
         "t/rules.lua:2: \\'wurm\\' is no known term here (did you mean \\'worm\\'?)"},
        {"return facts:fault('worm'):never()", "\\'never\\' is no verb of fault"},
        {"return facts:falt('worm'):ever()",
         "\\'falt\\' is no word of the facts (did you mean \\'fault\\'?)"},
        {"pcall(function() return facts:fault('wurm'):ever() end) return true",
         "t/rules.lua:2: \\'wurm\\' is no known term here"},
    };
    ASSERT_FAILURES(rows);
}

static void steps_are_bounded(void **state) {
    (void)state;
    static const char limit[] = "t/rules.lua:2: this takes more than 100000 steps";
    const struct failure rows[] = {
        {"while true do end", limit},
        {"while true do pcall(function() while true do end end) end", limit},
        {"while true do pcall(error) end", limit},
        {"local function f() return pcall(f) end while true do f() end", limit},
        {"for i = 1, 1e15 do local x = facts:indoors():yes() end return true", limit},
        {"for i = 1, 1e15 do pcall(facts.indoors) end return true", limit},
        {"local s = ('a'):rep(1000) while true do s:find('.-.-.-.-b') end", limit},
        {"return ('a'):rep(30000):find(('a?'):rep(30000) .. 'b')", "t/rules.lua:2: "},
        {"local function f() return f() end return f()", limit},
    };
    ASSERT_FAILURES(rows);
}

static void memory_is_bounded(void **state) {
    (void)state;
    static const char all[] = "t/rules.lua:2: this takes more than 1024 KiB of memory";
    static const char one[] = "t/rules.lua:2: one text, table or chain of calls takes "
                              "more than 256 KiB";
    const struct failure rows[] = {
        {"return ('x'):rep(1 << 40)", "t/rules.lua:2: "},
        {"local s = 'x' while true do s = s .. s end", one},
        {"local t = {} for i = 1, 1e9 do t[i] = {} end", "t/rules.lua:2: "},
        {"local s, t = ('x'):rep(60000), {} for i = 1, 30 do t[i] = s .. i end", all},
        {"local function f() return 1 + f() end return f()", "t/rules.lua:2: "},
        {"local t = {} while true do t = { t } end", "t/rules.lua:2: "},
    };
    ASSERT_FAILURES(rows);
}

static void facts_are_only_read(void **state) {
    (void)state;
    static const struct failure rows[] = {
        {"facts.indoors = true", "facts are only read"},
        {"facts:indoors().yes = true", "facts are only read"},
        {"facts[1] = true", "facts are only read"},
        {"for k in pairs(facts) do end", "table expected"},
        {"return #facts", "attempt to get length"},
        {"return facts()", "attempt to call"},
        {"return facts.indoors():yes()", "indoors is asked of the facts with a colon"},
        {"local yes = facts:indoors().yes return yes()", ":yes is written with a colon"},
        {"local yes = facts:indoors().yes return yes(facts)",
         ":yes is written with a colon"},
        {"return facts:indoors('x'):yes()", "facts:indoors takes nothing here"},
        {"return facts:fault('worm', 'rot'):ever()", "facts:fault takes one text here"},
        {"return facts:fault():ever()", "\\'fault\\' is nothing"},
        {"return facts:indoors():yes(1)", ":yes takes nothing"},
        {"return facts:fault('worm'):ever():here()", ":here() stands before the verb"},
        {"return facts:mark('stamp'):here():known()",
         "records of \\'marks\\' have no area"},
    };
    ASSERT_FAILURES(rows);
}

static void a_word_that_asks_nothing_is_no_answer(void **state) {
    (void)state;
    static const char verb[] =
        "t/rules.lua:2: indoors has no verb (write one of :yes() behind it)";
    const struct failure rows[] = {
        {"if facts:indoors() then return true end return false", verb},
        {"return not facts:indoors()", verb},
        {"return facts:indoors() and true", verb},
        {"return facts:indoors() == true", verb},
        {"return facts:indoors() & facts:indoors()", verb},
        {"return ~facts:indoors()", verb},
        {"return facts:indoors():yes() | facts:indoors()", "| joins answers only"},
        {"local unused = facts:indoors() return true", verb},
        {"return facts:indoors() == facts:wood()", "has no verb"},
        {"return facts:fault('worm'):here()", "fault has no verb"},
        {"return facts:mark('stamp')", "mark has no verb (write one of :known()"},
    };
    ASSERT_FAILURES(rows);
}

static void what_it_returns_is_true_false_or_nil(void **state) {
    (void)state;
    static const struct failure rows[] = {
        {"", "t/rules.lua:1: the function returns nothing (end it with return …)"},
        {"return 1", "the function returns a number (return true, false or nil)"},
        {"return 'true'", "the function returns a text (return true, false or nil)"},
        {"return { true }", "the function returns a list"},
        {"return facts", "the function returns"},
        {"return function() end", "the function returns a function"},
        {"return ('x'):rep(200000)", "the function returns a text"},
        {"return table.unpack({}, 1, 250)", "nothing"},
    };
    for (size_t i = 0; i + 1 < sizeof rows / sizeof *rows; i++) {
        assert_failure(&rows[i]);
    }
    struct workshop shop;
    open_with(&shop, "local t = {} for i = 1, 200 do t[i] = 'x' end return true, "
                     "table.unpack(t)");
    assert_part(&shop, workshop_judge(&shop, patient), "/treatments/0/findings/*/holds",
                "['true','true']");
    workshop_close(&shop);
}

static void nothing_else_of_the_world_is_there(void **state) {
    (void)state;
    static const char *const names[] = {
        "os",           "io",          "debug",        "require", "load",
        "dofile",       "coroutine",   "setmetatable", "rawset",  "collectgarbage",
        "getmetatable", "package",     "string.dump",  "print",   "next",
        "bar",          "math.random", "table.move",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct workshop shop;
        char body[256];
        (void)snprintf(body, sizeof body,
                       "local ok, value = pcall(function() return %s end)\n"
                       "return not ok or value == nil",
                       names[i]);
        open_with(&shop, body);
        assert_part(&shop, workshop_judge(&shop, patient),
                    "/treatments/0/findings/*/holds", "['true','true']");
        workshop_close(&shop);
    }
}

static void assert_finds_nothing(struct workshop *shop, const char *piece,
                                 const char *rules) {
    const struct json *answer = workshop_judge(shop, piece);
    const char *findings = workshop_at(shop, answer, "/treatments/0/findings");
    if (strcmp(findings, "[]") != 0) {
        fail_msg("%s: %s", rules, findings);
    }
}

// Each tries to leave something for its next run, and would answer true if it could.
static void nothing_is_kept_from_run_to_run(void **state) {
    (void)state;
    static const char *const rules[] = {
        "local runs = 0\n" FUNCTION("f", "runs = runs + 1 return runs > 1"),
        "local seen = {}\n" FUNCTION(
            "f", "local again = seen[1] ~= nil seen[1] = age return again"),
        "local kept\n" FUNCTION("f", "local again = kept ~= nil kept = facts "
                                     "return again"),
        FUNCTION("f", "local again = string.kept ~= nil string.kept = true "
                      "return again"),
        FUNCTION("f", "local again = math == nil math = nil return again"),
        FUNCTION("f", "local again = not pcall(function() secret = age end) "
                      "return not again"),
        "local function once() return true end\n" FUNCTION(
            "f", "local first = once() once = function() return false end "
                 "return not first"),
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        struct workshop shop;
        workshop_open(&shop, rules[i]);
        assert_finds_nothing(&shop, patient, rules[i]);
        assert_finds_nothing(&shop, "'made': '2021-01-01'", rules[i]);
        assert_finds_nothing(&shop, patient, rules[i]);
        workshop_close(&shop);
    }
}

static void functions_that_share_a_variable_have_one_each(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop,
                  "local runs = 0\n" FUNCTION("a", "runs = runs + 1 return runs == 1")
                      FUNCTION("b", "runs = runs + 1 return runs == 1"));

    assert_part(&shop, workshop_judge(&shop, patient), "/treatments/0/findings/*/holds",
                "['true','true']");

    workshop_close(&shop);
}

static void an_error_is_explained(void **state) {
    (void)state;
    struct workshop shop;
    open_with(&shop, "error('no idea')");

    const struct json *answer =
        workshop_explain(&shop, "{'patient': {'made': '2020-05-17'}}", "bad");
    assert_part(&shop, answer, "/holds", "'unknown'");
    assert_part(&shop, answer, "/condition/error", "'t/rules.lua:2: no idea'");
    assert_part(&shop, answer, "/condition/sentence",
                "'The function failed: t/rules.lua:2: no idea.'");
    assert_part(&shop, answer, "/condition/reads/*/wording", "['age :value()']");

    workshop_close(&shop);
}

// A document's memory is used again for the next; each must answer as if it came first.
static void the_order_of_documents_does_not_matter(void **state) {
    (void)state;
    static const char *const patients[] = {"'made': '2020-05-17'", "'made': '2019-01-01'",
                                           "", "'made': '2020-05'"};
    struct workshop shop;
    const char *first[4];
    workshop_open(&shop, FUNCTION("f", "if age < '2020' then error(age) end\n"
                                       "return facts:coat('oil'):within('P1M')"));

    for (size_t i = 0; i < 4; i++) {
        first[i] = workshop_at(&shop, workshop_judge(&shop, patients[i]), "/treatments");
    }
    for (size_t i = 4; i > 0; i--) {
        const struct json *answer = workshop_judge(&shop, patients[i - 1]);
        assert_part(&shop, answer, "/treatments", first[i - 1]);
    }

    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_function_that_fails_is_unknown_and_tells_why),
        cmocka_unit_test(steps_are_bounded),
        cmocka_unit_test(memory_is_bounded),
        cmocka_unit_test(facts_are_only_read),
        cmocka_unit_test(a_word_that_asks_nothing_is_no_answer),
        cmocka_unit_test(what_it_returns_is_true_false_or_nil),
        cmocka_unit_test(nothing_else_of_the_world_is_there),
        cmocka_unit_test(nothing_is_kept_from_run_to_run),
        cmocka_unit_test(functions_that_share_a_variable_have_one_each),
        cmocka_unit_test(an_error_is_explained),
        cmocka_unit_test(the_order_of_documents_does_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
