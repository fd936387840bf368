// A small world for tests of the engine: pieces of furniture, works on them, and rules in
// tests/data/engine/; a test brings its own rules as text. Documents and expectations are
// JSON with ' for ", so that they can be read.
#ifndef AFTERCARE_TESTS_WORKSHOP_H
#define AFTERCARE_TESTS_WORKSHOP_H

#include "aftercare/aftercare.h"
#include "aftercare/author.h"
#include "core/base/json.h"
#include "core/base/json_writer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define WORKSHOP AFTERCARE_SOURCE "/tests/data/engine"
#define WORKSHOP_TODAY "2026-06-15"

struct workshop {
    char folder[64]; // of the test's own pack, "t"
    char mistakes[4096];
    aftercare_rules *rules;
    aftercare_assessor *assessor;
    struct arena arena; // of what tests read and write
};

static inline void workshop_path(char out[160], const struct workshop *shop,
                                 const char *name) {
    (void)snprintf(out, 160, "%s/%s", shop->folder, name);
}

static inline void workshop_write(const struct workshop *shop, const char *name,
                                  const char *text) {
    char path[160];
    workshop_path(path, shop, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static inline void workshop_tell(void *context, const aftercare_error *err) {
    struct workshop *shop = context;
    size_t len = strlen(shop->mistakes);
    const char *file = strrchr(err->place, '/');
    (void)snprintf(shop->mistakes + len, sizeof shop->mistakes - len, "%s:%d: %s\n",
                   file ? file + 1 : err->place, err->line, err->sentence);
}

// Writes the pack: rules into rules.lua, and the pack's tests, where there are any.
static inline void workshop_begin(struct workshop *shop, const char *rules,
                                  const char *tests) {
    char path[160];
    *shop = (struct workshop){.folder = "/tmp/aftercare-workshop-XXXXXX"};
    arena_init(&shop->arena, &system_allocator, 0);
    assert_non_null(mkdtemp(shop->folder));
    workshop_path(path, shop, "t");
    assert_int_equal(mkdir(path, 0700), 0);
    workshop_path(path, shop, "t/tests");
    assert_int_equal(mkdir(path, 0700), 0);
    workshop_write(
        shop, "t/pack.lua",
        "pack \"t\" { version = \"1.0.0\", licence = \"MIT\", engine = { \"0.1\", "
        "\"1.0\" }, plugins = { \"workshop\" }, says = \"A test.\" }\n");
    workshop_write(shop, "t/rules.lua", rules);
    if (tests) {
        workshop_write(shop, "t/tests/cases.lua", tests);
    }
}

static inline aftercare_load_options workshop_options(struct workshop *shop) {
    static const char *const plugins[] = {WORKSHOP "/plugins"};
    const char **folders = arena_array(&shop->arena, 2, sizeof *folders);
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    folders[0] = WORKSHOP "/rules";
    folders[1] = shop->folder;
    options.plugins = plugins;
    options.plugins_count = 1;
    options.rules = folders;
    options.rules_count = 2;
    options.problem = workshop_tell;
    options.problem_context = shop;
    return options;
}

// Loads the rules; what is wrong stands in shop->mistakes, a line each. choice is
// "option=value", or NULL.
static inline aftercare_status workshop_try(struct workshop *shop, const char *rules,
                                            const char *choice) {
    aftercare_error err = {0};
    workshop_begin(shop, rules, NULL);
    aftercare_load_options options = workshop_options(shop);
    aftercare_option option = {0};
    if (choice) {
        option.name = arena_copy(&shop->arena, choice, strcspn(choice, "="));
        option.value = choice + strcspn(choice, "=") + 1;
        options.options = &option;
        options.options_count = 1;
    }
    aftercare_status status = aftercare_rules_load(&shop->rules, &options, &err);
    if (!status) {
        status = aftercare_assessor_new(&shop->assessor, shop->rules, &err);
    }
    return status;
}

static inline void workshop_open(struct workshop *shop, const char *rules) {
    aftercare_status status = workshop_try(shop, rules, NULL);
    assert_string_equal(shop->mistakes, "");
    assert_int_equal(status, AFTERCARE_OK);
}

static inline void workshop_close(struct workshop *shop) {
    static const char *const files[] = {"t/tests/cases.lua", "t/tests", "t/rules.lua",
                                        "t/pack.lua", "t"};
    char path[160];
    aftercare_assessor_free(shop->assessor);
    aftercare_rules_free(shop->rules);
    arena_clear(&shop->arena);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        workshop_path(path, shop, files[i]);
        (void)remove(path);
    }
    assert_int_equal(rmdir(shop->folder), 0);
}

// JSON with ' for ".
static inline aftercare_document workshop_document(struct workshop *shop,
                                                   const char *json) {
    char *text = arena_copy(&shop->arena, json, strlen(json));
    for (char *at = strchr(text, '\''); at; at = strchr(at, '\'')) {
        *at = '"';
    }
    return (aftercare_document){.name = "doc", .text = text, .len = strlen(text)};
}

static inline const struct json *workshop_read(struct workshop *shop,
                                               aftercare_json answer) {
    struct json_limits limits = {.bytes = 1 << 26, .entries = 1 << 20, .depth = 64};
    struct json_document document;
    aftercare_error err = {0};
    char *copy = arena_copy(&shop->arena, answer.text, answer.len);
    aftercare_status status = json_read(&document, &shop->arena, "answer",
                                        (struct text){copy, answer.len}, &limits, &err);
    assert_string_equal(err.sentence, "");
    assert_int_equal(status, AFTERCARE_OK);
    return document.root;
}

static inline const struct json *workshop_assess(struct workshop *shop,
                                                 const char *json) {
    aftercare_document document = workshop_document(shop, json);
    aftercare_json answer = {0};
    aftercare_error err = {0};
    aftercare_status status =
        aftercare_assess(shop->assessor, &document, WORKSHOP_TODAY, &answer, &err);
    assert_string_equal(err.sentence, "");
    assert_int_equal(status, AFTERCARE_OK);
    return workshop_read(shop, answer);
}

// Asks about sanding the table: patient holds the members of the patient, such as
// "'wood': 'oak'"; the lists that it does not name are known to be empty.
static inline const struct json *workshop_judge(struct workshop *shop,
                                                const char *patient) {
    static const char *const lists[] = {"faults", "coats", "events", "marks", "wishes"};
    char *members = arena_format(&shop->arena, "%s", patient);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        char *quoted = arena_format(&shop->arena, "'%s'", lists[i]);
        if (!strstr(members, quoted)) {
            members = arena_format(&shop->arena, "%s%s%s: []", members,
                                   *members ? ", " : "", quoted);
        }
    }
    return workshop_assess(
        shop, arena_format(&shop->arena,
                           "{'patient': {%s}, 'request': {'treatments': ['sanding'], "
                           "'areas': ['table']}}",
                           members));
}

static inline const struct json *workshop_explain(struct workshop *shop, const char *json,
                                                  const char *rule) {
    aftercare_document document = workshop_document(shop, json);
    aftercare_json answer = {0};
    aftercare_error err = {0};
    aftercare_status status =
        aftercare_explain(shop->assessor, &document, WORKSHOP_TODAY, rule, &answer, &err);
    assert_string_equal(err.sentence, "");
    assert_int_equal(status, AFTERCARE_OK);
    return workshop_read(shop, answer);
}

// What is refused, and where, as one line: "doc:1:14: /patient/wood: …".
static inline const char *workshop_refusal(struct workshop *shop, const char *json) {
    aftercare_document document = workshop_document(shop, json);
    aftercare_json answer = {"untouched", 9};
    aftercare_error err = {0};
    aftercare_status status =
        aftercare_assess(shop->assessor, &document, WORKSHOP_TODAY, &answer, &err);
    assert_int_equal(status, err.status);
    assert_string_equal(answer.text, "untouched");
    return arena_format(&shop->arena, "%s %s: %s", aftercare_status_name((int)status),
                        err.pointer, err.sentence);
}

// One session of sanding the table, that ended at noon of 15 June 2026 in Berlin; more
// holds further members of the session, rest further members of the document, each with a
// comma before it.
static inline const char *workshop_session(struct workshop *shop, const char *more,
                                           const char *rest) {
    return arena_format(
        &shop->arena,
        "{'session': {'id': 's', 'treatments': ['sanding'], 'areas': ['table'], "
        "'ended_at': '2026-06-15T12:00:00+02:00', 'timezone': 'Europe/Berlin'%s}%s}",
        more, rest);
}

static inline const aftercare_plan *workshop_plan_struct(struct workshop *shop,
                                                         const char *json) {
    aftercare_document document = workshop_document(shop, json);
    const aftercare_plan *plan = NULL;
    aftercare_error err = {0};
    aftercare_status status =
        aftercare_plan_session(shop->assessor, &document, NULL, &plan, &err);
    assert_string_equal(err.sentence, "");
    assert_int_equal(status, AFTERCARE_OK);
    return plan;
}

static inline const struct json *workshop_plan(struct workshop *shop, const char *json) {
    const aftercare_plan *plan = workshop_plan_struct(shop, json);
    return workshop_read(shop, (aftercare_json){plan->json, plan->json_len});
}

static inline const struct json *workshop_plan_at(struct workshop *shop, const char *json,
                                                  const char *at) {
    aftercare_document document = workshop_document(shop, json);
    aftercare_json answer = {0};
    aftercare_error err = {0};
    aftercare_status status =
        aftercare_plan_at(shop->assessor, &document, NULL, at, &answer, &err);
    assert_string_equal(err.sentence, "");
    assert_int_equal(status, AFTERCARE_OK);
    return workshop_read(shop, answer);
}

// Writes the part of an answer that a path names: "/treatments/0/verdict", or with '*'
// the part of every entry, as a list: "/treatments/0/findings/*/rule". A part that is not
// there is "nothing". Depth is that of the path.
static inline void workshop_part(struct buffer *out, const struct json *json,
                                 const char *path) {
    struct json_writer writer = {.out = out};
    size_t len = *path ? strcspn(path + 1, "/") : 0;
    if (!json) {
        buffer_string(out, "nothing");
    } else if (!*path) {
        json_copy(&writer, json);
    } else if (path[1] == '*') {
        buffer_string(out, "[");
        for (const struct json *one = json->first; one; one = one->next) {
            buffer_string(out, one == json->first ? "" : ",");
            workshop_part(out, one, path + 2);
        }
        buffer_string(out, "]");
    } else {
        const struct json *found = NULL;
        for (const struct json *one = json->first; one; one = one->next) {
            char index[16];
            (void)snprintf(index, sizeof index, "%u", one->index);
            struct text name = one->key.len > 0 ? one->key : text_of(index);
            found =
                !found && text_equal(name, (struct text){path + 1, len}) ? one : found;
        }
        workshop_part(out, found, path + 1 + len);
    }
}

// The part as compact JSON with ' for ". The path is copied: gcc 12 would follow a
// constant one beyond its end, where the loop does not go.
static inline const char *workshop_at(struct workshop *shop, const struct json *answer,
                                      const char *path) {
    struct buffer out;
    buffer_init(&out, &system_allocator, 1 << 26);
    workshop_part(&out, answer, arena_copy(&shop->arena, path, strlen(path)));
    char *text = arena_copy(&shop->arena, out.at, out.len);
    buffer_clear(&out);
    for (char *at = strchr(text, '"'); at; at = strchr(at, '"')) {
        *at = '\'';
    }
    return text;
}

#define assert_part(shop, answer, path, expected)                                        \
    assert_string_equal(workshop_at(shop, answer, path), expected)

#endif
