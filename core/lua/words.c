#include "core/lua/words.h"

#include "core/lua/sandbox.h"

#include <string.h>

static struct script *script_of(lua_State *L) {
    return sandbox_host(sandbox_from(L));
}

// How many uses of the same word and name there were on that line just before. It looks
// back at some only: what a function makes in a loop has one place anyway.
static int earlier_uses(const struct script *script, const struct head *head) {
    int count = 0;
    const struct head *at = script->heads;
    for (int seen = 0; at && at->line == head->line && seen < SCRIPT_USES_MAX; seen++) {
        count += at->word == head->word && text_equal(at->id, head->id);
        at = at->next;
    }
    return count;
}

static struct head *new_head(lua_State *L, const struct word *word, struct text id) {
    struct script *script = script_of(L);
    int line = script_line(L);
    struct head *head = script_passing(script, sizeof *head);
    if (!head) {
        return NULL;
    }
    *head = (struct head){.word = word, .id = id, .is_right = true, .line = line};
    int earlier = earlier_uses(script, head);
    sandbox_charge(L, SCRIPT_USES_MAX);
    head->token = script_word(script, line, text_of(word->name), id, earlier);
    head->place = script_place(script, head->token, line);
    head->next = script->heads;
    script->heads = head;
    return head;
}

// What a sentence calls the table: `fact "sex"`.
static struct text title(struct script *script, const struct head *head) {
    if (head->id.len == 0) {
        return text_of(head->word->name);
    }
    struct text name = text_of(head->word->name);
    struct text id = head->id;
    id.len = id.len < SHOWN_MAX ? id.len : SHOWN_MAX;
    char *title = script_passing(script, name.len + id.len + 3);
    if (!title) {
        return (struct text){0};
    }
    memcpy(title, name.at, name.len);
    title[name.len] = ' ';
    title[name.len + 1] = '"';
    memcpy(title + name.len + 2, id.at, id.len);
    title[name.len + 2 + id.len] = '"';
    return (struct text){title, name.len + id.len + 3};
}

static int read_table(lua_State *L, struct script *script, struct head *head) {
    head->is_done = true;
    struct spot table = {.script = script,
                         .L = L,
                         .index = 1,
                         .name = title(script, head),
                         .place = head->place,
                         .token = head->token ? block_table(head->token) : NULL};
    if (lua_type(L, 1) != LUA_TTABLE) {
        if (!mistaken_is(L, 1)) {
            (void)spot_complain(
                &table, CHECK_HALF_A_RULE, "%.*s is given %s (write %.*s { … })",
                TEXT_ARGS(table.name), spot_type(L, 1), TEXT_ARGS(table.name));
        }
    } else if (!script->status) {
        head->word->read(script, head, &table);
    }
    return script_return(L, script, 0);
}

static int take_table(lua_State *L) {
    lua_settop(L, 1);
    return read_table(L, script_of(L), lua_touserdata(L, lua_upvalueindex(1)));
}

static const struct word *word_of(lua_State *L) {
    return *(const struct word *const *)lua_touserdata(L, lua_upvalueindex(1));
}

static int take_only_table(lua_State *L) {
    struct script *script = script_of(L);
    struct head *head = new_head(L, word_of(L), (struct text){0});
    if (!head) {
        return sandbox_no_memory(L);
    }
    lua_settop(L, 1);
    return read_table(L, script, head);
}

// The id as it was written, to find it in the text by.
static struct text raw_id(lua_State *L) {
    struct text id = {0};
    if (lua_type(L, 1) == LUA_TSTRING) {
        id.at = lua_tolstring(L, 1, &id.len);
    }
    return id;
}

static int take_id(lua_State *L) {
    struct script *script = script_of(L);
    const struct word *word = word_of(L);
    lua_settop(L, 1);
    struct text raw = raw_id(L);
    struct head *head = new_head(L, word, script_passing_text(script, raw));
    if (!head || script->status) {
        return sandbox_no_memory(L);
    }
    struct spot spot = {.script = script,
                        .L = L,
                        .index = 1,
                        .place = head->place,
                        .name = text_of(word->name)};
    if (!raw.at) {
        head->is_done = true;
        if (!mistaken_is(L, 1)) {
            (void)spot_complain(&spot, CHECK_HALF_A_RULE,
                                "%s needs a name first (write %s \"name\" { … })",
                                word->name, word->name);
        }
        mistaken_push(L);
        return 1;
    }
    struct text checked;
    head->is_right = value_look(&spot, word->style, &checked);
    lua_pushlightuserdata(L, head);
    lua_pushcclosure(L, take_table, 1);
    return script_return(L, script, 1);
}

void words_add(lua_State *L, const struct word *words) {
    lua_pushglobaltable(L);
    for (; words->name; words++) {
        const struct word **upvalue = lua_newuserdatauv(L, sizeof *upvalue, 0);
        *upvalue = words;
        lua_pushcclosure(L, words->has_id ? take_id : take_only_table, 1);
        lua_setfield(L, -2, words->name);
    }
    lua_pop(L, 1);
}

void words_check(struct script *script) {
    for (const struct head *head = script->heads; head; head = head->next) {
        if (!head->is_done) {
            problem(script->problems, CHECK_HALF_A_RULE, head->place,
                    "%s \"%.*s\" is never told its fields (write %s \"%.*s\" { … })",
                    head->word->name, SHOWN(head->id), head->word->name, SHOWN(head->id));
        }
    }
}

static struct spot name_spot(lua_State *L, struct script *script) {
    struct spot spot = {.script = script, .L = L, .index = 2};
    int line = script_line(L);
    if (lua_type(L, 2) == LUA_TSTRING) {
        spot.name.at = lua_tolstring(L, 2, &spot.name.len);
        spot.token = script_word(script, line, spot.name, (struct text){0}, 0);
    }
    spot.place = script_place(script, spot.token, line);
    return spot;
}

// The known word that is nearest to the name: one of the globals, the table at index 1.
static struct nearest nearest_word(lua_State *L, struct text name) {
    struct nearest nearest = {.word = name};
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
        struct text word = {0};
        if (lua_type(L, -2) == LUA_TSTRING) {
            word.at = lua_tolstring(L, -2, &word.len);
        }
        nearest_offer(&nearest, word);
    }
    return nearest;
}

// __index of the globals: only asked for names that are not there.
static int tell_unknown(lua_State *L) {
    struct script *script = script_of(L);
    struct spot spot = name_spot(L, script);
    if (!script->is_quiet) {
        struct nearest nearest = nearest_word(L, spot.name);
        struct suggestion end;
        (void)spot_complain(&spot, CHECK_UNKNOWN_WORD,
                            "\"%.*s\" is no word that is known here%s", SHOWN(spot.name),
                            suggest_near(&end, &nearest, "a text needs quotation marks"));
    }
    sandbox_charge(L, 500);
    mistaken_push(L);
    return script_return(L, script, 1);
}

static int tell_global(lua_State *L) {
    struct script *script = script_of(L);
    struct spot spot = name_spot(L, script);
    (void)spot_complain(&spot, CHECK_GLOBAL_SET,
                        "\"%.*s\" is set for the whole file (write local %.*s = …)",
                        SHOWN(spot.name), SHOWN(spot.name));
    lua_settop(L, 3);
    lua_rawset(L, 1);
    return 0;
}

void words_guard(lua_State *L) {
    static const luaL_Reg guards[] = {
        {"__index", tell_unknown}, {"__newindex", tell_global}, {NULL, NULL}};
    lua_pushglobaltable(L);
    lua_createtable(L, 0, 3);
    luaL_setfuncs(L, guards, 0);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}
