#include "tests/unit/rules/oracle/lua_text.h"

#include "tests/unit/rules/oracle/lua_condition.h"
#include "tests/unit/rules/oracle/make_rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

// --- rules -----------------------------------------------------------------------------

static void write_names(struct buffer *out, const struct plain_rules *rules,
                        const char *field, const int *terms, int count) {
    buffer_format(out, "  %s = { ", field);
    for (int i = 0; i < count; i++) {
        buffer_format(out, "\"%s\", ", rules->terms[terms[i]].id);
    }
    buffer_string(out, "},\n");
}

static void write_words(struct buffer *out, const char *name, unsigned words,
                        const char *const *all) {
    if (words == 0) {
        return;
    }
    buffer_format(out, "%s = { ", name);
    for (unsigned i = 0; i < 3; i++) {
        if (words >> i & 1u) {
            buffer_format(out, "\"%s\", ", all[i]);
        }
    }
    buffer_string(out, "}, ");
}

static void write_details(struct buffer *out, const struct plain_rule *rule) {
    if (rule->tools == 0 && rule->colours == 0) {
        return;
    }
    buffer_string(out, "  details = { ");
    write_words(out, "tool", rule->tools, plain.tools);
    write_words(out, "colour", rule->colours, plain.colours);
    buffer_string(out, "},\n");
}

static void write_policy(struct buffer *out, const struct plain_rules *rules,
                         const struct plain_rule *rule) {
    char name[PLAIN_NAME_MAX];
    if (rule->option != NONE) {
        buffer_format(out, "  policy = { option_%d = \"%s\" },\n", rule->option,
                      plain.choices[rule->choice]);
    }
    if (rule->overrules_count == 0) {
        return;
    }
    buffer_string(out, "  overrules = { ");
    for (int i = 0; i < rule->overrules_count; i++) {
        const struct plain_rule *other = &rules->rules[rule->overrules[i]];
        bool is_neighbour = other->pack == rule->pack;
        buffer_format(out, "\"%s\", ", plain_name(name, other) + (is_neighbour ? 2 : 0));
    }
    buffer_string(out, "},\n");
}

static void write_condition(struct buffer *out, const struct plain_rules *rules,
                            const char *field, int node) {
    if (node != NONE) {
        buffer_format(out, "  %s = ", field);
        lua_write_condition(out, rules, node);
        buffer_string(out, ",\n");
    }
}

void lua_write_rule(struct buffer *out, const struct plain_rules *rules, int rule) {
    const struct plain_rule *at = &rules->rules[rule];
    char name[PLAIN_NAME_MAX];
    buffer_format(out, "%s \"%s\" {\n", at->is_suit ? "suit" : "bar",
                  plain_name(name, at) + 2);
    write_policy(out, rules, at);
    if (at->is_suit) {
        buffer_format(out, "  wish = \"%s\",\n", rules->terms[at->wish].id);
    }
    write_names(out, rules, at->is_suit ? "work" : "works", at->works, at->works_count);
    if (at->areas_count > 0) {
        write_names(out, rules, "parts", at->areas, at->areas_count);
    }
    write_details(out, at);
    write_condition(out, rules, "when", at->when);
    write_condition(out, rules, "unless", at->unless);
    if (at->is_suit) {
        buffer_format(out, "  points = %d,\n", at->points);
    } else {
        buffer_format(out, "  grade = \"%s\",\n", plain.grades[at->grade]);
    }
    buffer_string(out, "}\n\n");
}

// --- the words -------------------------------------------------------------------------

static void write_shape(struct buffer *out, const struct plain_shape *shape) {
    buffer_format(out,
                  "fact \"%s\" {\n  type = \"records\", word = \"%s\", of = { \"%s\"",
                  shape->name, shape->word, shape->categories[0]);
    if (shape->categories[1]) {
        buffer_format(out, ", \"%s\"", shape->categories[1]);
    }
    buffer_format(out, " }, area = %s,\n", shape->has_area ? "true" : "false");
    if (shape->begins) {
        buffer_format(out, "  begins = \"%s\",\n", shape->begins);
    }
    if (shape->ends) {
        buffer_format(out, "  ends = \"%s\",\n", shape->ends);
    }
    if (shape->statuses[0]) {
        buffer_format(out,
                      "  status = { %s = \"present\", %s = \"past\", %s = \"past\" },\n",
                      shape->statuses[0], shape->statuses[1], shape->statuses[2]);
    }
    buffer_string(out, "  verbs = { ever = \"ever\", now = \"present\", "
                       "within = \"within\"");
    if (shape->statuses[0]) {
        buffer_format(out, ", resting = \"status:%s\"", shape->statuses[2]);
    }
    buffer_format(out, " },\n  question = \"Is there: %%s, in %s?\",\n}\n", shape->name);
}

static void write_schema(struct buffer *out) {
    buffer_string(
        out, "request { treatments = { \"work\" }, areas = { \"part\" }, "
             "products = { \"stuff\" }, areas_from = \"wishes\" }\n"
             "fact \"made\" { type = \"date\", word = \"age\", question = \"When?\" }\n"
             "fact \"wood\" { type = \"choice\", word = \"wood\", question = \"Which?\", "
             "among = { \"oak\", \"pine\", \"other\" } }\n"
             "fact \"hardness\" { type = \"number\", word = \"hardness\", from = 1, "
             "till = 6, question = \"How hard?\" }\n");
    buffer_format(
        out,
        "fact \"indoors\" { type = \"flag\", word = \"indoors\", term = \"%s\", "
        "question = \"Indoors?\" }\n"
        "detail \"tool\" { among = { \"%s\", \"%s\", \"%s\" } }\n"
        "detail \"colour\" {}\n",
        plain.flag, plain.tools[0], plain.tools[1], plain.tools[2]);
    for (int list = 0; list < LISTS; list++) {
        write_shape(out, &plain.lists[list]);
    }
}

static void write_options(struct buffer *out, const struct plain_rules *rules) {
    for (int i = 0; i < PLAIN_OPTIONS; i++) {
        buffer_format(out,
                      "option \"option_%d\" { choices = { \"%s\", \"%s\", \"%s\" }, "
                      "says = \"One or the other.\"",
                      i, plain.choices[0], plain.choices[1], plain.choices[2]);
        if (rules->options[i].has_standard) {
            buffer_format(out, ", default = \"%s\"", plain.choices[0]);
        }
        buffer_string(out, " }\n");
    }
}

static void write_term(struct buffer *out, const struct plain_rules *rules, int number) {
    const struct plain_term *term = &rules->terms[number];
    buffer_format(out, "term \"%s\" { category = \"%s\", label = \"%s\"", term->id,
                  term->category, term->id);
    if (term->synonym[0]) {
        buffer_format(out, ", synonyms = { \"%s\" }", term->synonym);
    }
    if (term->code[0]) {
        buffer_format(out, ", codes = { shop = \"%s\" }", term->code);
    }
    if (term->parents_count > 0) {
        buffer_string(out, ", parents = { ");
        for (int i = 0; i < term->parents_count; i++) {
            buffer_format(out, "\"%s\", ", rules->terms[term->parents[i]].id);
        }
        buffer_string(out, "}");
    }
    buffer_string(out, " }\n");
}

void lua_write_terms(struct buffer *out, const struct plain_rules *rules) {
    for (int i = 0; i < rules->terms_count; i++) {
        if (rules->terms[i].parents_count > 0) {
            write_term(out, rules, i);
        }
    }
}

// --- files -----------------------------------------------------------------------------

#define PATH_LEN_MAX 160
#define PARTS 3 // files over which terms, and the rules of a pack, are spread

static char *path_of(char out[PATH_LEN_MAX], const char *folder, const char *name) {
    (void)snprintf(out, PATH_LEN_MAX, "%s/%s", folder, name);
    return out;
}

static void save(const char *folder, const char *name, struct buffer *text) {
    char path[PATH_LEN_MAX];
    assert_false(text->failed);
    FILE *file = fopen(path_of(path, folder, name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text->at, 1, text->len, file), text->len);
    assert_int_equal(fclose(file), 0);
    buffer_reset(text);
}

static void make_folder(const char *folder, const char *name) {
    char path[PATH_LEN_MAX];
    assert_int_equal(mkdir(path_of(path, folder, name), 0700), 0);
}

// Which of count things stands at each place, and in which file.
struct places {
    int order[PLAIN_TERMS];
    int part[PLAIN_TERMS];
};

static struct places random_places(uint64_t layout, int count) {
    struct places places = {.order = {0}};
    struct chance chance = {.state = layout};
    for (int i = 0; i < count; i++) {
        int k = layout == 0 ? i : chance_of(&chance, i + 1);
        places.order[i] = places.order[k];
        places.order[k] = i;
        places.part[i] = layout == 0 ? 0 : chance_of(&chance, PARTS);
    }
    return places;
}

static void write_vocabulary(const char *folder, const struct plain_rules *rules,
                             uint64_t layout, struct buffer *text) {
    struct places places = random_places(layout, rules->terms_count);
    for (int part = 0; part < PARTS; part++) {
        char name[PATH_LEN_MAX];
        for (int i = 0; i < rules->terms_count; i++) {
            if (places.part[i] == part) {
                write_term(text, rules, places.order[i]);
            }
        }
        (void)snprintf(name, sizeof name, "words/vocabulary/words%d.lua", part);
        save(folder, name, text);
    }
}

static void write_pack(const char *folder, const struct plain_rules *rules,
                       uint64_t layout, int pack, struct buffer *text) {
    struct places places = random_places(layout, rules->rules_count);
    char name[PATH_LEN_MAX];
    buffer_format(text,
                  "pack \"%s\" { version = \"1.0.0\", licence = \"MIT\", "
                  "engine = { \"0.1\", \"1.0\" }, plugins = { \"workshop\" }, "
                  "says = \"A test.\" }\n",
                  plain.packs[pack]);
    (void)snprintf(name, sizeof name, "packs/%s/pack.lua", plain.packs[pack]);
    save(folder, name, text);
    for (int part = 0; part < PARTS; part++) {
        for (int i = 0; i < rules->rules_count; i++) {
            int rule = places.order[i];
            if (places.part[i] == part && rules->rules[rule].pack == pack) {
                lua_write_rule(text, rules, rule);
            }
        }
        (void)snprintf(name, sizeof name, "packs/%s/rules%d.lua", plain.packs[pack],
                       part);
        save(folder, name, text);
    }
}

void lua_write(const char *folder, const struct plain_rules *rules, uint64_t layout) {
    struct buffer text;
    buffer_init(&text, &system_allocator, 1 << 20);
    make_folder(folder, "words");
    make_folder(folder, "words/vocabulary");
    make_folder(folder, "packs");
    make_folder(folder, "packs/t");
    make_folder(folder, "packs/u");
    write_schema(&text);
    save(folder, "words/schema.lua", &text);
    write_options(&text, rules);
    save(folder, "packs/options.lua", &text);
    write_vocabulary(folder, rules, layout, &text);
    for (int pack = 0; pack < COUNT(plain.packs); pack++) {
        write_pack(folder, rules, layout, pack, &text);
    }
    buffer_clear(&text);
}

void lua_remove(const char *folder) {
    static const char *const names[] = {
        "words/schema.lua",
        "words/vocabulary/words0.lua",
        "words/vocabulary/words1.lua",
        "words/vocabulary/words2.lua",
        "words/vocabulary",
        "words",
        "packs/options.lua",
        "packs/t/pack.lua",
        "packs/t/rules0.lua",
        "packs/t/rules1.lua",
        "packs/t/rules2.lua",
        "packs/t",
        "packs/u/pack.lua",
        "packs/u/rules0.lua",
        "packs/u/rules1.lua",
        "packs/u/rules2.lua",
        "packs/u",
        "packs",
    };
    char path[PATH_LEN_MAX];
    for (int i = 0; i < COUNT(names); i++) {
        (void)remove(path_of(path, folder, names[i]));
    }
    assert_int_equal(rmdir(folder), 0);
}
