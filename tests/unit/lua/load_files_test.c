// Mistakes in everything but rules: schema, vocabulary, options, sources, plugins, packs,
// and the folders themselves.
#include "tests/unit/lua/rules_folder.h"

struct row {
    const char *file, *text, *told;
};

// Adds a file to the folder that is right otherwise.
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

// A schema with the facts that the rules need, and one line more.
#define SCHEMA "rules/schema.lua"
#define FACTS(more)                                                                      \
    "request { treatments = 'treatment', areas = 'body_area', products = 'product' }\n"  \
    "fact 'illnesses' { type = 'records', word = 'illness', of = 'illness',\n"           \
    "verbs = { active_within = 'within' } }\n"                                           \
    "fact 'wishes' { type = 'records', of = 'wish' }\n" more "\n"

static const struct row schemas[] = {
    {SCHEMA, FACTS(""), ""},
    {SCHEMA, FACTS("fact 'a' {}"),
     SCHEMA ":5:1: fact \"a\" has no \"type\" (add type = "
            "\"flag\", \"records\" …)\n"},
    {SCHEMA, FACTS("fact 'a' { type = 'flg' }"),
     SCHEMA ":5:19: \"flg\" is no choice here (did you mean \"flag\"?)\n"},
    {SCHEMA, FACTS("fact 'a' { type = 'flag', from = 1, wrod = 'b' }"),
     SCHEMA ":5:37: \"wrod\" is no field of fact \"a\" (did you mean \"word\"?)\n"},
    {SCHEMA, FACTS("fact 'a' { type = 'flag', from = 1, plain = 'x' }"),
     SCHEMA
     ":5:34: \"from\" means nothing for a fact of type \"flag\" (leave it out)\n" SCHEMA
     ":5:45: \"plain\" means nothing for a fact of type \"flag\" (leave it out)\n"},
    {SCHEMA, FACTS("fact 'a' { type = 'number', from = 5, till = 1 }"),
     SCHEMA ":5:1: fact \"a\" has from above till (swap them)\n"},
    {SCHEMA, FACTS("fact 'a' { type = 'number', from = 5 }"),
     SCHEMA ":5:1: fact \"a\" has no \"till\" (a fact of type \"number\" needs it)\n"},
    {SCHEMA, FACTS("fact 'a' { type = 'choice' }"),
     SCHEMA ":5:1: fact \"a\" has no \"among\" (a fact of type \"choice\" needs it)\n"},
    {SCHEMA, FACTS("fact 'a' { type = 'text', word = 'b' }"),
     SCHEMA
     ":5:1: fact \"a\" has a word, but no rule can read a text (leave word out)\n"},
    {SCHEMA, FACTS("fact 'a' { type = 'records', of = 'x', word = 'b' }"),
     SCHEMA ":5:1: fact \"a\" has a word and no verbs (add verbs = { … })\n"},
    {SCHEMA,
     FACTS("fact 'a' { type = 'records', of = 'x', verbs = { b = 'evr', c = "
           "'status:d', e = 'status:f' }, status = { d = 'past', g = 'psat' } }"),
     SCHEMA ":5:54: \"evr\" is no test (write \"ever\", \"present\", \"within\" or "
            "\"status:…\")\n" SCHEMA
            ":5:81: \"f\" is no status of this fact (add it to status = { … })\n" SCHEMA
            ":5:122: \"psat\" is no choice here (did you mean \"past\"?)\n"},
    {SCHEMA,
     FACTS("fact 'a' { type = 'records', of = 'x', verbs = { b = 'ever' }, plain = "
           "'c' }"),
     SCHEMA
     ":5:1: plain = \"c\" is none of the verbs of fact \"a\" (add it to verbs = { … "
     "})\n"},
    {SCHEMA, FACTS("fact 'wishes' { type = 'flag' }"),
     SCHEMA ":5:1: the fact \"wishes\" is there already, in " SCHEMA
            ":4 (name it once)\n"},
    {SCHEMA, FACTS("fact 'a' { type = 'flag', word = 'illness' }"),
     SCHEMA
     ":5:1: the word \"illness\" reads \"illnesses\" already (choose another word)\n"},
    {SCHEMA, FACTS("fact 'A b' { type = 'flag' }"),
     SCHEMA ":5:1: \"A b\" is no name (write lower-case letters, digits and '_', as in "
            "\"two_words\"; at most 64 bytes)\n"},
    {SCHEMA, FACTS("fact 'a' { type = 'flag', term = 'rott' }"),
     SCHEMA ":5:1: \"rott\" is no known term here (did you mean \"rot\"?)\n"},
    {SCHEMA, FACTS("request { treatments = 'x' }"),
     SCHEMA ":5:1: request is there already, in " SCHEMA ":1 (write it once)\n"},
    {SCHEMA, FACTS("detail 'a' { amog = { 'x' } }\ndetail 'b' {} detail 'b' {}"),
     SCHEMA
     ":5:14: \"amog\" is no field of detail \"a\" (did you mean \"among\"?)\n" SCHEMA
     ":6:15: the detail \"b\" is there already, in " SCHEMA ":6 (name it once)\n"},
    {SCHEMA,
     "request { treatments = 'treatment', areas = 'body_area', products = 'product',\n"
     "areas_from = 'wishes' }\nfact 'wishes' { type = 'records', of = 'wish' }\n"
     "fact 'illnesses' { type = 'records', word = 'illness', of = 'illness', verbs = {\n"
     "active_within = 'within' } }\n",
     SCHEMA ":1:1: areas_from = \"wishes\" is no fact whose records have an area (name "
            "one)\n"},
};

static void a_wrong_schema_is_told(void **state) {
    (void)state;
    CHECK(schemas)
}

#define TERMS "rules/vocabulary/more.lua"

static const struct row vocabularies[] = {
    {TERMS, "term 'x' { category = 'illness', label = 'X', parents = { 'rott' } }\n",
     TERMS
     ":1:1: \"x\" has the parent \"rott\", which is no term (did you mean \"rot\"?)\n"},
    {TERMS, "term 'x' { category = 'ilness', label = 'X' }\n",
     TERMS ":1:1: \"x\" is of the category \"ilness\", which nothing takes (did you mean "
           "\"illness\"?)\n"},
    {TERMS,
     "term 'x' { category = 'elsewhere', label = 'X', parents = {}, synonyms = {} }\n",
     ""},
    {TERMS, "term 'rot' { category = 'illness', label = 'X' }\n",
     "rules/vocabulary/terms.lua:5:1: the term \"rot\" is there already, in " TERMS
     ":1 (give it another id)\n"},
    {TERMS, "term 'x-y' { category = 'illness', label = 'X' }\n",
     TERMS ":1:1: \"x-y\" is no name (write lower-case letters, digits and '_', as in "
           "\"two_words\"; at most 64 bytes)\n"},
    {TERMS,
     "term 'x' { category = 'illness', codes = { atc = 5, ['ICD-10'] = 'A' },\n"
     "lable = 'X' }\n",
     TERMS
     ":1:50: \"atc\" is a number (write a text, or a list of texts)\n" TERMS
     ":1:53: \"ICD-10\" is no system of codes (write lower-case letters, digits and "
     "'_', as in \"two_words\")\n" TERMS
     ":2:1: \"lable\" is no field of term \"x\" (did you mean \"label\"?)\n"},
    {TERMS, "term { category = 'illness', label = 'X' }\nterm 'x'\n",
     TERMS ":1:1: term needs a name first (write term \"name\" { … })\n" TERMS
           ":2:1: term \"x\" is never told its fields (write term \"x\" { … })\n"},
    {TERMS, "trem 'x' { category = 'illness', label = 'X' }\n",
     TERMS ":1:1: \"trem\" is no word that is known here (did you mean \"term\"?)\n"},
};

static void a_wrong_vocabulary_is_told(void **state) {
    (void)state;
    CHECK(vocabularies)
}

#define OPTIONS "rules/options.lua"
#define SOURCES "rules/sources/more.lua"
#define SEASON                                                                           \
    "option 'season' { choices = { 'wet', 'dry' }, default = 'wet', says = 'x' }\n"

static const struct row tables[] = {
    {OPTIONS, SEASON "option 'b' { choices = { 'x', 'y' }, default = 'z', says = 'x' }\n",
     OPTIONS ":2:48: \"z\" is none of the choices (\"x\" or \"y\")\n"},
    {OPTIONS, SEASON "option 'b' { choices = { 'x', 'x' }, says = 'x' }\n",
     OPTIONS ":2:31: \"x\" stands there twice (name it once)\n"},
    {OPTIONS, SEASON SEASON,
     OPTIONS ":2:1: the option \"season\" is there already, in " OPTIONS
             ":1 (give it another name)\n"},
    {OPTIONS, SEASON "option 'b' { default = 'x' }\n",
     OPTIONS
     ":2:1: option \"b\" has no \"choices\" (add choices = a list of choices)\n" OPTIONS
     ":2:1: option \"b\" has no \"says\" (add says = one sentence)\n"},
    {SOURCES, "source { ids = 'S-1', evidence = 'lay' }\n",
     SOURCES ":1:1: the source \"S-1\" is there already, in rules/sources.lua:1 (give it "
             "another name)\n"},
    {SOURCES, "source { ids = { 'S 3', 'S-4' }, title = '' }\nsource 'x'\n",
     SOURCES ":1:1: source has no \"evidence\" (add evidence = its grade)\n" SOURCES
             ":1:18: \"S 3\" is no name (write letters, digits, '-', '_' and '.', as in "
             "\"CI-014\"; at most 64 bytes)\n" SOURCES
             ":1:42: \"title\" is empty (write a text, or leave it out)\n" SOURCES
             ":2:1: source is given a text (write source { … })\n"},
};

static void wrong_options_and_sources_are_told(void **state) {
    (void)state;
    CHECK(tables)
}

#define PLUGIN "plugins/more.lua"
#define NEWER                                                                            \
    "plugin \"new\" needs aftercare 7.0 or later, and this is " AFTERCARE_VERSION        \
    " (install a newer aftercare, or an older plugin)\n"
#define NAMED "plugin 'more' { version = '1.0', engine = { '0.1', '9.0' }, says = 'x' }\n"
#define KIND(fields, decide)                                                             \
    NAMED "kind 'k' { says = 'x', fields = {\n" fields "\n}, decide = " decide " }\n"
#define SUBJECT "{ 's', type = 'terms', of = 'treatment', needed = true, says = 'x' },\n"
#define CHOICE                                                                           \
    "{ 'c', type = 'choice', among = { 'no', 'care' }, needed = true, says = 'x' },\n"
#define SPAN(name) "{ '" name "', type = 'span', needed = true, says = 'x' },\n"
#define WORST                                                                            \
    "worst_of { subject = 's', by = 'c', blocking = 'no', unknown = 'u', none = 'n' }"

static const struct row plugins[] = {
    {PLUGIN, "kind 'k' {}\n",
     PLUGIN
     ":1:1: kind \"k\" has no \"decide\" (add decide = worst_of { … }, rank_by { … }, "
     "cut_windows { … } or steps { … })\n" PLUGIN
     ":1:1: kind \"k\" has no \"fields\" (add fields = { { \"name\", type = …, says = "
     "… }, … })\n" PLUGIN
     ":1:1: kind \"k\" has no \"says\" (add says = one sentence)\n" PLUGIN
     ":1:1: kind \"k\" stands before its plugin (begin the file with plugin \"name\" { "
     "… })\n"},
    {PLUGIN, "-- nothing\n",
     PLUGIN ":1:1: this file is no plugin (begin it with plugin \"name\" { … })\n"},
    {PLUGIN, NAMED NAMED,
     PLUGIN ":2:1: this file is the plugin \"more\" already (one plugin a file)\n"},
    {PLUGIN,
     "plugin 'garden' { version = '1.0', engine = { '0.1', '9.0' }, says = 'x' }\n",
     PLUGIN
     ":1:1: the plugin \"garden\" is there already, in plugins/garden.lua:1 (give it "
     "another name)\n"},
    {PLUGIN, "plugin 'new' { version = '1.0', engine = { '7.0', '9.0' }, says = 'x' }\n",
     PLUGIN
     ":1:1: plugin \"new\" needs aftercare 7.0 or later, and this is " AFTERCARE_VERSION
     " (install a newer aftercare, or an older plugin)\n"},
    {PLUGIN,
     "plugin 'old' { version = '1.0', engine = { '0.0.1', '0.0.2' }, says = 'x' }\n",
     PLUGIN ":1:1: plugin \"old\" was made for aftercare below 0.0.2, and this "
            "is " AFTERCARE_VERSION
            " (install a newer plugin, or raise the second number of engine "
            "once its tests pass)\n"},
    // Nothing else of such a file is run, nor has to be this engine's Lua.
    {PLUGIN,
     "plugin 'new' { version = '1.0', engine = { '7.0', '9.0' }, says = 'x' }\n"
     "error('run')\nfold 'best' { newer = true }\n",
     PLUGIN ":1:1: " NEWER},
    {PLUGIN,
     "local half = nil + 1\nplugin('new') {\n  engine = { '7.0', '9.0', },\n"
     "  signed = half,\n}\n",
     PLUGIN ":2:1: " NEWER},
    {PLUGIN, "plugin 'new' { engine = { '7.0'; '9.0' } }\nlocal x := 5 switch x { }\n",
     PLUGIN ":1:1: " NEWER},
    {PLUGIN, "error('run')\nplugin 'old' { engine = { '0.0.1', '0.0.2' } }\n",
     PLUGIN ":2:1: plugin \"old\" was made for aftercare below 0.0.2, and this "
            "is " AFTERCARE_VERSION
            " (install a newer plugin, or raise the second number of engine "
            "once its tests pass)\n"},
    {PLUGIN, "plugin 'odd' { version = '1.x', engine = { '1.0', '0.9' }, says = 'x' }\n",
     PLUGIN
     ":1:26: \"1.x\" is no version (write it as in \"1.0.0\")\n" PLUGIN
     ":1:42: no engine lies from \"1.0\" on and below \"0.9\" (write two versions, from "
     "and below, as in { \"0.1\", \"1.0\" })\n"},
    {PLUGIN, "plugin 'odd' { version = '1.2.3.4', engine = '1.0', says = 'x' }\n",
     PLUGIN
     ":1:26: \"1.2.3.4\" is no version (write it as in \"1.0.0\")\n" PLUGIN
     ":1:46: \"engine\" is a text (write two versions, from and below, as in { \"0.1\", "
     "\"1.0\" })\n"},
    {PLUGIN, KIND(SUBJECT CHOICE, WORST),
     PLUGIN ":2:1: \"k\" and \"refusal\" decide by different scales (give both the same "
            "choices, blocking, unknown and none)\n"},
    {PLUGIN,
     KIND(SUBJECT CHOICE
          "{ 'd', type = 'number', says = 'x' },\n"
          "{ 'e', type = 'text', of = 'x', says = 'x' }, { 'f', type = 'txt' },\n"
          "{ 's', type = 'flag', says = 'x' }, 'g', { type = 'flag' }",
          WORST),
     PLUGIN
     ":5:1: a field of type \"number\" needs \"from\" (add it)\n" PLUGIN
     ":5:1: a field of type \"number\" needs \"till\" (add it)\n" PLUGIN
     ":6:28: a field of type \"text\" does not take \"of\" (leave it out)\n" PLUGIN
     ":6:47: f has no \"says\" (add says = half a sentence)\n" PLUGIN
     ":6:61: \"txt\" is no choice here (did you mean \"text\"?)\n" PLUGIN
     ":7:1: the field \"s\" is there already (give it another name)\n" PLUGIN
     ":7:37: an entry of \"fields\" is a text (write each field as { \"name\", type = …, "
     "says = … })\n" PLUGIN
     ":7:42: an entry of \"fields\" is nothing (write a text, in quotation marks)\n"},
    {PLUGIN,
     KIND(SUBJECT CHOICE, "worst_of { subject = 't', by = 'c', blocking = 'yes',\n"
                          "unknown = 'u', nome = 'n' }"),
     PLUGIN ":6:34: \"t\" is no field of this kind (add it to fields)\n" PLUGIN
            ":7:16: \"nome\" is no field of worst_of (did you mean \"none\"?)\n"},
    {PLUGIN,
     KIND(SUBJECT CHOICE, "worst_of { subject = 's', by = 'c', blocking = 'yes',\n"
                          "unknown = 'u', none = 'n' }"),
     PLUGIN ":6:60: \"yes\" is no choice here (\"no\" or \"care\")\n"},
    {PLUGIN,
     KIND(SUBJECT CHOICE, "cut_windows { subject = 's', by = 'c', outside = 'x', "
                          "unnamed = 'y' }"),
     PLUGIN ":6:13: cut_windows needs a field of the right type for \"from\" (see "
            "plugins/README.md)\n" PLUGIN
            ":6:13: cut_windows needs a field of the right type for \"of\" (see "
            "plugins/README.md)\n" PLUGIN
            ":6:13: cut_windows needs a field of the right type for \"till\" (see "
            "plugins/README.md)\n"},
    {PLUGIN,
     KIND("{ 's', type = 'terms', of = 'treatment', says = 'x' },\n" CHOICE
          "{ 'when', type = 'text', says = 'x' }",
          WORST),
     PLUGIN
     ":6:13: the field \"when\" cannot play the role \"when\" with its type (give it "
     "another type or name)\n"},
    {PLUGIN,
     KIND("{ 's', type = 'terms', of = 'treatment', says = 'x' },\n" CHOICE, WORST),
     PLUGIN ":6:13: worst_of needs \"s\" of every rule (give the field needed = true)\n"},
    {PLUGIN,
     KIND(SUBJECT CHOICE SPAN("f")
              SPAN("t") "{ 'm', type = 'phrase', needed = true, says = 'x' },\n",
          "steps { subject = 's', by = 'c', from = 'f', till = 't', message = 'm',\n"
          "waits = { 'care', 'cares' } }"),
     PLUGIN ":10:9: \"cares\" is no choice here (did you mean \"care\"?)\n"},
    {PLUGIN, KIND(SUBJECT CHOICE, "function() end"),
     PLUGIN ":6:13: a kind decides by one of the folds, and a function only for worst_of "
            "(write worst_of { …, decide = function })\n"},
    {PLUGIN,
     KIND(SUBJECT CHOICE, "worst_of { subject = 's', by = 'c', blocking = 'no',\n"
                          "unknown = 'u', none = 'n', decide = 'n' }"),
     PLUGIN ":7:37: \"decide\" is a text (write function(findings) … end)\n"},
    {PLUGIN,
     KIND(SUBJECT CHOICE, "worst_of { subject = 's', by = 'c', blocking = 'no',\n"
                          "unknown = 'u', none = 'n', decide = tostring }"),
     PLUGIN ":7:37: \"decide\" is a function (write function(findings) … end)\n"},
    {PLUGIN, KIND(SUBJECT CHOICE, "{ 's' }"),
     PLUGIN
     ":6:13: \"decide\" is a list (write worst_of { … }, rank_by { … }, cut_windows { … "
     "} or steps { … })\n"},
    {PLUGIN, KIND(SUBJECT CHOICE, "steps 's'"),
     PLUGIN
     ":6:13: \"steps\" is a text (write a table of fields: { subject = \"…\", by = "
     "\"…\" })\n"},
    {PLUGIN,
     KIND(SUBJECT
          "{ 'w', type = 'term', of = 'wish', needed = true, says = 'x' },\n"
          "{ 'n', type = 'number', from = 1, till = 2, needed = true, says = 'x' }",
          "rank_by { subject = 's', of = 'w', by = 'n', among = 'wishs', allowed = "
          "'maybe', "
          "last = 'no' }"),
     PLUGIN
     ":6:66: \"wishs\" is no fact of type \"records\" (did you mean \"wishes\"?)\n"},
    {PLUGIN,
     KIND(SUBJECT
          "{ 'w', type = 'term', of = 'wish', needed = true, says = 'x' },\n"
          "{ 'n', type = 'number', from = 1, till = 2, needed = true, says = 'x' }",
          "rank_by { subject = 's', of = 'w', by = 'n', among = 'wishes', allowed = "
          "'maybe', "
          "last = 'no' }"),
     PLUGIN ":2:1: \"maybe\" is no verdict of \"refusal\" (name those that it decides "
            "between)\n"},
    {PLUGIN,
     NAMED "kind 'illness' { says = 'x', fields = {\n" SUBJECT CHOICE "}, decide = " WORST
           " }\n",
     PLUGIN ":2:1: \"illness\" is a word of conditions (give the kind another name)\n"},
};

static void a_wrong_plugin_is_told(void **state) {
    (void)state;
    CHECK(plugins)
}

#define PACK "rules/plants/pack.lua"

static const struct row packs[] = {
    {PACK,
     "pack 'plants' { version = '1.0', licence = 'MIT', engine = { '0.1', '9.0' },\n"
     "plugins = { 'gardn' }, says = 'x' }\n",
     PACK
     ":2:13: the plugin \"gardn\" is not loaded (did you mean \"garden\"?)\n"
     "rules/plants/rules.lua:1:1: refusal comes from the plugin \"garden\", which the "
     "pack "
     "does not name (add it to plugins in pack.lua)\n"
     "rules/plants/rules.lua:6:1: task comes from the plugin \"garden\", which the pack "
     "does not name (add it to plugins in pack.lua)\n"},
    {PACK,
     "pack 'plants' { version = '1.0', licence = 'MIT', engine = { '0.1', '9.0' },\n"
     "plugins = {}, says = 'x' }\n",
     "rules/plants/rules.lua:1:1: refusal comes from the plugin \"garden\", which the "
     "pack "
     "does not name (add it to plugins in pack.lua)\n"
     "rules/plants/rules.lua:6:1: task comes from the plugin \"garden\", which the pack "
     "does not name (add it to plugins in pack.lua)\n"},
    {PACK,
     "pack 'plants' { version = '1.0', licence = 'MIT', engine = { '5.0', '9.0' },\n"
     "plugins = { 'garden' }, says = 'x' }\n",
     PACK
     ":1:1: pack \"plants\" needs aftercare 5.0 or later, and this is " AFTERCARE_VERSION
     " (install a newer aftercare, or an older pack)\n"},
    {PACK, "", PACK ":1:1: this file names no pack (write pack \"name\" { … })\n"},
    {"rules/more/pack.lua",
     "pack 'plants' { version = '1.0', licence = 'MIT', engine = { '0.1', '9.0' },\n"
     "plugins = { 'garden' }, says = 'x' }\n",
     "rules/plants/pack.lua:1:1: the pack \"plants\" is there already, in "
     "rules/more/pack.lua:1 (give it another name)\n"},
    {"rules/more/rules.lua", "",
     "rules/more: this folder has rules and no pack.lua (begin one with pack \"name\" { "
     "… "
     "})\n"},
    {"rules/option.lua", "",
     "rules/option.lua: no file of this name belongs here (did you mean "
     "\"options.lua\"?)\n"},
    {"rules/isotretinoin.lua", "",
     "rules/isotretinoin.lua: no file of this name belongs here (rules stand in a folder "
     "of "
     "their own, with pack.lua)\n"},
    {"rules/README.md", "not Lua", ""},
    {"rules/.hidden/x.lua", "not Lua", ""},
    {"rules/plants/README.md", "not Lua", ""},
    {"rules/plants/tests/x.lua", "not Lua", ""},
    {"plugins/README.md", "not Lua", ""},
};

static const struct row crowds[] = {
    {OPTIONS,
     SEASON "for i = 1, 500 do option('o' .. i) { choices = 'x', says = 'x' } end\n",
     OPTIONS ":2:1: there are too many options (at most 500)\n"},
    {SCHEMA, FACTS("for i = 1, 501 do fact('f' .. i) { type = 'flag' } end"),
     SCHEMA ":5:1: there are too many facts (at most 500)\n"},
    {SOURCES, "for i = 1, 9999 do source { ids = 'T-' .. i, evidence = 'x' } end\n",
     SOURCES ":1:20: there are too many sources (at most 10000)\n"},
    {TERMS,
     "local t = {} for i = 1, 1001 do t['k' .. i] = 'x' end\n"
     "term 'x' { category = 'illness', label = 'X', codes = t }\n",
     TERMS ":2:55: there are too many entries (at most 1000)\n"},
    {PACK, "local t = {} for i = 1, 1001 do t['k' .. i] = 'x' end\npack 'plants' (t)\n",
     PACK ":2:1: there are too many fields (at most 1000)\n"},
};

static void a_crowd_is_told(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof crowds / sizeof *crowds; i++) {
        struct rules_folder folder;
        struct loaded loaded;
        rules_make(&folder);
        rules_write(&folder, crowds[i].file, crowds[i].text);

        rules_load(&loaded, &folder);

        assert_non_null(strstr(loaded.told.at, crowds[i].told));
        rules_unload(&loaded);
        rules_remove(&folder);
    }
}

static void a_wrong_pack_or_folder_is_told(void **state) {
    (void)state;
    CHECK(packs)
}

static void a_file_that_is_too_large_is_told(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded loaded;
    size_t size = (size_t)129 << 10;
    char *text = malloc(size + 1);
    assert_non_null(text);
    memset(text, '\n', size);
    text[size] = '\0';
    rules_make(&folder);
    rules_write(&folder, "rules/plants/large.lua", text);

    rules_load(&loaded, &folder);

    assert_string_equal(
        loaded.told.at,
        "rules/plants/large.lua: the file is larger than 128 KiB (split it in "
        "two)\n");
    rules_unload(&loaded);
    rules_remove(&folder);
    free(text);
}

static void a_file_that_is_not_read_hides_no_other_mistake(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded loaded;
    rules_make(&folder);
    rules_write(&folder, "rules/plants/open.lua", "");
    rules_write(&folder, "rules/plants/wrong.lua", "x = 1\n");
    char open_to_all[RULES_PATH_MAX];
    char link[RULES_PATH_MAX];
    rules_path(open_to_all, &folder, "rules/plants/open.lua");
    rules_path(link, &folder, "rules/plants/link.lua");
    assert_int_equal(chmod(open_to_all, 0666), 0);
    assert_int_equal(symlink("rules.lua", link), 0);

    rules_load(&loaded, &folder);

    assert_string_equal(
        loaded.told.at,
        "rules/plants/link.lua: is a symbolic link (name the file itself)\n"
        "rules/plants/open.lua: may be written by others than its owner (chmod go-w)\n"
        "rules/plants/wrong.lua:1:1: \"x\" is set for the whole file (write local x = "
        "…)\n");
    rules_unload(&loaded);
    rules_remove(&folder);
}

static void a_broken_schema_does_not_blame_the_rules(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded loaded;
    rules_make(&folder);
    rules_write(&folder, "rules/schema.lua", "request {\n");
    rules_write(&folder, "rules/vocabulary/terms.lua", "term {{\n");

    rules_load(&loaded, &folder);

    assert_string_equal(
        loaded.told.at,
        "rules: no schema.lua says what a request is (add request { … })\n"
        "rules/schema.lua:2:1: the end of the file does not belong here (is something "
        "missing "
        "before it?)\n"
        "rules/vocabulary/terms.lua:2:1: the end of the file does not belong here (is "
        "something missing before it?)\n");
    rules_unload(&loaded);
    rules_remove(&folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wrong_schema_is_told),
        cmocka_unit_test(a_wrong_vocabulary_is_told),
        cmocka_unit_test(wrong_options_and_sources_are_told),
        cmocka_unit_test(a_wrong_plugin_is_told),
        cmocka_unit_test(a_crowd_is_told),
        cmocka_unit_test(a_wrong_pack_or_folder_is_told),
        cmocka_unit_test(a_file_that_is_too_large_is_told),
        cmocka_unit_test(a_file_that_is_not_read_hides_no_other_mistake),
        cmocka_unit_test(a_broken_schema_does_not_blame_the_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
