// A kind "hint" that decides by a function, for tests: the workshop's "bar" with a field
// more, in a plugin of the test's own.
#ifndef AFTERCARE_TESTS_HINTS_H
#define AFTERCARE_TESTS_HINTS_H

#include "tests/unit/rules/workshop.h"

#define HINTS_PLUGIN(body)                                                               \
    "plugin 'hints' { version = '1.0.0', engine = { '0.1', '1.0' }, says = 'Hints.' }\n" \
    "kind 'hint' { says = 'A hint.', fields = {\n"                                       \
    "{ 'works', type = 'terms', of = { 'work' }, needed = true, says = 'x' },\n"         \
    "{ 'when', type = 'condition', says = 'x' },\n"                                      \
    "{ 'grade', type = 'choice', among = { 'never', 'later', 'ask', 'care' },\n"         \
    "  needed = true, says = 'x' },\n"                                                   \
    "{ 'weight', type = 'number', from = 1, till = 9, default = 3, says = 'x' } },\n"    \
    "decide = worst_of { subject = 'works', by = 'grade', blocking = { 'never', "        \
    "'later' },\n"                                                                       \
    "unknown = 'unclear', none = 'go', decide = function(findings)\n" body "\nend } }\n"

#define HINT(name, grade, when)                                                          \
    "hint '" name "' { works = 'sanding', grade = '" grade "', when = " when " }\n"
#define BAR(name, grade, when)                                                           \
    "bar '" name "' { works = 'sanding', grade = '" grade "', when = " when " }\n"

static const char hints_pack[] =
    "pack 't' { version = '1.0.0', licence = 'MIT', engine = { '0.1', '1.0' },\n"
    "plugins = { 'workshop', 'hints' }, says = 'A test.' }\n";

static const char hints_inside[] = "'indoors': true";
static const char hints_unsaid[] = "'hardness': 3";

// Beside the workshop's own folder, where rules lie: "" is the folder around "/p".
static inline void hints_path(char out[160], const struct workshop *shop,
                              const char *name) {
    (void)snprintf(out, 160, "%s.plugins%s", shop->folder, name);
}

static inline void hints_write(const struct workshop *shop, const char *text) {
    char path[160];
    hints_path(path, shop, "");
    assert_int_equal(mkdir(path, 0700), 0);
    hints_path(path, shop, "/p");
    assert_int_equal(mkdir(path, 0700), 0);
    hints_path(path, shop, "/p/hints.lua");
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static inline aftercare_load_options hints_begin(struct workshop *shop, const char *body,
                                                 const char *rules) {
    char plugin[8192];
    char path[160];
    (void)snprintf(plugin, sizeof plugin, HINTS_PLUGIN("%s"), body);
    workshop_begin(shop, rules, NULL);
    workshop_write(shop, "t/pack.lua", hints_pack);
    hints_write(shop, plugin);
    hints_path(path, shop, "/p");
    aftercare_load_options options = workshop_options(shop);
    const char **folders = arena_array(&shop->arena, 2, sizeof *folders);
    folders[0] = options.plugins[0];
    folders[1] = arena_copy(&shop->arena, path, strlen(path));
    options.plugins = folders;
    options.plugins_count = 2;
    return options;
}

static inline aftercare_status hints_load(struct workshop *shop,
                                          const aftercare_load_options *options) {
    aftercare_error err = {0};
    aftercare_status status = aftercare_rules_load(&shop->rules, options, &err);
    return status ? status : aftercare_assessor_new(&shop->assessor, shop->rules, &err);
}

static inline void hints_open(struct workshop *shop, const char *body,
                              const char *rules) {
    aftercare_load_options options = hints_begin(shop, body, rules);
    aftercare_status status = hints_load(shop, &options);
    assert_string_equal(shop->mistakes, "");
    assert_int_equal(status, AFTERCARE_OK);
}

static inline void hints_close(struct workshop *shop) {
    static const char *const names[] = {"/p/hints.lua", "/p", ""};
    char path[160];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        hints_path(path, shop, names[i]);
        (void)remove(path);
    }
    workshop_close(shop);
}

struct hints_row {
    const char *body, *rules, *patient, *verdict, *decided;
};

static inline void hints_assert(const struct hints_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct workshop shop;
        hints_open(&shop, rows[i].body, rows[i].rules);
        const struct json *answer = workshop_judge(&shop, rows[i].patient);
        const char *verdict = workshop_at(&shop, answer, "/treatments/0/verdict");
        const char *decided = workshop_at(&shop, answer, "/treatments/0/decided");
        if (strcmp(verdict, rows[i].verdict) != 0 ||
            strcmp(decided, rows[i].decided) != 0) {
            fail_msg("row %zu, %s: %s %s", i, rows[i].body, verdict, decided);
        }
        hints_close(&shop);
    }
}

#define HINTS_ASSERT(rows) hints_assert(rows, sizeof(rows) / sizeof *(rows))
// What "decided" says: what stands; why there is nothing, with its line (9 is that of the
// function, 10 that of its body); what did not stand.
#define DECIDED(verdict) "[{'kind':'hint','verdict':" verdict "}]"
#define FAILED(why) "[{'kind':'hint','verdict':null,'error':'p/hints.lua:" why "'}]"
#define OVERRULED(word)                                                                  \
    "[{'kind':'hint','verdict':'unclear','error':'p/hints.lua:9: \\'" word               \
    "\\' does not stand while a finding of this kind that could block is open (return "  \
    "\\'unclear\\' or worse)'}]"

#endif
