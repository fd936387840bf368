#include "core/lua/pack_tests.h"

#include "core/base/json_writer.h"
#include "core/base/mistakes.h"
#include "core/lua/expectation.h"
#include "core/lua/mould.h"
#include "core/lua/plain.h"

#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define DOCUMENT_MAX (1 << 20)

// The parts of a case that are laid over the defaults, member by member.
enum section { PATIENT, REQUEST, SESSION, CONTACT, OPTIONS, SECTIONS };

static const struct text sections[SECTIONS] = {
    [PATIENT] = {"patient", 7}, [REQUEST] = {"request", 7}, [SESSION] = {"session", 7},
    [CONTACT] = {"contact", 7}, [OPTIONS] = {"options", 7},
};

// A list of members, sorted by name; a member that was given as unknown has no value.
struct part {
    const struct json *value;
    struct text key;
    const struct part *next;
};

struct parts {
    bool is_given;
    const struct part *first;
};

// What the words of a test file work on.
struct testing {
    const struct pack *pack;
    const struct tree *tree;
    struct parts defaults[SECTIONS]; // of this file, so far
    const struct pack_case *first;
    struct pack_case *last;
};

static struct part *new_part(struct script *script, struct text key,
                             const struct json *value) {
    struct part *part = script_alloc(script, 1, sizeof *part);
    if (part) {
        *part = (struct part){.key = script_copy(script, key), .value = value};
    }
    return part;
}

// Lays the members of a table over the ones below: both are sorted, and so is the result.
static const struct part *lay_over(const struct spot *table, struct texts keys,
                                   const struct part *below) {
    const struct part *first = NULL;
    const struct part **link = &first;
    for (size_t i = 0; i < keys.count || below;) {
        int order = i == keys.count ? 1
                    : !below        ? -1
                                    : text_compare(keys.at[i], below->key);
        struct part *part = NULL;
        if (order > 0) {
            part = new_part(table->script, below->key, below->value);
        } else {
            struct spot spot = spot_field(table, keys.at[i]);
            bool is_unknown = plain_is_unknown(&spot);
            part = new_part(table->script, keys.at[i],
                            is_unknown ? NULL : plain_read(&spot));
            lua_settop(table->L, spot.index - 1);
        }
        if (!part) {
            return NULL;
        }
        *link = part;
        link = &part->next;
        below = order >= 0 ? below->next : below;
        i += order <= 0;
    }
    return first;
}

static bool read_section(const struct spot *table, enum section section,
                         struct parts *parts) {
    struct spot spot = spot_field(table, sections[section]);
    bool is_right = true;
    if (!lua_isnil(table->L, spot.index)) {
        struct texts keys;
        is_right =
            value_keys(&spot, "a table of members", &keys) && value_check_twins(&spot);
        if (is_right) {
            parts->first = lay_over(&spot, keys, parts->first);
            parts->is_given = true;
        }
    }
    lua_settop(table->L, spot.index - 1);
    return is_right;
}

// An empty table is an empty list, but for the one member that is an object.
static void write_value(struct json_writer *writer, struct text key,
                        const struct json *value) {
    if (value->type == JSON_LIST && value->count == 0 && text_is(key, "details")) {
        json_begin_object(writer);
        json_end_object(writer);
    } else {
        json_copy(writer, value);
    }
}

static void write_section(struct json_writer *writer, const char *name,
                          const struct parts *parts) {
    if (!parts->is_given) {
        return;
    }
    json_key(writer, name);
    json_begin_object(writer);
    for (const struct part *at = parts->first; at; at = at->next) {
        if (at->value) {
            json_key(writer, at->key.at);
            write_value(writer, at->key, at->value);
        }
    }
    json_end_object(writer);
}

// One document of some sections, as JSON.
static struct text write_document(struct script *script, const struct parts *parts,
                                  const enum section *list, size_t count) {
    struct buffer buffer;
    buffer_init(&buffer, &script->arena->allocator, DOCUMENT_MAX);
    struct json_writer writer = {.out = &buffer};
    json_begin_object(&writer);
    for (size_t i = 0; i < count; i++) {
        write_section(&writer, sections[list[i]].at, &parts[list[i]]);
    }
    json_end_object(&writer);
    struct text text = {0};
    if (buffer.failed) {
        script->status = AFTERCARE_ENOMEM;
    } else {
        text = script_copy(script, (struct text){buffer.at, buffer.len});
    }
    buffer_clear(&buffer);
    return text;
}

static bool write_documents(struct script *script, const struct parts *parts,
                            struct pack_case *out) {
    static const enum section assessed[] = {PATIENT, REQUEST};
    static const enum section planned[] = {SESSION, PATIENT, CONTACT};
    if (parts[PATIENT].is_given || parts[REQUEST].is_given) {
        out->assessment = write_document(script, parts, assessed, COUNT(assessed));
    }
    if (parts[SESSION].is_given) {
        out->session = write_document(script, parts, planned, COUNT(planned));
    }
    return script->status == AFTERCARE_OK;
}

static bool take_options(const struct spot *table, const struct parts *parts,
                         struct pack_case *out) {
    size_t count = 0;
    for (const struct part *at = parts->first; at; at = at->next) {
        count += at->value != NULL;
    }
    aftercare_option *options = script_alloc(table->script, count + 1, sizeof *options);
    if (!options) {
        return false;
    }
    for (const struct part *at = parts->first; at; at = at->next) {
        if (!at->value) {
            continue;
        }
        if (at->value->type != JSON_TEXT) {
            return spot_complain(table, CHECK_CASE_SHAPE,
                                 "the option \"%.*s\" is not given as a text",
                                 SHOWN(at->key));
        }
        options[out->options_count++] =
            (aftercare_option){at->key.at, at->value->text.at};
    }
    out->options = options;
    return true;
}

static void read_defaults(struct script *script, const struct head *head,
                          const struct spot *table) {
    (void)head;
    struct testing *testing = script->about;
    memset(testing->defaults, 0, sizeof testing->defaults);
    (void)members_check(table, (struct texts){sections, SECTIONS}, 0);
    for (int i = 0; i < SECTIONS; i++) {
        (void)read_section(table, (enum section)i, &testing->defaults[i]);
    }
}

static bool check_case(const struct spot *table) {
    struct text names[SECTIONS + 1];
    memcpy(names, sections, sizeof sections);
    names[SECTIONS] = TEXT("expect");
    return members_check(table, (struct texts){names, COUNT(names)}, 0);
}

static void read_case(struct script *script, const struct head *head,
                      const struct spot *table) {
    struct testing *testing = script->about;
    struct pack_case *one = script_alloc(script, 1, sizeof *one);
    struct parts parts[SECTIONS];
    memcpy(parts, testing->defaults, sizeof parts);
    bool is_right = check_case(table);
    for (int i = 0; i < SECTIONS; i++) {
        is_right = read_section(table, (enum section)i, &parts[i]) && is_right;
    }
    const struct json *expect = expectation_read(table);
    if (!one || !is_right || !expect || !head->is_right ||
        !take_options(table, &parts[OPTIONS], one) ||
        !write_documents(script, parts, one)) {
        return;
    }
    one->pack = testing->pack;
    one->name = script_copy(script, head->id);
    one->place = head->place;
    one->expect = expect;
    if (testing->last) {
        testing->last->next = one;
    } else {
        testing->first = one;
    }
    testing->last = one;
}

static const struct word words[] = {
    {.name = "defaults", .read = read_defaults},
    {.name = "case", .read = read_case, .has_id = true, .style = STYLES},
    {.name = NULL},
};

static aftercare_status run_tests(struct load *load, struct testing *testing,
                                  struct text name, aftercare_error *err) {
    memset(testing->defaults, 0, sizeof testing->defaults);
    const char *path = arena_format(load->kept, "%.*s/tests/%.*s",
                                    TEXT_ARGS(testing->pack->folder), TEXT_ARGS(name));
    struct text text = {0};
    if (!path) {
        return fail(err, AFTERCARE_ENOMEM, name.at, "no memory to read it");
    }
    aftercare_status status =
        files_read(testing->tree, &text, load->scratch, path, load->problems, err);
    if (status || !text.at) {
        return status;
    }
    struct run run = {.words = words, .prepare = plain_add_words, .about = testing};
    status = run_file(load, path, text, &run, NULL);
    return status ? fail(err, status, path, "no memory to read it") : status;
}

static aftercare_status read_all(struct testing *testing, struct load *load,
                                 aftercare_error *err) {
    struct tree_names names = {0};
    aftercare_status status =
        files_tests(testing->tree, &names, load->scratch, testing->pack->folder.at, err);
    for (size_t i = 0; !status && i < names.count; i++) {
        status = run_tests(load, testing, names.at[i], err);
    }
    return status;
}

aftercare_status pack_tests_read(const struct pack_case **out, struct arena *arena,
                                 const struct pack *pack,
                                 const aftercare_load_options *options,
                                 aftercare_error *err) {
    struct problems problems = {.told = options->problem,
                                .context = options->problem_context};
    struct arena scratch;
    struct arena page;
    struct mould mould;
    arena_init(&scratch, &arena->allocator, 0);
    arena_init(&page, &arena->allocator, 0);
    mould_init(&mould, &arena->allocator, MOULD_SIZE);
    struct mistakes mistakes;
    mistakes_init(&mistakes, &scratch);
    struct load load = {.kept = arena,
                        .scratch = &scratch,
                        .page = &page,
                        .mould = &mould,
                        .problems = &mistakes.problems};
    struct tree memory = {0};
    struct testing testing = {.pack = pack, .tree = &tree_disk};
    unique_init(&load.unique, arena, &scratch);

    aftercare_status status = AFTERCARE_OK;
    if (pack->is_in_memory) {
        testing.tree = &memory;
        status = tree_of_memory(&memory, &scratch, options, err);
    }
    if (!status) {
        status = read_all(&testing, &load, err);
    }
    if (!status && mistakes_tell(&mistakes, &problems)) {
        status =
            fail(err, AFTERCARE_ENOMEM, pack->folder.at, "no memory for the mistakes");
    }
    if (!status && mistakes.count > 0) {
        status = AFTERCARE_ERULES;
        if (err) {
            *err = problems.first;
        }
    }
    if (!status) {
        *out = testing.first;
    }
    mould_clear(&mould);
    arena_clear(&page);
    arena_clear(&scratch);
    return status;
}
