// What the tests of loading share: a folder of small rule files of a field of their own
// (who waters which plant), written anew for each test, and a load of it.
#ifndef AFTERCARE_TESTS_LUA_RULES_FOLDER_H
#define AFTERCARE_TESTS_LUA_RULES_FOLDER_H

#include "core/lua/load.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct rules_file {
    const char *name, *text;
};

static const struct rules_file rules_files[] = {
    {"rules/schema.lua",
     "request { treatments = { 'treatment' }, areas = { 'body_area' },\n"
     "  products = { 'product' }, areas_from = 'wishes' }\n"
     "fact 'id' { type = 'text' }\n"
     "fact 'birth_date' { type = 'date', word = 'age', question = 'When?' }\n"
     "fact 'colour' { type = 'choice', word = 'colour', among = { 'red', 'blue' } }\n"
     "fact 'thirsty' { type = 'flag', word = 'thirsty', term = 'thirst' }\n"
     "fact 'height' { type = 'number', word = 'height', from = 1, till = 6 }\n"
     "fact 'illnesses' { type = 'records', word = 'illness', of = { 'illness' },\n"
     "  area = true, begins = 'onset', ends = 'resolved',\n"
     "  status = { active = 'present', cured = 'past' },\n"
     "  verbs = { active = 'present', active_within = 'within', ever = 'ever',\n"
     "    cured = 'status:cured' } }\n"
     "fact 'dislikes' { type = 'records', word = 'dislike', of = { 'product' },\n"
     "  verbs = { known = 'ever' }, plain = 'known' }\n"
     "fact 'wishes' { type = 'records', word = 'wish', of = { 'wish' }, area = true,\n"
     "  verbs = { told = 'ever' }, plain = 'told' }\n"
     "detail 'can' { among = { 'small', 'large' } }\n"
     "detail 'note' {}\n"},
    {"rules/vocabulary/terms.lua",
     "term 'watering' { category = 'treatment', label = 'Watering' }\n"
     "term 'pruning' { category = 'treatment', label = 'Pruning' }\n"
     "term 'plant' { category = 'body_area', label = 'Plant' }\n"
     "term 'leaf' { category = 'body_area', label = 'Leaf', parents = { 'plant' } }\n"
     "term 'rot' { category = 'illness', label = { en = 'Rot', es = 'Podredumbre' },\n"
     "  synonyms = { 'root rot' }, codes = { icd10cm = 'R01' } }\n"
     "term 'mildew' { category = 'illness', label = 'Mildew' }\n"
     "term 'compost' { category = 'product', label = 'Compost' }\n"
     "term 'growth' { category = 'wish', label = 'Growth' }\n"
     "term 'thirst' { category = 'thirst', label = 'Thirst' }\n"},
    {"rules/options.lua",
     "option 'season' { choices = { 'wet', 'dry' }, default = 'wet', says = 'Which.' }\n"
     "option 'soil' { choices = { 'clay', 'sand' }, says = 'Which.' }\n"},
    {"rules/sources.lua",
     "source { ids = { 'S-1', 'S-2' }, title = 'The gardener', evidence = 'lay',\n"
     "  address = 'https://garden.example', seen = 'excerpt' }\n"},
    {"plugins/garden.lua",
     "plugin 'garden' { version = '1.0.0', engine = { '0.1', '9.0' }, says = 'All.' }\n"
     "kind 'refusal' { says = 'No.', fields = {\n"
     "  { 'policy', type = 'policy', says = 'x' },\n"
     "  { 'overrules', type = 'rules', says = 'x' },\n"
     "  { 'treatments', type = 'terms', of = { 'treatment' }, needed = true, says = 'x' "
     "},\n"
     "  { 'details', type = 'details', says = 'x' },\n"
     "  { 'when', type = 'condition', needed = true, says = 'x' },\n"
     "  { 'severity', type = 'choice', among = { 'no', 'later', 'care' },\n"
     "    needed = true, says = 'x' },\n"
     "  { 'because', type = 'phrase', needed = true, says = 'x' },\n"
     "  { 'sources', type = 'sources', needed = true, says = 'x' },\n"
     "}, decide = worst_of { subject = 'treatments', by = 'severity',\n"
     "  blocking = { 'no', 'later' }, unknown = 'unknown', none = 'yes' } }\n"
     "kind 'fit' { says = 'How well.', fields = {\n"
     "  { 'wish', type = 'term', of = { 'wish', 'illness' }, needed = true, says = 'x' "
     "},\n"
     "  { 'treatment', type = 'terms', of = { 'treatment' }, needed = true, says = 'x' "
     "},\n"
     "  { 'score', type = 'number', from = 0, till = 100, needed = true, says = 'x' },\n"
     "  { 'sessions', type = 'numbers', from = 1, till = 9, says = 'x' },\n"
     "  { 'interval', type = 'spans', says = 'x' },\n"
     "  { 'unless', type = 'condition', says = 'x' },\n"
     "}, decide = rank_by { subject = 'treatment', of = 'wish', by = 'score',\n"
     "  among = 'wishes', allowed = { 'yes', 'care' }, last = { 'no' } } }\n"
     "kind 'product' { says = 'When.', fields = {\n"
     "  { 'after', type = 'terms', of = { 'treatment' }, needed = true, says = 'x' },\n"
     "  { 'product', type = 'term', of = { 'product' }, needed = true, says = 'x' },\n"
     "  { 'use', type = 'choice', among = { 'avoid', 'allowed' }, needed = true,\n"
     "    says = 'x' },\n"
     "  { 'from', type = 'span', needed = true, says = 'x' },\n"
     "  { 'till', type = 'span', needed = true, says = 'x' },\n"
     "}, decide = cut_windows { subject = 'after', of = 'product', by = 'use',\n"
     "  outside = 'allowed', unnamed = 'unknown' } }\n"
     "kind 'task' { says = 'What.', fields = {\n"
     "  { 'after', type = 'terms', of = { 'treatment' }, needed = true, says = 'x' },\n"
     "  { 'step', type = 'text', says = 'x' },\n"
     "  { 'act', type = 'choice', among = { 'avoid', 'do' }, shown = 'do',\n"
     "    needed = true, says = 'x' },\n"
     "  { 'from', type = 'span', needed = true, says = 'x' },\n"
     "  { 'till', type = 'span', needed = true, says = 'x' },\n"
     "  { 'remind', type = 'remind', says = 'x' },\n"
     "  { 'urgent', type = 'flag', says = 'x' },\n"
     "  { 'message', type = 'phrase', needed = true, says = 'x' },\n"
     "}, decide = steps { subject = 'after', of = 'step', by = 'act' } }\n"},
    {"rules/plants/pack.lua",
     "pack 'plants' { version = '1.0.0', licence = 'MIT', engine = { '0.1', '9.0' },\n"
     "  plugins = { 'garden' }, says = 'Plants.' }\n"},
    {"rules/plants/rules.lua",
     "refusal 'rot' {\n"
     "  treatments = { 'watering' },\n"
     "  when       = illness 'rot' :active_within 'P2W' & ~option 'season' :is 'dry',\n"
     "  severity   = 'later', because = 'It spreads.', sources = { 'S-1' },\n"
     "}\n"
     "task 'look' { after = 'watering', act = 'do', from = 'P1D', till = 'P7D',\n"
     "  remind = { at = { '20:00', '08:00' }, times = 12, expires = 'PT4H' },\n"
     "  message = { es = 'Mire.', en = 'Look.' } }\n"},
};

#define RULES_FILES (sizeof rules_files / sizeof *rules_files)
#define RULES_PATH_MAX 256

struct rules_folder {
    char path[RULES_PATH_MAX];
};

static inline void rules_path(char out[RULES_PATH_MAX], const struct rules_folder *folder,
                              const char *name) {
    int len = snprintf(out, RULES_PATH_MAX, "%s/%s", folder->path, name);
    assert_in_range(len, 1, RULES_PATH_MAX - 1);
}

// Writes a file, and the folders that it needs; NULL takes it away.
static inline void rules_write(const struct rules_folder *folder, const char *name,
                               const char *text) {
    char path[RULES_PATH_MAX];
    rules_path(path, folder, name);
    if (!text) {
        assert_int_equal(unlink(path), 0);
        return;
    }
    for (char *at = path + strlen(folder->path) + 1; (at = strchr(at, '/')); at++) {
        *at = '\0';
        (void)mkdir(path, 0755);
        *at = '/';
    }
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, 0644), 0);
}

static inline void rules_make(struct rules_folder *folder) {
    (void)snprintf(folder->path, sizeof folder->path, "/tmp/aftercare-rules-XXXXXX");
    assert_non_null(mkdtemp(folder->path));
    for (size_t i = 0; i < RULES_FILES; i++) {
        rules_write(folder, rules_files[i].name, rules_files[i].text);
    }
}

static inline void rules_remove(const struct rules_folder *folder) {
    char command[RULES_PATH_MAX + 16];
    (void)snprintf(command, sizeof command, "rm -rf '%s'", folder->path);
    assert_int_equal(system(command), 0);
}

// A load, and its mistakes, one a line: "FILE:LINE:COLUMN: SENTENCE", with files' names
// in the folder.
struct loaded {
    struct arena arena;
    struct rulebase *base;
    struct problems problems;
    struct buffer told;
    const struct rules_folder *folder;
    aftercare_status status;
    aftercare_error err;
};

static inline void rules_told(void *context, const aftercare_error *err) {
    struct loaded *loaded = context;
    char line[2 * AFTERCARE_SENTENCE_MAX];
    char root[RULES_PATH_MAX];
    rules_path(root, loaded->folder, "");
    (void)fail_line(line, sizeof line, err);
    for (char *at = line; (at = strstr(at, root));) {
        memmove(at, at + strlen(root), strlen(at + strlen(root)) + 1);
    }
    buffer_format(&loaded->told, "%s\n", line);
}

static inline void rules_load_with(struct loaded *loaded,
                                   const struct rules_folder *folder,
                                   const aftercare_load_options *options,
                                   const struct allocator *allocator) {
    *loaded = (struct loaded){.folder = folder};
    arena_init(&loaded->arena, allocator, 0);
    buffer_init(&loaded->told, &system_allocator, 1 << 22);
    loaded->problems = (struct problems){.told = rules_told, .context = loaded};
    loaded->status = rulebase_new(&loaded->base, &loaded->arena);
    if (!loaded->status) {
        loaded->status =
            load_rules(loaded->base, options, &loaded->problems, &loaded->err);
    }
}

static inline void rules_load(struct loaded *loaded, const struct rules_folder *folder) {
    char plugins[RULES_PATH_MAX];
    char rules[RULES_PATH_MAX];
    rules_path(plugins, folder, "plugins");
    rules_path(rules, folder, "rules");
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    const char *plugin_folders[] = {plugins};
    const char *rule_folders[] = {rules};
    options.plugins = plugin_folders;
    options.plugins_count = 1;
    options.rules = rule_folders;
    options.rules_count = 1;
    rules_load_with(loaded, folder, &options, &system_allocator);
}

static inline void rules_unload(struct loaded *loaded) {
    buffer_clear(&loaded->told);
    arena_clear(&loaded->arena);
}

#endif
