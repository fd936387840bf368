// The same rules as plain Lua functions, called one by one. A patient is a table of what
// is true: terms and all groups that they lie in, days that have passed, an age; made
// before any time is taken.
#include "tests/bench/network_bench/measure.h"
#include "tests/bench/network_bench/yardstick.h"

#include "core/base/text.h"

#include <lauxlib.h>
#include <lualib.h>

#define RULES_A_CHUNK 500

static void write_test(struct buffer *out, const struct world *world,
                       const struct made_test *test) {
    switch (test->kind) {
    case MADE_ACTIVE:
        buffer_format(out, "p.active[%u]", test->term);
        return;
    case MADE_HERE:
        buffer_format(out, "p.here[%u]", test->term);
        return;
    case MADE_EVER:
        buffer_format(out, "p.ever[%u]", test->term);
        return;
    case MADE_WITHIN:
        buffer_format(out, "(p.ended[%u] or -math.huge) >= %d", test->term,
                      world_within_from(world, test->number).day);
        return;
    case MADE_ALLERGY:
        buffer_format(out, "p.allergy[%u]", test->term);
        return;
    case MADE_AGE:
        buffer_format(out, "p.born >= %u", world_under_from(test->number));
        return;
    case MADE_SKIN:
        buffer_format(out, "p.skin >= %u", test->number);
        return;
    }
}

static void write_rule(struct buffer *out, const struct world *world, unsigned number) {
    const struct made_rule *rule = &world->rules[number];
    buffer_string(out, "rules[#rules + 1] = function(p) return ");
    for (unsigned i = 0; i < rule->parts_count; i++) {
        const struct made_part *part = &rule->parts[i];
        buffer_string(out, i > 0 ? " and " : "");
        buffer_string(out, part->is_negated ? "not (" : "(");
        write_test(out, world, &part->tests[0]);
        if (part->tests_count == 2) {
            buffer_string(out, " or ");
            write_test(out, world, &part->tests[1]);
        }
        buffer_string(out, ")");
    }
    buffer_string(out, " end\n");
}

static void run(lua_State *L, const struct buffer *chunk) {
    if (chunk->failed || luaL_loadbufferx(L, chunk->at, chunk->len, "rules", "t") ||
        lua_pcall(L, 0, 0, 0)) {
        die("the Lua yardstick does not load");
    }
}

static void load_rules(lua_State *L, const struct world *world) {
    struct buffer chunk;
    buffer_init(&chunk, &system_allocator, 1 << 24);
    for (unsigned i = 0; i < world->rules_count; i += RULES_A_CHUNK) {
        buffer_reset(&chunk);
        buffer_string(&chunk, "local rules = rules\n");
        for (unsigned k = i; k < world->rules_count && k < i + RULES_A_CHUNK; k++) {
            write_rule(&chunk, world, k);
        }
        run(L, &chunk);
    }
    buffer_clear(&chunk);
}

static void put_term(struct buffer *out, const char *name, unsigned term) {
    buffer_format(out, "p.%s[%u] = true\n", name, term);
}

static void put_terms(struct buffer *out, const char *name, unsigned term) {
    put_term(out, name, term);
    put_term(out, name, term - term % GROUP);
}

static void put_end(struct buffer *out, unsigned term, struct date end) {
    buffer_format(out, "p.ended[%u] = math.max(p.ended[%u] or %d, %d)\n", term, term,
                  end.day, end.day);
}

static void write_patient(struct buffer *out, const struct made_patient *patient) {
    buffer_format(out,
                  "local p = { born = %u, skin = %u, active = {}, here = {}, ever = {}, "
                  "ended = {}, allergy = {} }\npatients[#patients + 1] = p\n",
                  patient->birth_year, patient->skin);
    for (unsigned i = 0; i < patient->conditions_count; i++) {
        const struct made_record *record = &patient->conditions[i];
        put_terms(out, "active", record->term);
        put_terms(out, "ever", record->term);
        if (world_is_here(patient, record)) {
            put_terms(out, "here", record->term);
        }
    }
    for (unsigned i = 0; i < patient->medications_count; i++) {
        const struct made_record *record = &patient->medications[i];
        put_end(out, record->term, record->date);
        put_end(out, record->term - record->term % GROUP, record->date);
    }
    for (unsigned i = 0; i < patient->allergies_count; i++) {
        put_terms(out, "allergy", patient->allergies[i].term);
    }
}

static void load_patients(lua_State *L, const struct world *world, unsigned patients) {
    struct buffer chunk;
    buffer_init(&chunk, &system_allocator, 1 << 24);
    for (unsigned i = 0; i < patients; i++) {
        buffer_reset(&chunk);
        write_patient(&chunk, &world->patients[i]);
        run(L, &chunk);
    }
    buffer_clear(&chunk);
}

// Leaves a function on the stack that writes the rules that hold into a table, and
// returns how many, behind it the patients and that table.
static void *open_lua(const struct world *world, unsigned patients) {
    static const char loop[] = "local rules, held = rules, {}\n"
                               "return function(p)\n"
                               "  local count = 0\n"
                               "  for i = 1, #rules do\n"
                               "    if rules[i](p) then\n"
                               "      count = count + 1\n"
                               "      held[count] = i\n"
                               "    end\n"
                               "  end\n"
                               "  return count\n"
                               "end, patients, held";
    lua_State *L = luaL_newstate();
    if (!L) {
        die("no memory");
    }
    luaL_openlibs(L);
    lua_newtable(L);
    lua_setglobal(L, "rules");
    lua_newtable(L);
    lua_setglobal(L, "patients");
    load_rules(L, world);
    load_patients(L, world, patients);
    if (luaL_loadstring(L, loop) || lua_pcall(L, 0, 3, 0)) {
        die("the Lua yardstick does not load");
    }
    return L;
}

static size_t ask_lua(void *context, size_t patient, uint32_t *held) {
    lua_State *L = context;
    lua_pushvalue(L, 1);
    (void)lua_rawgeti(L, 2, (lua_Integer)patient + 1);
    lua_call(L, 1, 1);
    size_t count = (size_t)lua_tointeger(L, -1);
    lua_pop(L, 1);
    for (size_t i = 0; i < count; i++) {
        (void)lua_rawgeti(L, 3, (lua_Integer)i + 1);
        held[i] = (uint32_t)lua_tointeger(L, -1) - 1;
        lua_pop(L, 1);
    }
    return count;
}

static void close_lua(void *context) {
    lua_close(context);
}

const struct yardstick yardstick_lua = {.name = "plain_lua",
                                        .rules_max = 100000,
                                        .open = open_lua,
                                        .ask = ask_lua,
                                        .close = close_lua};
