#include "tests/unit/rules/oracle/engine.h"

#include "tests/unit/rules/oracle/lua_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void tell(void *context, const aftercare_error *err) {
    (void)context;
    print_error("%s:%d: %s\n", err->place, err->line, err->sentence);
}

struct choices {
    aftercare_option at[PLAIN_OPTIONS];
    char names[PLAIN_OPTIONS][16];
    size_t count;
};

static void choose(struct choices *out, const struct plain_rules *rules) {
    out->count = 0;
    for (int i = 0; i < PLAIN_OPTIONS; i++) {
        if (rules->options[i].chosen != NONE) {
            char *name = out->names[out->count];
            (void)snprintf(name, sizeof out->names[0], "option_%d", i);
            out->at[out->count++] =
                (aftercare_option){name, plain.choices[rules->options[i].chosen]};
        }
    }
}

void engine_open(struct engine *engine, const struct plain_rules *rules,
                 uint64_t layout) {
    static const char *const plugins[] = {AFTERCARE_SOURCE "/tests/data/engine/plugins"};
    char folder[] = "/tmp/aftercare-oracle-XXXXXX";
    char parts[2][64];
    const char *const folders[] = {parts[layout != 0], parts[layout == 0]};
    struct choices choices;
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_error err = {0};
    assert_non_null(mkdtemp(folder));
    lua_write(folder, rules, layout);
    choose(&choices, rules);
    (void)snprintf(parts[0], sizeof parts[0], "%s/words", folder);
    (void)snprintf(parts[1], sizeof parts[1], "%s/packs", folder);
    options.plugins = plugins;
    options.plugins_count = 1;
    options.rules = folders;
    options.rules_count = 2;
    options.options = choices.at;
    options.options_count = choices.count;
    options.problem = tell;
    assert_int_equal(aftercare_rules_load(&engine->rules, &options, &err), AFTERCARE_OK);
    lua_remove(folder);
    assert_int_equal(aftercare_assessor_new(&engine->assessor, engine->rules, &err),
                     AFTERCARE_OK);
}

void engine_close(struct engine *engine) {
    aftercare_assessor_free(engine->assessor);
    aftercare_rules_free(engine->rules);
    *engine = (struct engine){0};
}

aftercare_json engine_assess(const struct engine *engine, const struct buffer *text,
                             const char *date) {
    aftercare_document document = {.text = text->at, .len = text->len, .date = date};
    aftercare_json answer = {0};
    aftercare_error err = {0};
    if (aftercare_assess(engine->assessor, &document, NULL, &answer, &err)) {
        fail_msg("%s %s of %s", err.pointer, err.sentence, text->at);
    }
    return answer;
}
