// The pages of mistakes that keep rules from loading.
#include "core/cli/check_page.h"

static const struct check_page pages[] = {
    [CHECK_NOT_UTF8] =
        {"a file is not UTF-8",
         "Rules are read as UTF-8, so that every letter of every language "
         "is the same on every machine. Older editors save another "
         "encoding, and then letters with accents turn into something else.",
         "-- a file saved as Latin-1", "-- the same file, saved as UTF-8"},
    [CHECK_HIDDEN_CHARACTER] =
        {"a character that nobody sees",
         "Control characters and those that turn the direction of writing "
         "can make a line read otherwise than it works. They come in by "
         "copying from a web page or a word processor.",
         "label = \"first line\\nsecond line\"", "label = \"first line, second line\""},
    [CHECK_SYNTAX] = {"the file breaks off, or a comma, bracket or quote is missing",
                      "Rule files are tables of Lua. What stands between { and } is name "
                      "= value with commas in between, and each bracket and quote is "
                      "closed.",
                      "rule \"a\" {\n"
                      "  when = age :under \"P22Y\"\n"
                      "  because = \"…\",\n"
                      "}",
                      "rule \"a\" {\n"
                      "  when = age :under \"P22Y\",\n"
                      "  because = \"…\",\n"
                      "}"},
    [CHECK_LUA_WORD] = {"a word of Lua that would drop half of a condition",
                        "Lua's and, or, not, == and if look at whether a value is there, "
                        "not at what it says, so they would drop a part of a condition "
                        "without a sound. Conditions are joined by &, | and ~.",
                        "when = age :under \"P22Y\" and not member :yes()",
                        "when = age :under \"P22Y\" & ~member :yes()"},
    [CHECK_SCRIPT_FAILS] =
        {"the file, or a function in it, fails while it runs",
         "Something is used as what it is not: a text is called, nothing is "
         "asked for a field, a function takes too many steps. The sentence "
         "says what, and in which line.",
         "when = function(facts) return facts.age > 3 end",
         "when = function(facts) return facts:age():under(\"P3Y\") end"},
    [CHECK_TOO_MUCH] =
        {"something is longer, deeper or more than is borne",
         "Every list, text and file has a largest size, so that a slip of "
         "the hand cannot fill the memory of a machine. The sentence tells "
         "the size.",
         "-- a list of 2,000 terms in one rule",
         "-- one rule about a group that holds these terms"},
    [CHECK_MISPLACED_FILE] =
        {"a file, or a folder of rules, is not where it belongs",
         "A pack is a folder with pack.lua in it; schema.lua, options.lua, "
         "sources.lua and vocabulary stand beside the packs. A file that is "
         "never read would be a rule that silently does not count.",
         "rules/clinic/before.lua   -- and no pack.lua",
         "rules/clinic/pack.lua\n"
         "rules/clinic/before.lua"},
    [CHECK_FILE_SHAPE] =
        {"a file does not begin as files of its kind do",
         "A plugin begins with plugin \"name\" { … }, a manifest with pack "
         "\"name\" { … }, and the schema says once what a request is.",
         "-- pack.lua\n"
         "rule \"a\" { … }",
         "-- pack.lua\n"
         "pack \"clinic\" { … }"},
    [CHECK_UNKNOWN_WORD] =
        {"a word that nobody defines",
         "It is misspelt, or comes from a plugin or a schema that is not "
         "loaded, or it is a text without its quotation marks.",
         "grade = high", "grade = \"high\""},
    [CHECK_GLOBAL_SET] =
        {"a name is set for the whole file",
         "Names that are set without local could overwrite the words of the "
         "language. A name of your own is local.",
         "wait = \"P6M\"", "local wait = \"P6M\""},
    [CHECK_HALF_A_RULE] =
        {"a word is not followed by its name and its table",
         "Each entry is a word, a name where it has one, and a table: rule "
         "\"name\" { … }.",
         "rule { when = … }", "rule \"name\" { when = … }"},
    [CHECK_UNKNOWN_FIELD] =
        {"a field that this entry does not have",
         "An unknown field would be passed over, and what it says would not "
         "count. The nearest field is named.",
         "rule \"a\" { becuase = \"…\" }", "rule \"a\" { because = \"…\" }"},
    [CHECK_MISSING_FIELD] =
        {"a needed field is missing",
         "Without it the entry cannot work, or nobody could tell later why "
         "it is there. `aftercare rules` and the plugin tell what each "
         "field means.",
         "rule \"a\" { when = … }", "rule \"a\" { when = …, because = \"…\" }"},
    [CHECK_WRONG_TYPE] =
        {"a value of a wrong type",
         "A number stands without quotation marks, a text within, a list in "
         "{ }, true and false as they are.",
         "times = \"12\"", "times = 12"},
    [CHECK_EMPTY_VALUE] = {"a value that is empty",
                           "An empty text or list says nothing: does it mean nobody, or "
                           "everybody? Leave the field out, or say it.",
                           "areas = {}", "areas = { \"an_area\" }"},
    [CHECK_BAD_NAME] =
        {"a name that is not written as names are",
         "Rules, packs and plugins are named in kebab-case, terms and facts "
         "in snake_case, so that a name is written in one way only.",
         "rule \"My Rule\" { … }", "rule \"my-rule\" { … }"},
    [CHECK_GIVEN_TWICE] =
        {"the same thing is given twice",
         "Of two things with one name, only one could count, and nobody "
         "would know which. Both places are told.",
         "rule \"a\" { … }\n"
         "rule \"a\" { … }",
         "rule \"a\" { … }\n"
         "rule \"a-at-night\" { … }"},
    [CHECK_BAD_CHOICE] = {"a word that is none of the choices",
                          "The field, fact or option takes a few words only. The nearest "
                          "one, or the list of them, is named.",
                          "option \"view\" :is \"stritc\"",
                          "option \"view\" :is \"strict\""},
    [CHECK_OUT_OF_BOUNDS] =
        {"a number outside its bounds",
         "The schema or the plugin says from which number to which a value "
         "goes. A condition on a number that nobody can have would never be "
         "true.",
         "level :at_least(7)   -- it goes from 1 till 6", "level :at_least(5)"},
    [CHECK_WRONG_ORDER] = {"the first of two values is above the second",
                           "A pair goes from the smaller to the larger.",
                           "sessions = { 6, 3 }", "sessions = { 3, 6 }"},
    [CHECK_BAD_DURATION] =
        {"a duration that is none",
         "Durations are ISO 8601: P6M are six calendar months, P3D three "
         "days, PT5H five hours. Where only days are known, hours do not "
         "count.",
         "from = \"3 days\"", "from = \"P3D\""},
    [CHECK_BAD_TIME] = {"a time of the day that is none",
                        "Times are those of the clock on the wall, with two digits each.",
                        "at = { \"8\" }", "at = { \"08:00\" }"},
    [CHECK_BAD_LANGUAGE] =
        {"a sentence without English, or in a language that is none",
         "A sentence is a text in English, or a table by language with "
         "English in it, which stands in where a language is missing.",
         "message = { es = \"Lávese.\" }",
         "message = { en = \"Wash.\", es = \"Lávese.\" }"},
    [CHECK_REMIND_PARTS] =
        {"parts of a reminder that do not go together",
         "A reminder is by the clock (at, and perhaps days), or every so "
         "often (every), or once (true). times goes with the first two, and so "
         "do after_done and min_gap: they move the next reminder when one is "
         "done, so that there must be a next one, and room for it.",
         "remind = { at = { \"08:00\" }, every = \"PT2H\" }",
         "remind = { at = { \"08:00\", \"10:00\" } }"},
    [CHECK_WINDOW_ORDER] =
        {"a window that begins after its end",
         "from and till count from the end of the session, so from comes "
         "first. Nothing could ever lie in this window.",
         "from = \"P7D\", till = \"P1D\"", "from = \"P1D\", till = \"P7D\""},
    [CHECK_BAD_VERSION] =
        {"a version that is none",
         "Versions are two or three numbers with points between them; "
         "engine takes two of them, the first that works and the first that "
         "was not tried.",
         "engine = { \"1.0\", \"0.1\" }", "engine = { \"0.1\", \"1.0\" }"},
    [CHECK_ENGINE_RANGE] =
        {"made for another version of aftercare",
         "The pack or plugin says which versions it was tried with. A newer "
         "one may read it otherwise, an older one may not know its words.",
         "engine = { \"0.1\", \"0.2\" }   -- and this is 0.3",
         "engine = { \"0.1\", \"0.4\" }   -- once its tests pass"},
    [CHECK_UNKNOWN_TERM] =
        {"a term that the vocabulary does not have",
         "Rules speak of terms of the vocabulary, so that documents and "
         "rules mean the same. The nearest id or synonym is named; a new "
         "term is a block in a vocabulary folder.",
         "condition \"a_conditoin\" :active()", "condition \"a_condition\" :active()"},
    [CHECK_TERM_CIRCLE] =
        {"terms that lie in each other",
         "A term lies in its parents and in theirs. In a circle each would "
         "be a part of the other.",
         "term \"a\" { parents = { \"b\" } }\n"
         "term \"b\" { parents = { \"a\" } }",
         "term \"a\" { parents = { \"b\" } }\n"
         "term \"b\" { }"},
    [CHECK_UNKNOWN_CATEGORY] =
        {"a term of a category that nothing takes",
         "The schema says which categories a fact holds. A term of another "
         "category could stand in no document.",
         "category = \"conditoin\"", "category = \"condition\""},
    [CHECK_UNKNOWN_RULE] =
        {"a rule is named that is not there",
         "overrules names rules of the same pack by their id, others in "
         "full: pack.id. A rule that replaces nothing is not what its "
         "author meant.",
         "overrules = { \"wait-six-month\" }", "overrules = { \"wait-six-months\" }"},
    [CHECK_UNKNOWN_SOURCE] =
        {"a source is cited that is not there",
         "Each citation leads to an entry with title, address and evidence, "
         "so that a reader can look.",
         "sources = { \"CLINIC-01\" }", "sources = { \"CLINIC-001\" }"},
    [CHECK_UNKNOWN_OPTION] =
        {"an option that is not there",
         "Options are what a clinic chooses; they stand in options.lua.",
         "policy = { veiw = \"strict\" }", "policy = { view = \"strict\" }"},
    [CHECK_UNKNOWN_DETAIL] =
        {"a detail that the schema does not have",
         "Details tell how something is done; schema.lua lists them, so "
         "that a document can give them.",
         "details = { agnet = \"…\" }", "details = { agent = \"…\" }"},
    [CHECK_UNKNOWN_FACT] =
        {"a fact that the schema does not have, or not of the needed type",
         "Kinds and requests name facts of the schema, such as the list "
         "that is ranked for.",
         "among = \"concern\"", "among = \"concerns\""},
    [CHECK_UNKNOWN_PLUGIN] =
        {"a plugin that is not loaded",
         "A pack names the plugins whose kinds of rule it uses. Their files "
         "stand in a folder of plugins.",
         "plugins = { \"timeing\" }", "plugins = { \"timing\" }"},
    [CHECK_PLUGIN_NOT_NAMED] =
        {"a kind of a plugin that the pack does not name",
         "The manifest tells what a pack needs, so that it is refused as a "
         "whole where that is missing, and not halfway.",
         "plugins = { \"timing\" }   -- and a rule of another plugin",
         "plugins = { \"timing\", \"matching\" }"},
    [CHECK_UNKNOWN_VERB] =
        {"a verb that this word does not have",
         "The schema says how a fact is asked: a number :at_least(4), a "
         "record :ever(). The nearest verb is named.",
         "condition \"a_condition\" :actve()", "condition \"a_condition\" :active()"},
    [CHECK_VERB_USE] =
        {"a verb in the wrong place, or with the wrong thing behind it",
         "A verb stands behind its word with a colon, once, and takes what "
         "it asks for: a duration, a number, or nothing.",
         "(age :under \"P22Y\" | member :yes()) :here()",
         "age :under \"P22Y\" | condition \"a_condition\" :active() :here()"},
    [CHECK_UNFINISHED_CONDITION] =
        {"a condition that asks for nothing yet",
         "A word of the schema says which fact is meant; only its verb asks "
         "something of it.",
         "when = condition \"a_condition\"",
         "when = condition \"a_condition\" :active()"},
    [CHECK_UNUSED_CONDITION] =
        {"a condition that ends up in no rule",
         "It was made and then dropped, mostly because & or | is missing "
         "before it. So half of a rule would be lost.",
         "local young = age :under \"P22Y\"\n"
         "-- and young is used nowhere",
         "when = young & condition \"a_condition\" :active()"},
    [CHECK_NOT_A_CONDITION] =
        {"something is joined, or given, that is no condition",
         "&, | and ~ join conditions, which are made with the words of the "
         "schema. A text, a number or true is none.",
         "when = \"member\"", "when = member :yes()"},
    [CHECK_FUNCTION_VALUE] =
        {"a function uses something that is no plain value",
         "A function keeps nothing from run to run and sees the facts it is "
         "given, so that its answer can be repeated and explained.",
         "local young = age :under \"P22Y\"\n"
         "when = function(facts) return young end",
         "when = function(facts) return facts:age():under(\"P22Y\") end"},
    [CHECK_KIND_SHAPE] =
        {"a kind of rule that cannot decide",
         "A kind names one of the folds and has the fields that it needs, "
         "each of the right type (plugins/README.md lists them).",
         "decide = worst_of { subject = \"name\", by = \"grade\" }",
         "decide = worst_of { subject = \"treatments\", by = \"grade\", … }"},
    [CHECK_FACT_SHAPE] =
        {"a fact that is not told as facts of its type are",
         "A number has bounds, a choice its words, records have categories "
         "and verbs that are built from the tests of the core.",
         "fact \"a\" { type = \"choice\" }",
         "fact \"a\" { type = \"choice\", among = { \"x\", \"y\" } }"},
    [CHECK_CASE_SHAPE] =
        {"a case of a test that is not told as cases are",
         "A case gives a document, or parts of one, and what is expected of "
         "it.",
         "case \"a\" { patient = { } }",
         "case \"a\" { patient = { }, expect = { verdict = \"…\" } }"},
    [CHECK_UNKNOWN_CHECK] =
        {"accept names no check, or one that cannot be accepted",
         "accept bears a finding on purpose, and names its id. What keeps "
         "rules from loading cannot be borne.",
         "accept \"pointles-rule\" { of = { \"a\" }, because = \"…\" }",
         "accept \"pointless-rule\" { of = { \"a\" }, because = \"It keeps the "
         "law's own reason.\" }"},
};

const struct check_page *check_page_written(enum check check) {
    return &pages[check];
}
