// The pages of what is found once the rules are loaded.
#include "core/cli/check_page.h"

#define AT(check) ((check)-CHECK_MISSING_TRANSLATION)

static const struct check_page pages[] = {
    [AT(CHECK_MISSING_TRANSLATION)] =
        {"a sentence is missing in a language that others are told in",
         "Labels, questions and what is said to the person belong into "
         "every language that the rules speak; any other sentence does once "
         "it is told in more than one. English stands in for what is "
         "missing.",
         "message = { en = \"Wash.\" }   -- while others have es, too",
         "message = { en = \"Wash.\", es = \"Lávese.\" }"},
    [AT(CHECK_NEVER_HOLDS)] =
        {"a condition, or a part of it, that can never hold",
         "Its tests exclude each other, so no answers of anybody make it "
         "true: the rule is written and works for nobody. Mostly & stands "
         "where | was meant, or a bound is turned round.",
         "when = level :at_most(2) & level :at_least(5)",
         "when = level :at_most(2) | level :at_least(5)"},
    [AT(CHECK_ALWAYS_HOLDS)] =
        {"a condition, or a part of it, that is true of everybody",
         "No answer makes it false, so it tells nobody apart, and yet it "
         "asks questions. Mostly | stands where & was meant.",
         "when = level :at_most(4) | level :at_least(3)",
         "when = level :at_most(4) & level :at_least(3)"},
    [AT(CHECK_BEYOND_BOUNDS)] =
        {"an age beyond what the schema knows",
         "The schema says how far back a date can lie (longest). An age "
         "beyond it is one that nobody has, so the test tells nobody apart. "
         "Mostly a unit is wrong.",
         "when = age :under \"P180Y\"   -- longest = \"P130Y\"",
         "when = age :under \"P18Y\""},
    [AT(CHECK_EMPTY_WINDOW)] =
        {"a window that begins when it ends",
         "The end does not belong to the window any more, so nothing lies "
         "in it and the rule is never in force.",
         "from = \"P1D\", till = \"P1D\"", "from = \"P1D\", till = \"P2D\""},
    [AT(CHECK_CONTRADICTION)] =
        {"two rules about the same that decide otherwise",
         "They are about the same thing, with the same details and policy, "
         "and say different things of the same person. The fold would take "
         "one of them without a word. Where all rules count, this is two "
         "rules with one condition; where each is an entry of its own, it "
         "is two that hold for one person.",
         "rule \"a\" { when = x, by = \"worst\" }\n"
         "rule \"b\" { when = x, by = \"mild\" }",
         "rule \"a\" { when = x, by = \"worst\" }\n"
         "rule \"b\" { policy = { view = \"new\" }, overrules = { \"a\" }, when = "
         "x, by = \"mild\" }"},
    [AT(CHECK_POINTLESS_RULE)] =
        {"a rule that another one makes pointless",
         "Whenever it holds, another rule about the same holds too, and is "
         "at least as strong: so it never changes a decision, and who edits "
         "it will wonder. Where it is kept for its reason or its source, "
         "accept it and say so.",
         "rule \"a\" { when = condition \"group\" :ever(), by = \"worst\" }\n"
         "rule \"b\" { when = condition \"member\" :ever(), by = \"worst\" }",
         "rule \"a\" { when = condition \"group\" :ever(), by = \"worst\" }"},
    [AT(CHECK_WINDOW_CONFLICT)] =
        {"two windows of one product that want different things at one time",
         "The stronger use would cut the weaker one, so the weaker rule "
         "says what does not happen. Let one end before the other begins; "
         "or, where two views differ, give one a policy and let it overrule "
         "the other.",
         "use = \"strong\", from = \"PT0S\", till = \"P3D\"\n"
         "use = \"weak\", from = \"P1D\", till = \"P7D\"",
         "use = \"strong\", from = \"PT0S\", till = \"P3D\"\n"
         "use = \"weak\", from = \"P3D\", till = \"P7D\""},
    [AT(CHECK_UNCOVERED_TREATMENT)] =
        {"a treatment without rules of a kind that others have",
         "Nothing could forbid it, or nothing is planned after it, and an "
         "answer about it would look as if all were well.",
         "term \"new_treatment\" { category = \"treatment\" }   -- and no rule "
         "names it",
         "rule \"a\" { treatments = { \"new_treatment\" }, … }"},
    [AT(CHECK_UNMATCHED_CONCERN)] =
        {"a concern that nothing suits",
         "Who comes with it gets an empty list. A rule that scores low says "
         "that nothing helps much; without any rule nobody knows whether "
         "that was meant.",
         "term \"new_concern\" { category = \"concern\" }   -- and no rule "
         "names it",
         "rule \"a\" { concern = \"new_concern\", … }"},
    [AT(CHECK_NO_QUESTION)] =
        {"rules read a fact that nobody asks for",
         "An absent fact is unknown, and stays so until somebody asks. "
         "Without a question the intake cannot, and every rule that reads "
         "it stays open.",
         "fact \"a\" { type = \"flag\", word = \"a\" }",
         "fact \"a\" { type = \"flag\", word = \"a\", question = { en = \"…\" } }"},
    [AT(CHECK_NO_SOURCE)] =
        {"a rule that cites no source",
         "Who signs the rules off must see where each comes from; clinic "
         "practice is a source too.",
         "rule \"a\" { when = … }",
         "rule \"a\" { when = …, sources = { \"CLINIC-001\" } }"},
    [AT(CHECK_UNCITED_SOURCE)] =
        {"a source that no rule cites",
         "Either its rule was never written, or it was taken away and its "
         "source forgotten.",
         "source { ids = { \"CLINIC-002\" }, … }   -- and no rule cites it",
         "sources = { \"CLINIC-002\" }   -- in the rule that rests on it"},
    [AT(CHECK_UNREAD_OPTION)] = {"an option that no rule reads",
                                 "A clinic would choose, and nothing would change.",
                                 "option \"view\" { … }   -- and no rule reads it",
                                 "rule \"a\" { policy = { view = \"new\" }, … }"},
    [AT(CHECK_DEPRECATED_FIELD)] =
        {"a field that has got another name",
         "The plugin still reads the old name as the new one, so that rules go on "
         "working; one day it will not.",
         "rule \"a\" { old_name = 3 }   -- of { \"old_name\", deprecated = "
         "\"new_name\", … }",
         "rule \"a\" { new_name = 3 }"},
    [AT(CHECK_IDLE_ACCEPTANCE)] =
        {"what is accepted is not found",
         "The rule was changed, or the name is misspelt. An acceptance that "
         "stays would hide the next finding of this kind.",
         "accept \"pointless-rule\" { of = { \"a-rule-that-is-gone\" }, because "
         "= \"…\" }",
         "-- without it"},
};

const struct check_page *check_page_loaded(enum check check) {
    return &pages[AT(check)];
}
