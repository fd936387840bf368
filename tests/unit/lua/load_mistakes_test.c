// Each mistake that a file can make, with its exact place and sentence.
#include "tests/unit/lua/rules_folder.h"

#define RULES "rules/plants/rules.lua"

struct row {
    const char *file, *text, *told;
};

// A refusal that is right, but for its condition or one more field.
#define REFUSAL(when, more)                                                              \
    "refusal 'x' { treatments = 'watering', when = " when ", severity = 'no',\n"         \
    "because = 'B.', sources = 'S-1'" more " }\n"
#define TASK(more)                                                                       \
    "task 'x' { after = 'watering', act = 'do', message = 'M.',\n" more " }\n"

static void check(const struct row *row) {
    struct rules_folder folder;
    struct loaded loaded;
    rules_make(&folder);
    rules_write(&folder, row->file, row->text);

    rules_load(&loaded, &folder);

    assert_string_equal(loaded.told.at, row->told);
    assert_int_equal(loaded.status, row->told[0] ? AFTERCARE_ERULES : AFTERCARE_OK);
    rules_unload(&loaded);
    rules_remove(&folder);
}

#define CHECK(rows)                                                                      \
    for (size_t i = 0; i < sizeof(rows) / sizeof *(rows); i++) {                         \
        check(&(rows)[i]);                                                               \
    }

static const struct row fields[] = {
    {RULES,
     "refusal 'x' {\n  treatmens = 'watering', when = thirsty :yes(),\n"
     "  severity = 'no', because = 'B.', sources = 'S-1',\n}\n",
     RULES ":2:3: \"treatmens\" is no field of refusal \"x\" (did you mean "
           "\"treatments\"?)\n"},
    {RULES, REFUSAL("thirsty :yes()", ", colour = 1"),
     RULES ":2:34: \"colour\" is no field of refusal \"x\" (\"policy\", \"overrules\", "
           "\"treatments\", \"details\", \"when\", \"severity\", \"because\" or "
           "\"sources\")\n"},
    {RULES, "refusal 'x' { when = thirsty :yes(), severity = 'no', because = 'B.' }\n",
     RULES ":1:1: refusal \"x\" has no \"sources\" (add sources = { \"CI-014\" })\n" RULES
           ":1:1: refusal \"x\" has no \"treatments\" (add treatments = { \"…\" })\n"},
    {RULES, REFUSAL("thirsty :yes()", ", severity = 'later'"),
     RULES ":2:34: \"severity\" is given twice, first in line 1 (keep one)\n"},
    {RULES, REFUSAL("thirsty :yes()", ", 'more'"),
     RULES ":2:34: an entry of refusal \"x\" has no name (write name = value)\n"},
    {RULES,
     "refusal 'x' {\n treatments = {},\n when = 3, severity = 'nö',\n"
     " because = 4, sources = { 'S-1', 5 } }\n",
     RULES
     ":2:15: \"treatments\" is empty (write a term, or a list of terms, or leave it "
     "out)\n" RULES
     ":3:9: a number is no condition (write one with the schema's words, such as "
     "condition \"…\" :active())\n" RULES
     ":3:23: \"nö\" is no choice here (\"no\", \"later\" or \"care\")\n" RULES
     ":4:12: \"because\" is a number (write a text, or one for each language: { en = "
     "\"…\", es = \"…\" })\n" RULES
     ":4:34: an entry of \"sources\" is a number (write a text, in quotation marks)\n"},
    {RULES, REFUSAL("thirsty :yes()", ", because = { es = 'P.', english = 'B.' }"),
     RULES ":2:34: \"because\" is given twice, first in line 2 (keep one)\n" RULES
           ":2:44: \"because\" is not given in English (add en = \"…\")\n" RULES
           ":2:57: \"english\" is no language (write it as in \"en\" or \"es-MX\")\n"},
    {RULES,
     "refusal 'x' { treatments = { 'waterin', 'rot', 'pruning' }, when = thirsty "
     ":yes(), severity = 'no',\nbecause = 'B.', sources = 'S-1' }\n",
     RULES ":1:30: \"waterin\" is no known term here (did you mean \"watering\"?)\n" RULES
           ":1:41: \"rot\" is a term of illness (one of treatment belongs here)\n"},
    {RULES, REFUSAL("thirsty :yes()", ", sources2 = 'S-1'"),
     RULES
     ":2:34: \"sources2\" is no field of refusal \"x\" (did you mean \"sources\"?)\n"},
    {RULES,
     "refusal 'x' { treatments = 'watering', when = thirsty :yes(), severity = 'no',\n"
     "because = 'B.', sources = { 'S-9' } }\n",
     RULES ":2:27: \"x\" cites \"S-9\", which is no source (did you mean \"S-1\"?)\n"},
    {RULES, REFUSAL("thirsty :yes()", ", overrules = { 'y' }"),
     RULES ":2:46: \"x\" overrules \"y\", which is no other rule (name a rule that is "
           "loaded)\n"},
    {RULES, REFUSAL("thirsty :yes()", ", policy = { seasn = 'wet', soil = 'san' }"),
     RULES ":2:53: there is no option \"seasn\" (did you mean \"season\"?)\n" RULES
           ":2:67: \"san\" is no choice of \"soil\" (did you mean \"sand\"?)\n"},
    {RULES,
     REFUSAL("thirsty :yes()", ", details = { can = { 'small', 'big' }, cn = 'x' }"),
     RULES ":2:52: \"big\" is no choice of \"can\" (\"small\" or \"large\")\n" RULES
           ":2:77: there is no detail \"cn\" (add it to schema.lua)\n"},
    {RULES, REFUSAL("thirsty :yes()", ", details = {}"),
     RULES ":2:44: \"details\" is empty (leave it out)\n"},
    {RULES, REFUSAL("thirsty :yes()", ", policy = { 'wet' }"),
     RULES
     ":2:43: \"policy\" has an entry without a name (write a table such as { name = "
     "\"value\" })\n"},
    {RULES,
     "fit 'x' { wish = { 'growth' }, treatment = 'pruning', score = 101,\n"
     "sessions = { 6, 3 }, interval = { 'P2W' } }\n"
     "fit 'y' { wish = 'rot', treatment = 'pruning', score = '5',\n"
     "sessions = { 0, 'x' }, interval = { 'P6W', '2 weeks' } }\n"
     "fit 'z' { wish = 'rot', treatment = 'pruning', score = 1.5,\n"
     "sessions = 5, interval = { 'P6W', 'P2W' } }\n",
     RULES
     ":1:18: \"wish\" is a list (write one term, in quotation marks)\n" RULES
     ":1:63: \"score\" is 101 (it goes from 0 till 100)\n" RULES
     ":2:12: the first number of \"sessions\" is above the second (swap them)\n" RULES
     ":2:33: \"interval\" has 1 entries (write two durations, as in { \"P2W\", "
     "\"P6W\" })\n" RULES
     ":3:56: \"score\" is a text (write a whole number, without quotation marks)\n" RULES
     ":4:14: \"sessions\" is 0 (it goes from 1 till 9)\n" RULES
     ":4:17: an entry of \"sessions\" is a text (write a whole number, without "
     "quotation marks)\n" RULES
     ":4:44: \"2 weeks\" is no duration (write a duration such as \"P6M\", \"P2W\" or "
     "\"PT72H\")\n" RULES
     ":5:56: \"score\" is a number with a fraction (write a whole number, without "
     "quotation marks)\n" RULES
     ":6:12: \"sessions\" is a number (write two numbers, as in { 3, 6 })\n" RULES
     ":6:26: the first duration of \"interval\" is longer than the second (swap "
     "them)\n"},
};

static void a_wrong_field_is_told(void **state) {
    (void)state;
    CHECK(fields)
}

static const struct row windows[] = {
    {RULES, TASK("from = 'P2D', till = 'P1D'"),
     RULES ":2:8: \"from\" is after \"till\" (swap them)\n"},
    {RULES, TASK("from = 'P2D', till = 'P2D'"), ""},
    {RULES, TASK("from = 'P1D', till = 'P7D', remind = true"), ""},
    {RULES, TASK("from = 'P1D', till = 'P7D', remind = false"),
     RULES
     ":2:38: \"remind\" is false (write true, { at = { \"08:00\" }, times = 3 } or { "
     "every = \"PT2H\", times = 3 })\n"},
    {RULES,
     TASK("from = 'P0D', till = 'P10Y', remind = { at = { '08:00' }, times = 1001 }"),
     RULES ":2:67: \"times\" is 1001 (it goes from 1 till 1000)\n"},
    {RULES,
     TASK("from = 'P0D', till = 'P10Y', remind = { at = { '08:00' }, times = 1000 }"),
     ""},
    {RULES, TASK("from = 'P0D', till = 'PT1000H', remind = { every = 'PT1H' }"),
     RULES
     ":2:42: these are up to 1001 reminders (at most 1000: set times, or remind less "
     "often)\n"},
    {RULES, TASK("from = 'P0D', till = 'PT999H', remind = { every = 'PT1H' }"), ""},
    {RULES, TASK("from = 'P0D', till = 'P600D', remind = { at = { '08:00', '20:00' } }"),
     RULES
     ":2:40: these are up to 1202 reminders (at most 1000: set times, or remind less "
     "often)\n"},
    {RULES,
     TASK("from = 'P0D', till = 'P600D', remind = { at = { '08:00', '20:00' }, days "
          "= 'P2D' }"),
     ""},
    {RULES,
     TASK("from = 'P0D', till = 'P9D', remind = { at = { '8:00', '24:00', '08:00' } }"),
     RULES ":2:47: \"8:00\" is no time of the day (write it as in \"08:00\")\n" RULES
           ":2:55: \"24:00\" is no time of the day (write it as in \"08:00\")\n"},
    {RULES, TASK("from = 'P0D', till = 'P9D', remind = { at = { '08:00', '08:00' } }"),
     RULES ":2:45: a time of the day stands there twice (name it once)\n"},
    {RULES,
     TASK("from = 'P0D', till = 'P9D', remind = { at = { '08:00' }, every = 'P1D' }"),
     RULES ":2:38: at and every do not go together (keep one)\n"},
    {RULES, TASK("from = 'P0D', till = 'P9D', remind = { days = 'P2D' }"),
     RULES ":2:38: days goes with at only (add at = { \"08:00\" })\n"},
    {RULES, TASK("from = 'P0D', till = 'P9D', remind = { times = 2 }"),
     RULES ":2:38: times goes with at or every (add one of them)\n"},
    {RULES,
     TASK("from = 'P0D', till = 'P9D', remind = { at = { '08:00' }, days = 'P1M', "
          "expires = 'PT0S', evry = 1 }"),
     RULES ":2:65: \"days\" is not whole days (write it as in \"P3D\")\n" RULES
           ":2:82: \"expires\" is no time at all (write a longer duration)\n" RULES
           ":2:90: \"evry\" is no field of remind (did you mean \"every\"?)\n"},
    {RULES,
     TASK("from = 'P0D', till = 'P9D', remind = { every = 'PT4H', after_done = 'PT4H', "
          "min_gap = 'PT4H' }"),
     ""},
    {RULES,
     TASK("from = 'P0D', till = 'P9D', remind = { at = { '20:00', '08:00' }, min_gap = "
          "'PT12H' }"),
     ""},
    {RULES,
     TASK("from = 'P0D', till = 'P9D', remind = { every = 'PT4H', after_done = '4h', "
          "min_gap = 'PT0S' }"),
     RULES ":2:69: \"4h\" is no duration (write a duration such as \"P6M\", \"P2W\" or "
           "\"PT72H\")\n" RULES
           ":2:85: \"min_gap\" is no time at all (write a longer duration)\n"},
    {RULES, TASK("from = 'P0D', till = 'P9D', remind = { after_done = 'PT4H' }"),
     RULES ":2:38: there is only one reminder, and none that after_done could move (add "
           "at or every, or take after_done out)\n"},
    {RULES,
     TASK("from = 'P0D', till = 'P9D', remind = { every = 'PT4H', times = 1, min_gap = "
          "'PT1H' }"),
     RULES ":2:38: there is only one reminder, and none that min_gap could move (add at "
           "or every, or take min_gap out)\n"},
    {RULES,
     TASK("from = 'P0D', till = 'PT4H', remind = { every = 'PT5H', after_done = 'PT1H' "
          "}"),
     RULES ":2:39: only one reminder lies in the window, and none that after_done or "
           "min_gap could move (take them out, or make the window longer)\n"},
    {RULES,
     TASK("from = 'PT1H', till = 'PT9H', remind = { every = 'PT2H', after_done = 'PT8H' "
          "}"),
     RULES ":2:40: after_done is as long as the window or longer, so that nothing could "
           "follow what was done (make it shorter)\n"},
    {RULES,
     TASK("from = 'P0D', till = 'P9D', remind = { every = 'PT6H', after_done = 'PT4H', "
          "min_gap = 'PT5H' }"),
     RULES ":2:38: min_gap is longer than after_done, which could never be kept (make it "
           "shorter)\n"},
    {RULES,
     TASK("from = 'P0D', till = 'P9D', remind = { every = 'PT4H', min_gap = 'PT5H' }"),
     RULES ":2:38: min_gap is longer than what lies between two reminders that every "
           "gives (make it shorter, or remind less often)\n"},
    {RULES,
     TASK("from = 'P0D', till = 'P9D', remind = { at = { '08:00', '20:00', '23:00' }, "
          "min_gap = 'PT4H' }"),
     RULES ":2:38: min_gap is longer than what lies between two reminders that at gives "
           "(make it shorter, or remind less often)\n"},
    {RULES,
     TASK("from = 'P0D', till = 'P9D', remind = { at = { '01:00', '20:00' }, min_gap = "
          "'PT6H' }"),
     RULES ":2:38: min_gap is longer than what lies between two reminders that at gives "
           "(make it shorter, or remind less often)\n"},
    {RULES, TASK("from = 'P0D', till = 'P9D', urgent = 'yes'"),
     RULES ":2:38: \"urgent\" is a text (write true or false)\n"},
};

static void a_wrong_window_is_told(void **state) {
    (void)state;
    CHECK(windows)
}

static const struct row conditions[] = {
    {RULES, REFUSAL("thirst :yes()", ""),
     RULES
     ":1:47: \"thirst\" is no word that is known here (did you mean \"thirsty\"?)\n"},
    {RULES, REFUSAL("illness 'rott' :ever()", ""),
     RULES ":1:55: \"rott\" is no known term here (did you mean \"rot\"?)\n"},
    {RULES, REFUSAL("illness 'rot' :activ()", ""),
     RULES ":1:62: \"activ\" is no verb of illness (did you mean \"active\"?)\n"},
    {RULES, REFUSAL("illness 'rot' :taken()", ""),
     RULES ":1:62: \"taken\" is no verb of illness (its verbs are :active(), "
           ":active_within \"P6M\", :cured(), :ever())\n"},
    {RULES, REFUSAL("illness 'rot'", ""),
     RULES ":1:47: illness has no verb (write one of :active(), :active_within \"P6M\", "
           ":cured(), :ever() behind it)\n"},
    {RULES, REFUSAL("illness", ""),
     RULES ":1:47: illness asks for nothing yet (write illness \"…\" and a verb)\n"},
    {RULES, REFUSAL("thirsty", ""),
     RULES ":1:47: thirsty has no verb (write one of :yes() behind it)\n"},
    {RULES, REFUSAL("thirsty :no()", ""),
     RULES ":1:56: \"no\" is no verb of thirsty (its verbs are :yes())\n"},
    {RULES, REFUSAL("thirsty 'x'", ""),
     RULES ":1:47: thirsty takes no text here (write one of :yes() behind it)\n"},
    {RULES, REFUSAL("illness 'rot' :ever() :active()", ""),
     RULES ":1:70: this has a verb already (join a second condition by &)\n"},
    {RULES, REFUSAL("illness 'rot' :here()", ""),
     RULES ":1:47: illness has no verb (write one of :active(), :active_within \"P6M\", "
           ":cured(), :ever() behind it)\n"},
    {RULES, REFUSAL("dislike 'compost' :here()", ""),
     RULES ":1:66: records of \"dislikes\" have no area (leave :here() out)\n"},
    {RULES, REFUSAL("illness 'rot' :active_within 'P2X'", ""),
     RULES ":1:76: \"P2X\" is no duration (write a duration such as \"P6M\", \"P2W\" or "
           "\"PT72H\")\n"},
    {RULES, REFUSAL("illness 'rot' :active_within 'PT5H'", ""),
     RULES
     ":1:76: hours do not count here, where only days are known (write a duration such "
     "as \"P2D\")\n"},
    {RULES, REFUSAL("illness 'rot' :active 'P2D'", ""),
     RULES ":1:69: :active takes nothing (write :active())\n"},
    {RULES, REFUSAL("illness 'rot'.ever()", ""),
     RULES ":1:47: :ever is written with a colon, behind its word (not with a dot)\n"},
    {RULES, REFUSAL("height :between(6, 4)", ""),
     RULES ":1:63: the first number is above the second (swap them)\n"},
    {RULES, REFUSAL("height :at_least(7)", ""),
     RULES ":1:64: \"at_least\" is 7 (it goes from 1 till 6)\n"},
    {RULES, REFUSAL("colour :is 'green'", ""),
     RULES ":1:58: \"green\" is no choice here (\"red\" or \"blue\")\n"},
    {RULES, REFUSAL("age :under 'P22'", ""),
     RULES ":1:58: \"P22\" is no duration (write a duration such as \"P6M\", \"P2W\" or "
           "\"PT72H\")\n"},
    {RULES, REFUSAL("age :under 'P201Y'", ""),
     RULES ":1:58: \"P201Y\" is too long (at most 200 years)\n"},
    {RULES, REFUSAL("illness 'rot' :active_within 'P99999D'", ""),
     RULES ":1:76: \"P99999D\" is too long (at most 200 years)\n"},
    {RULES, REFUSAL("area 'leef'", ""),
     RULES ":1:52: \"leef\" is no known term here (did you mean \"leaf\"?)\n"},
    {RULES, REFUSAL("area 'leaf' :is 'x'", ""),
     RULES ":1:60: \"is\" is no verb of area (it takes none)\n"},
    {RULES, REFUSAL("option 'seasons' :is 'wet'", ""),
     RULES ":1:54: there is no option \"seasons\" (did you mean \"season\"?)\n"},
    {RULES, REFUSAL("option 'season' :is 'wett'", ""),
     RULES ":1:67: \"wett\" is no choice here (did you mean \"wet\"?)\n"},
    {RULES, REFUSAL("option 'season'", ""),
     RULES ":1:47: option has no verb (write one of :is \"…\" behind it)\n"},
    {RULES, REFUSAL("function(facts) return 1 end", ""),
     RULES ":1:47: the function returns a number (return true, false or nil)\n"},
    {RULES, REFUSAL("pcall", ""),
     RULES ":1:47: a function is no condition (write one with the schema's words, such "
           "as condition \"…\" :active())\n"},
    {RULES, REFUSAL("(thirsty :yes() & height :is(2)) :here()", ""),
     RULES
     ":1:48: :here stands behind a whole condition (put it behind its word, before & "
     "or |)\n"},
    {RULES, REFUSAL("~'x'", ""),
     RULES ":1:47: a text is no condition (write one with the schema's words, such as "
           "condition \"…\" :active())\n"},
    {RULES, REFUSAL("thirsty :yes() & nil", ""),
     RULES ":1:62: nothing is no condition (write one with the schema's words, such as "
           "condition \"…\" :active())\n"},
    {RULES, REFUSAL("'x' | thirsty :yes()", ""),
     RULES ":1:51: a text is no condition (write one with the schema's words, such as "
           "condition \"…\" :active())\n"},
    {RULES, REFUSAL("thirsty :yes() .. 'x'", ""),
     RULES
     ":1:1: conditions cannot be joined like that (write &, | or, before one, ~)\n"},
    {RULES, REFUSAL("#thirsty :yes()", ""),
     RULES
     ":1:1: conditions cannot be joined like that (write &, | or, before one, ~)\n"},
    {RULES, REFUSAL("thirsty :yes() // height :is(2)", ""),
     RULES
     ":1:1: conditions cannot be joined like that (write &, | or, before one, ~)\n"},
    {RULES, "local c = thirsty :yes() & height :is(2)\nillness 'rot' :ever()\n",
     RULES
     ":1:11: this condition ends up in no rule (join it by & or |, or take it "
     "away)\n" RULES
     ":2:1: this condition ends up in no rule (join it by & or |, or take it away)\n"},
    {RULES,
     "local c = thirsty :yes()\n" REFUSAL(
         "c | height :is(2)",
         "") "refusal 'y' { treatments = 'watering', when = c, severity = 'no',\n"
             "because = 'B.', sources = 'S-1' }\n",
     ""},
};

static void a_wrong_condition_is_told(void **state) {
    (void)state;
    CHECK(conditions)
}

static const struct row words[] = {
    {RULES, "refusal 'Rot' {}\n",
     RULES
     ":1:1: \"Rot\" is no name (write lower-case letters, digits and single '-', as in "
     "\"two-words\"; at most 64 bytes)\n" RULES
     ":1:1: refusal \"Rot\" has no \"because\" (add because = a sentence, or { en = "
     "\"…\", es = \"…\" })\n" RULES
     ":1:1: refusal \"Rot\" has no \"severity\" (add severity = \"no\", \"later\" or "
     "\"care\")\n" RULES
     ":1:1: refusal \"Rot\" has no \"sources\" (add sources = { \"CI-014\" })\n" RULES
     ":1:1: refusal \"Rot\" has no \"treatments\" (add treatments = { \"…\" })\n" RULES
     ":1:1: refusal \"Rot\" has no \"when\" (add when = a condition)\n"},
    {RULES, "refusal 'a_b' 'x'\nrefusal 'c'\nrefusal { }\n",
     RULES
     ":1:1: \"a_b\" is no name (write lower-case letters, digits and single '-', as in "
     "\"two-words\"; at most 64 bytes)\n" RULES
     ":1:1: refusal \"a_b\" is given a text (write refusal \"a_b\" { … })\n" RULES
     ":2:1: refusal \"c\" is never told its fields (write refusal \"c\" { … })\n" RULES
     ":3:1: refusal needs a name first (write refusal \"name\" { … })\n"},
    {RULES, REFUSAL("thirsty :yes()", "") REFUSAL("height :is(2)", ""),
     RULES ":3:1: the rule \"plants.x\" is there already, in " RULES
           ":1 (give it another name)\n"},
    {RULES, "months = 'P6M'\nlocal x = months\n",
     RULES ":1:1: \"months\" is set for the whole file (write local months = …)\n"},
    {RULES, "refusl 'x' { when = thirsty :yes() }\nprint 'x'\n",
     RULES
     ":1:1: \"refusl\" is no word that is known here (did you mean \"refusal\"?)\n" RULES
     ":2:1: \"print\" is no word that is known here (a text needs quotation marks)\n"},
    {RULES, "local c = thirsty :yes() and height :is(2)\nif true then end\n",
     RULES
     ":1:26: 'and' joins no conditions: it drops the first (write '&')\n" RULES
     ":2:1: 'if' has no place in a rule file: rules are data (write one rule for each "
     "case)\n"},
    {RULES, "refusal 'x' {\n  severity = 'no'\n  because = 'B.',\n}\n",
     RULES
     ":3:3: a comma or \"}\" is missing before \"because\" (what line 1 opens is not "
     "closed)\n"},
    {RULES, "refusal 'x' {\n  severity = 'no',\n",
     RULES ":3:1: the end of the file does not belong here (is something missing before "
           "it?)\n"},
    {RULES, "refusal 'x' { severity = }\n",
     RULES ":1:26: \"}\" does not belong here (is something missing before it?)\n"},
    {RULES, "refusal 'x' { severity = 'no }\n",
     RULES ":1:26: this text has no closing quote on its line\n"},
    {RULES, "local x = {} & {}\n",
     RULES
     ":1:1: &, | and ~ join conditions only (write them with the schema's words)\n"},
    {RULES, "local x = nil\nx.y = 1\n",
     RULES ":2:1: something has no fields that is asked for one (is it spelt right?)\n"},
    {RULES, "local s = 'x\xFF'\n",
     RULES ":1:13: the file is not UTF-8 (save it as UTF-8)\n"},
    {RULES, "-- \xE2\x80\xAE\n",
     RULES ":1:4: a control character, or one that hides or turns round what is written, "
           "stands here (take it away)\n"},
    {RULES, "-- \x01\n",
     RULES ":1:4: a control character, or one that hides or turns round what is written, "
           "stands here (take it away)\n"},
    {RULES, REFUSAL("thirsty :yes()", ", details = { note = 'a\\nb' }"),
     RULES
     ":2:53: \"note\" has a line break or another control character in it (write one "
     "line of plain text)\n"},
    {RULES, REFUSAL("thirsty :yes()", ", details = { note = '\\xff' }"),
     RULES ":2:53: \"note\" is not UTF-8 (save the file as UTF-8)\n"},
    {RULES, REFUSAL("thirsty :yes()", ", details = { note = '' }"),
     RULES ":2:53: \"note\" is empty (write a text, or leave it out)\n"},
    {RULES, "local function f() return f() + 1 end\nf()\n",
     RULES ":1:1: this takes more than 10000000 steps\n"},
    {RULES, "\xEF\xBB\xBF" REFUSAL("thirsty :no()", ""),
     RULES ":1:56: \"no\" is no verb of thirsty (its verbs are :yes())\n"},
};

static void a_wrong_word_is_told(void **state) {
    (void)state;
    CHECK(words)
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wrong_field_is_told),
        cmocka_unit_test(a_wrong_window_is_told),
        cmocka_unit_test(a_wrong_condition_is_told),
        cmocka_unit_test(a_wrong_word_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
