#include "core/lua/pack_tests.h"

#include "core/base/json_writer.h"
#include "core/lua/mistakes.h"
#include "core/lua/run.h"
#include "core/lua/sandbox.h"
#include "core/lua/sandbox_value.h"

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
    struct parts defaults[SECTIONS]; // of this file, so far
    const struct pack_case *first;
    struct pack_case *last;
};

// Words that stand for values: what is not known, and no date at all.
#define UNKNOWN_WORD "unknown"
#define NEVER_WORD "never"

static void add_word(lua_State *L, const char *name) {
    (void)lua_newuserdatauv(L, 0, 0);
    if (luaL_newmetatable(L, name)) {
        lua_pushboolean(L, 0);
        lua_setfield(L, -2, "__metatable");
    }
    lua_setmetatable(L, -2);
    lua_setglobal(L, name);
}

static void prepare(lua_State *L, struct script *script) {
    (void)script;
    add_word(L, UNKNOWN_WORD);
    add_word(L, NEVER_WORD);
}

static bool is_word(const struct spot *spot, const char *name) {
    return luaL_testudata(spot->L, spot->index, name) != NULL;
}

struct wanted {
    struct arena *arena;
    const struct json *value;
};

static int read_protected(lua_State *L) {
    struct wanted *wanted = lua_touserdata(L, 2);
    wanted->value = sandbox_value_read(L, 1, wanted->arena, NULL);
    return 0;
}

// A plain value as a tree; NULL after a mistake was told.
static const struct json *read_value(const struct spot *spot) {
    lua_State *L = spot->L;
    struct wanted wanted = {.arena = spot->script->arena};
    if (mistaken_is(L, spot->index)) {
        return NULL;
    }
    if (is_word(spot, UNKNOWN_WORD) || is_word(spot, NEVER_WORD)) {
        (void)spot_complain(spot,
                            "\"%.*s\" is never or unknown (write a plain value here)",
                            SHOWN(spot->name));
        return NULL;
    }
    luaL_checkstack(L, 4, NULL);
    lua_pushcfunction(L, read_protected);
    lua_pushvalue(L, spot->index);
    lua_pushlightuserdata(L, &wanted);
    int status = lua_pcall(L, 2, 0, 0);
    if (status == LUA_OK) {
        return wanted.value;
    }
    sandbox_charge(L, 0); // goes on raising when it was the budget
    if (status != LUA_ERRRUN || lua_type(L, -1) != LUA_TSTRING) {
        (void)lua_error(L);
    }
    (void)spot_complain(spot, "\"%.*s\": %s", SHOWN(spot->name), lua_tostring(L, -1));
    lua_pop(L, 1);
    return NULL;
}

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
            bool is_unknown = is_word(&spot, UNKNOWN_WORD);
            part = new_part(table->script, keys.at[i],
                            is_unknown ? NULL : read_value(&spot));
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
            return spot_complain(table, "the option \"%.*s\" is not given as a text",
                                 SHOWN(at->key));
        }
        options[out->options_count++] =
            (aftercare_option){at->key.at, at->value->text.at};
    }
    out->options = options;
    return true;
}

// What can be expected, and in which shape.
enum shape { SHAPE_TEXT, SHAPE_TEXT_OR_NEVER, SHAPE_LIST, SHAPE_TABLE };

static const struct {
    struct text name;
    enum shape shape;
} expectations[] = {
    {{"verdict", 7}, SHAPE_TEXT},
    {{"clear_from", 10}, SHAPE_TEXT_OR_NEVER},
    {{"findings", 8}, SHAPE_LIST},
    {{"unknown", 7}, SHAPE_LIST},
    {{"overruled", 9}, SHAPE_LIST},
    {{"questions", 9}, SHAPE_LIST},
    {{"excluded_areas", 14}, SHAPE_LIST},
    {{"areas", 5}, SHAPE_TABLE},
    {{"matches", 7}, SHAPE_LIST},
    {{"score", 5}, SHAPE_TABLE},
    {{"best_allowed", 12}, SHAPE_TEXT_OR_NEVER},
    {{"at", 2}, SHAPE_TABLE},
    {{"reminders", 9}, SHAPE_TABLE},
    {{"due", 3}, SHAPE_TABLE},
};

static const struct {
    enum json_type type;
    const char *right;
} shapes[] = {
    [SHAPE_TEXT] = {JSON_TEXT, "a text"},
    [SHAPE_TEXT_OR_NEVER] = {JSON_TEXT, "a text, or never"},
    [SHAPE_LIST] = {JSON_LIST, "a list, as in { \"…\" }"},
    [SHAPE_TABLE] = {JSON_OBJECT, "a table, as in { name = … }"},
};

// The value of one expectation; NULL after a mistake.
static const struct json *read_expectation(const struct spot *spot, enum shape shape) {
    if (shape == SHAPE_TEXT_OR_NEVER && is_word(spot, NEVER_WORD)) {
        return script_alloc(spot->script, 1, sizeof(struct json)); // null
    }
    const struct json *value = read_value(spot);
    bool is_empty = value && value->type == JSON_LIST && value->count == 0;
    if (value && value->type != shapes[shape].type &&
        !(is_empty && shape == SHAPE_TABLE)) {
        (void)spot_complain_type(spot, shapes[shape].right);
        return NULL;
    }
    return value;
}

// Of each moment, the products of each use: which uses there are, the plugins say.
static bool check_moment(const struct spot *table, const struct json *moment) {
    bool is_right = moment->type == JSON_OBJECT;
    for (const struct json *at = moment->first; is_right && at; at = at->next) {
        is_right = at->type == JSON_LIST;
    }
    struct spot spot = spot_field(table, moment->key);
    lua_settop(table->L, spot.index - 1);
    return is_right || spot_complain(&spot,
                                     "\"%.*s\" is no table of lists (write it as in "
                                     "PT2H = { steps = { \"…\" } })",
                                     SHOWN(moment->key));
}

static bool check_at(const struct spot *spot, const struct json *value) {
    bool is_right = true;
    for (const struct json *at = value->first; at; at = at->next) {
        struct span span;
        struct spot key = spot_key(spot, at->key);
        is_right = (span_parse(&span, at->key)
                        ? check_moment(spot, at)
                        : spot_complain(&key,
                                        "\"%.*s\" is no time after the session (write "
                                        "it as in PT2H = { … })",
                                        SHOWN(at->key))) &&
                   is_right;
    }
    return is_right;
}

static bool check_names(const struct spot *table) {
    struct text names[COUNT(expectations)];
    for (size_t i = 0; i < COUNT(expectations); i++) {
        names[i] = expectations[i].name;
    }
    return members_check(table, (struct texts){names, COUNT(names)}, 0);
}

// An object that grows by copies of values.
struct growing {
    struct json *object;
    const struct json **link; // where the next member is hung up
};

static bool append(struct script *script, struct growing *growing, struct text key,
                   const struct json *value) {
    struct json *member = script_alloc(script, 1, sizeof *member);
    if (!member) {
        return false;
    }
    *member = *value;
    member->key = key;
    member->parent = growing->object;
    member->index = growing->object->count++;
    member->next = NULL;
    *growing->link = member;
    growing->link = &member->next;
    return true;
}

static bool take_expectation(const struct spot *spot, enum shape shape,
                             struct growing *growing) {
    const struct json *value = read_expectation(spot, shape);
    if (!value || !append(spot->script, growing, spot->name, value)) {
        return false;
    }
    return !text_is(spot->name, "at") || check_at(spot, value);
}

static const struct json *read_members(const struct spot *table) {
    struct growing growing = {.object =
                                  script_alloc(table->script, 1, sizeof(struct json))};
    if (!growing.object || !check_names(table)) {
        return NULL;
    }
    growing.object->type = JSON_OBJECT;
    growing.link = &growing.object->first;
    bool is_right = true;
    for (size_t i = 0; i < COUNT(expectations); i++) {
        struct spot spot = spot_field(table, expectations[i].name);
        if (!lua_isnil(table->L, spot.index)) {
            is_right =
                take_expectation(&spot, expectations[i].shape, &growing) && is_right;
        }
        lua_settop(table->L, spot.index - 1);
    }
    if (is_right && growing.object->count == 0) {
        (void)spot_complain(
            table, "nothing is expected (add verdict = \"…\" or another answer)");
        return NULL;
    }
    return is_right ? growing.object : NULL;
}

static const struct json *read_expect(const struct spot *table) {
    struct spot spot = spot_field(table, TEXT("expect"));
    const struct json *expect = NULL;
    if (lua_type(table->L, spot.index) == LUA_TTABLE) {
        expect = read_members(&spot);
    } else if (lua_isnil(table->L, spot.index)) {
        (void)spot_complain(table,
                            "%.*s expects nothing (add expect = { verdict = \"…\" })",
                            SHOWN(table->name));
    } else {
        (void)spot_complain_type(&spot, "a table, as in { verdict = \"…\" }");
    }
    lua_settop(table->L, spot.index - 1);
    return expect;
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
    const struct json *expect = read_expect(table);
    if (!one || !is_right || !expect || !head->is_right ||
        !take_options(table, &parts[OPTIONS], one) ||
        !write_documents(script, parts, one)) {
        return;
    }
    one->pack = testing->pack;
    one->name = head->id;
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
    aftercare_status status = files_read(&text, load->scratch, path, load->problems, err);
    if (status || !text.at) {
        return status;
    }
    struct run run = {.words = words, .prepare = prepare, .about = testing};
    status = run_file(load, path, text, &run, NULL);
    return status ? fail(err, status, path, "no memory to read it") : status;
}

static aftercare_status read_all(struct testing *testing, struct load *load,
                                 aftercare_error *err) {
    struct text *names = NULL;
    size_t count = 0;
    aftercare_status status =
        files_tests(&names, &count, load->scratch, testing->pack->folder.at, err);
    for (size_t i = 0; !status && i < count; i++) {
        status = run_tests(load, testing, names[i], err);
    }
    return status;
}

aftercare_status pack_tests_read(const struct pack_case **out, struct arena *arena,
                                 const struct pack *pack, struct problems *problems,
                                 aftercare_error *err) {
    struct arena scratch;
    arena_init(&scratch, &arena->allocator, 0);
    struct mistakes mistakes;
    mistakes_init(&mistakes, &scratch);
    struct load load = {
        .kept = arena, .scratch = &scratch, .problems = &mistakes.problems};
    struct testing testing = {.pack = pack};

    aftercare_status status = read_all(&testing, &load, err);
    if (!status && mistakes_tell(&mistakes, problems)) {
        status =
            fail(err, AFTERCARE_ENOMEM, pack->folder.at, "no memory for the mistakes");
    }
    if (!status && mistakes.count > 0) {
        status = AFTERCARE_ERULES;
        if (err) {
            *err = problems->first;
        }
    }
    if (!status) {
        *out = testing.first;
    }
    arena_clear(&scratch);
    return status;
}
