#include "core/lua/expectation.h"

#include "core/lua/members.h"
#include "core/lua/plain.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

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
    {{"weights", 7}, SHAPE_TABLE},
    {{"matches", 7}, SHAPE_LIST},
    {{"score", 5}, SHAPE_TABLE},
    {{"course", 6}, SHAPE_TABLE},
    {{"best_allowed", 12}, SHAPE_TEXT_OR_NEVER},
    {{"at", 2}, SHAPE_TABLE},
    {{"acts", 4}, SHAPE_TABLE},
    {{"on_reaction", 11}, SHAPE_TABLE},
    {{"reminders", 9}, SHAPE_TABLE},
    {{"clock", 5}, SHAPE_TABLE},
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
    if (shape == SHAPE_TEXT_OR_NEVER && plain_is_never(spot)) {
        return script_alloc(spot->script, 1, sizeof(struct json)); // null
    }
    const struct json *value = plain_read(spot);
    bool is_empty = value && value->type == JSON_LIST && value->count == 0;
    if (value && value->type != shapes[shape].type &&
        !(is_empty && shape == SHAPE_TABLE)) {
        (void)spot_complain_type(spot, shapes[shape].right);
        return NULL;
    }
    return value;
}

static bool has_lists_alone(const struct json *map) {
    for (const struct json *one = map->first; one; one = one->next) {
        if (one->type != JSON_LIST) {
            return false;
        }
    }
    return true;
}

// Of each moment, the products of each use: which uses there are, the plugins say; and
// the rules behind the use of a product.
static bool check_moment(const struct spot *table, const struct json *moment) {
    bool is_right = moment->type == JSON_OBJECT;
    for (const struct json *at = moment->first; is_right && at; at = at->next) {
        bool is_map = text_is(at->key, "rules") && at->type == JSON_OBJECT;
        is_right = is_map ? has_lists_alone(at) : at->type == JSON_LIST;
    }
    struct spot spot = spot_field(table, moment->key);
    lua_settop(table->L, spot.index - 1);
    return is_right || spot_complain(&spot, CHECK_CASE_SHAPE,
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
                        : spot_complain(&key, CHECK_CASE_SHAPE,
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
            table, CHECK_CASE_SHAPE,
            "nothing is expected (add verdict = \"…\" or another answer)");
        return NULL;
    }
    return is_right ? growing.object : NULL;
}

const struct json *expectation_read(const struct spot *table) {
    struct spot spot = spot_field(table, TEXT("expect"));
    const struct json *expect = NULL;
    if (lua_type(table->L, spot.index) == LUA_TTABLE) {
        expect = read_members(&spot);
    } else if (lua_isnil(table->L, spot.index)) {
        (void)spot_complain(table, CHECK_CASE_SHAPE,
                            "%.*s expects nothing (add expect = { verdict = \"…\" })",
                            SHOWN(table->name));
    } else {
        (void)spot_complain_type(&spot, "a table, as in { verdict = \"…\" }");
    }
    lua_settop(table->L, spot.index - 1);
    return expect;
}
