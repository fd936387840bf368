// Functions as they are loaded: what they may see around them, and which of their
// mistakes are told before anybody is assessed.
#include "tests/unit/rules/workshop.h"

#define BAR(condition)                                                                   \
    "bar 'f' { works = 'sanding', grade = 'later', when =\n" condition "}\n"

// What is told of a pack with one rule of that condition, behind some lines.
static void assert_told(const char *before, const char *condition, const char *told) {
    struct workshop shop;
    char rules[8192];
    (void)snprintf(rules, sizeof rules, "%s" BAR("%s"), before, condition);
    aftercare_status status = workshop_try(&shop, rules, NULL);
    assert_string_equal(shop.mistakes, told);
    assert_int_equal(status, *told ? AFTERCARE_ERULES : AFTERCARE_OK);
    workshop_close(&shop);
}

static void mistakes_are_told_with_their_line_on_whichever_way_they_stand(void **state) {
    (void)state;
    static const struct {
        const char *condition, *told;
    } rows[] = {
        {"function(facts) return facts:fault('wurm'):ever() end",
         "rules.lua:2: \"wurm\" is no known term here (did you mean \"worm\"?)\n"},
        {"function(facts)\nif facts:indoors():yes() then\nreturn facts:wod():is('oak')\n"
         "end\nreturn false end",
         "rules.lua:4: \"wod\" is no word of the facts (did you mean \"wood\"?)\n"},
        {"function(facts)\nif facts:indoors():yes() then return false end\n"
         "return facts:wood():was('oak') end",
         "rules.lua:4: \"was\" is no verb of wood (its verbs are :is \"…\")\n"},
        {"function(facts)\nif facts:hardness():value() == 4 then\nreturn nohting end\n"
         "return true end",
         "rules.lua:4: \"nohting\" is no word that is known here\n"},
        {"function(facts)\nif facts:wood():value() == 'pine' then error('pine') end\n"
         "return true end",
         "rules.lua:3: pine\n"},
        {"function(facts) return fault 'worm' :ever() end",
         "rules.lua:2: \"fault\" is asked of the facts here (write facts:fault)\n"},
        {"function(facts) bar = 1 return true end",
         "rules.lua:2: a function keeps nothing (write local bar = …)\n"},
        {"function(facts) while true do end end",
         "rules.lua:2: this takes more than 100000 steps\n"},
        {"function(facts) if facts:indoors() then return true end return false end",
         "rules.lua:2: indoors has no verb (write one of :yes() behind it)\n"},
        {"function(facts) facts:indoors():yes() end",
         "rules.lua:2: the function returns nothing (end it with return …)\n"},
        {"function(facts) return 'yes' end",
         "rules.lua:2: the function returns a text (return true, false or nil)\n"},
        {"indoors :yes()\n& function(facts) return 1 end",
         "rules.lua:3: the function returns a number (return true, false or nil)\n"},
        {"print", "rules.lua:2: \"print\" is no word that is known here (a text needs "
                  "quotation marks)\n"},
        {"pcall", "rules.lua:2: a function is no condition (write one with the schema's "
                  "words, such as condition \"…\" :active())\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_told("", rows[i].condition, rows[i].told);
    }
}

static void plain_values_and_functions_around_it_are_there(void **state) {
    (void)state;
    static const struct {
        const char *before, *condition;
    } rows[] = {
        {"local wait, most, yes, no, none = 'P6M', 1.5, true, false\n",
         "function(facts) assert(yes and not no and none == nil and most == 1.5)\n"
         "return facts:coat('oil'):within(wait) end"},
        {"local codes = { 'worm', { deep = 'rot' } }\n",
         "function(facts) assert(codes[1] == 'worm' and #codes == 2)\n"
         "return facts:fault(codes[2].deep):ever() end"},
        {"local floor, find = math.floor, string.find\n",
         "function() return floor(2.5) == 2 and find('abc', 'b') == 2 end"},
        {"local function even(n) return n % 2 == 0 end\n",
         "function(facts) return even(facts:hardness():value()) end"},
        {"local odd\nlocal function even(n) return n == 0 or odd(n - 1) end\n"
         "function odd(n) return n ~= 0 and even(n - 1) end\n",
         "function(facts) return even(facts:hardness():value()) end"},
        {"local count = 0\nlocal function add() count = count + 1 end\n",
         "function() add() add() assert(count == 2) return true end"},
        {"local function same(facts) return facts:indoors():yes() end\n",
         "same | same & ~same"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_told(rows[i].before, rows[i].condition, "");
    }
}

static void nothing_else_around_it_is(void **state) {
    (void)state;
    static const struct {
        const char *before, *condition, *told;
    } rows[] = {
        {"local worm = fault 'worm' :ever()\n", "function() return worm end",
         "rules.lua:3: \"worm\" is no plain value (a function asks the facts themselves, "
         "as in facts:word(\"…\"):verb())\n"},
        {"local f = fault\n", "function() return f 'worm' :ever() end",
         "rules.lua:3: \"f\" is no plain value (a function asks the facts themselves, as "
         "in facts:word(\"…\"):verb())\n"},
        {"local make = bar\n", "function() return make 'x' {} end",
         "rules.lua:3: \"make\" is no plain value (a function asks the facts themselves, "
         "as in facts:word(\"…\"):verb())\n"},
        {"local next_one = ('abc'):gmatch('.')\n", "function() return next_one() end",
         "rules.lua:3: \"next_one\" is no plain value (a function asks the facts "
         "themselves, as in facts:word(\"…\"):verb())\n"},
        {"local t = { f = function() end }\n", "function() return t.f() end",
         "rules.lua:3: \"t\": /f: a function is no plain value (a text, a number, true, "
         "false or a table of these)\n"},
        {"local big = 1e308 * 10\n", "function() return big > 1 end",
         "rules.lua:3: \"big\": this number is not finite\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_told(rows[i].before, rows[i].condition, rows[i].told);
    }
}

// Writes "local a1, a2, … = 1, 2, …" and a function that uses all of them.
static void too_many_things_around_it_are_refused(void **state) {
    (void)state;
    char before[4096] = "";
    char condition[4096] = "function() return ";
    for (int i = 1; i <= 101; i++) {
        size_t len = strlen(before);
        (void)snprintf(before + len, sizeof before - len, "local a%d = %d ", i, i);
        len = strlen(condition);
        (void)snprintf(condition + len, sizeof condition - len, "a%d == 0 or ", i);
    }
    (void)strncat(condition, "false end", sizeof condition - strlen(condition) - 1);
    assert_told(before, condition, "rules.lua:2: it uses too many names (at most 100)\n");

    before[0] = '\0';
    condition[0] = '\0';
    (void)strncat(condition, "function() return ", 32);
    for (int i = 1; i <= 32; i++) {
        size_t len = strlen(before);
        (void)snprintf(before + len, sizeof before - len,
                       "local function f%d() return false end ", i);
        len = strlen(condition);
        (void)snprintf(condition + len, sizeof condition - len, "f%d() or ", i);
    }
    (void)strncat(condition, "false end", sizeof condition - strlen(condition) - 1);
    assert_told(before, condition,
                "rules.lua:2: it calls too many functions (at most 31)\n");
}

// Each goes 65 ways of 85 000 steps: two are more than a file may take.
static void trials_take_from_the_steps_of_the_file(void **state) {
    (void)state;
    static const char *const flags =
        "function(facts)\nlocal n = 0\nfor _, code in ipairs { 'worm', 'rot', 'crack', "
        "'split', 'stain', 'black_rot' } do\n"
        "if facts:fault(code):ever() then n = n + 1 end end\n"
        "for i = 1, 85000 do end\nreturn n > 7 end";
    char twice[1024];
    (void)snprintf(twice, sizeof twice, "%s & %s", flags, flags);
    assert_told("", flags, "");
    assert_told("", twice,
                "rules.lua:1: bar \"f\" is never told its fields (write bar \"f\" { … "
                "})\nrules.lua:7: this takes more than 10000000 steps\n");
}

static void every_mistake_of_a_file_is_told(void **state) {
    (void)state;
    struct workshop shop;
    aftercare_status status =
        workshop_try(&shop,
                     "bar 'a' { works = 'sanding', grade = 'later', when =\n"
                     "function(facts) return 1 end }\n"
                     "bar 'b' { works = 'sanding', grade = 'later', when =\n"
                     "function(facts) return facts:fault('wurm'):ever() end\n"
                     "| function(facts) return end }\n",
                     NULL);

    assert_int_equal(status, AFTERCARE_ERULES);
    assert_string_equal(
        shop.mistakes,
        "rules.lua:2: the function returns a number (return true, false or nil)\n"
        "rules.lua:4: \"wurm\" is no known term here (did you mean \"worm\"?)\n"
        "rules.lua:5: the function returns nothing (end it with return …)\n");
    workshop_close(&shop);
}

// A "no" to one term must leave those open that only a function asks for.
static void what_a_function_asks_for_stays_open_in_a_dialogue(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, BAR("function(facts) return facts:fault('worm'):ever() or "
                             "facts:fault('stain'):ever() end"));
    aftercare_document document = workshop_document(
        &shop, "{'patient': {}, 'request': {'treatments': ['sanding']}}");
    aftercare_reply reply = {"/patient/faults", "worm", "no"};
    aftercare_replies replies = {&reply, 1};
    aftercare_json after = {0};
    aftercare_error err = {0};

    assert_int_equal(aftercare_answer(shop.assessor, &document, WORKSHOP_TODAY, &replies,
                                      &after, &err),
                     AFTERCARE_OK);
    const char *text = arena_copy(&shop.arena, after.text, after.len);
    const struct json *answer = workshop_assess(&shop, text);
    assert_part(&shop, answer, "/treatments/0/questions/*/term", "['stain']");

    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes_are_told_with_their_line_on_whichever_way_they_stand),
        cmocka_unit_test(plain_values_and_functions_around_it_are_there),
        cmocka_unit_test(nothing_else_around_it_is),
        cmocka_unit_test(too_many_things_around_it_are_refused),
        cmocka_unit_test(trials_take_from_the_steps_of_the_file),
        cmocka_unit_test(every_mistake_of_a_file_is_told),
        cmocka_unit_test(what_a_function_asks_for_stays_open_in_a_dialogue),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
