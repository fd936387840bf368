#include "core/lua/decide.h"

#include "core/lua/function_take.h"
#include "core/lua/sandbox.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define DECISION "aftercare.decision"

#define X(name, word) {word, sizeof word - 1},
static const struct text folds[] = {FOLDS(X)};
static const struct text roles[] = {ROLES(X)};
#undef X

#define TYPE(type) (1u << FIELD_##type)

// Which types of field can play a role.
static const unsigned role_types[ROLE_COUNT] = {
    [ROLE_SUBJECT] = TYPE(TERM) | TYPE(TERMS),
    [ROLE_WHEN] = TYPE(CONDITION),
    [ROLE_UNLESS] = TYPE(CONDITION),
    [ROLE_DETAILS] = TYPE(DETAILS),
    [ROLE_POLICY] = TYPE(POLICY),
    [ROLE_OVERRULES] = TYPE(RULES),
    [ROLE_BY] = TYPE(CHOICE) | TYPE(NUMBER),
    [ROLE_OF] = TYPE(TERM) | TYPE(TERMS) | TYPE(TEXT),
    [ROLE_AREAS] = TYPE(TERM) | TYPE(TERMS),
    [ROLE_FROM] = TYPE(SPAN),
    [ROLE_TILL] = TYPE(SPAN),
    [ROLE_BEFORE] = TYPE(CHOICE),
    [ROLE_WITH] = TYPE(TERM) | TYPE(TERMS),
    [ROLE_FREQUENCY] = TYPE(TEXT),
    [ROLE_REMIND] = TYPE(REMIND),
    [ROLE_MESSAGE] = TYPE(PHRASE),
    [ROLE_RED_FLAG] = TYPE(PHRASE),
    [ROLE_TILL_NEXT] = TYPE(FLAG),
    [ROLE_ON_REACTION] = TYPE(CHOICE),
    [ROLE_URGENT] = TYPE(FLAG),
    [ROLE_SESSIONS] = TYPE(NUMBERS),
    [ROLE_INTERVAL] = TYPE(SPANS),
    [ROLE_EXPECT] = TYPE(PHRASE),
    [ROLE_BECAUSE] = TYPE(PHRASE),
    [ROLE_SOURCES] = TYPE(SOURCES),
};

// Which roles a fold cannot do without, and of which type.
static const struct {
    enum fold fold;
    enum role role;
    unsigned types;
} needs[] = {
    {FOLD_WORST_OF, ROLE_SUBJECT, TYPE(TERM) | TYPE(TERMS)},
    {FOLD_WORST_OF, ROLE_BY, TYPE(CHOICE)},
    {FOLD_RANK_BY, ROLE_SUBJECT, TYPE(TERM) | TYPE(TERMS)},
    {FOLD_RANK_BY, ROLE_OF, TYPE(TERM) | TYPE(TERMS)},
    {FOLD_RANK_BY, ROLE_BY, TYPE(NUMBER)},
    {FOLD_CUT_WINDOWS, ROLE_SUBJECT, TYPE(TERM) | TYPE(TERMS)},
    {FOLD_CUT_WINDOWS, ROLE_OF, TYPE(TERM) | TYPE(TERMS)},
    {FOLD_CUT_WINDOWS, ROLE_BY, TYPE(CHOICE)},
    {FOLD_CUT_WINDOWS, ROLE_FROM, TYPE(SPAN)},
    {FOLD_CUT_WINDOWS, ROLE_TILL, TYPE(SPAN)},
    {FOLD_STEPS, ROLE_SUBJECT, TYPE(TERM) | TYPE(TERMS)},
    {FOLD_STEPS, ROLE_BY, TYPE(CHOICE)},
    {FOLD_STEPS, ROLE_FROM, TYPE(SPAN)},
    {FOLD_STEPS, ROLE_TILL, TYPE(SPAN)},
    {FOLD_STEPS, ROLE_MESSAGE, TYPE(PHRASE)},
};

static int take_decision(lua_State *L) {
    struct script *script = sandbox_host(sandbox_from(L));
    int fold = (int)lua_tointeger(L, lua_upvalueindex(1));
    lua_settop(L, 1);
    int line = script_line(L);
    struct spot spot = {.script = script, .L = L, .index = 1, .name = folds[fold]};
    spot.token = script_word(script, line, spot.name, (struct text){0}, 0);
    spot.place = script_place(script, spot.token, line);
    if (lua_type(L, 1) != LUA_TTABLE) {
        (void)spot_complain_type(&spot,
                                 "a table of fields: { subject = \"…\", by = \"…\" }");
        mistaken_push(L);
        return 1;
    }
    int *made = lua_newuserdatauv(L, sizeof *made, 1);
    *made = fold;
    lua_pushvalue(L, 1);
    (void)lua_setiuservalue(L, -2, 1);
    if (luaL_newmetatable(L, DECISION)) {
        lua_pushboolean(L, 0);
        lua_setfield(L, -2, "__metatable");
    }
    lua_setmetatable(L, -2);
    return 1;
}

void decide_add(lua_State *L) {
    lua_pushglobaltable(L);
    for (size_t i = 0; i < COUNT(folds); i++) {
        lua_pushinteger(L, (lua_Integer)i);
        lua_pushcclosure(L, take_decision, 1);
        lua_setfield(L, -2, folds[i].at);
    }
    lua_pop(L, 1);
}

struct draft {
    struct texts blocking, allowed, last, waits;
    struct text unknown, none, among, outside, unnamed;
    const struct function *decider;
};

#define NAME(field)                                                                      \
    {                                                                                    \
        .name = #field, .read = member_name, .offset = offsetof(struct draft, field),    \
        .style = STYLE_LOWER, .is_needed = true, .right = "a word for documents"         \
    }
#define NAMES(field)                                                                     \
    {                                                                                    \
        .name = #field, .read = member_names, .offset = offsetof(struct draft, field),   \
        .style = STYLE_LOWER, .is_needed = true, .right = "a list of them"               \
    }

static bool read_decider(const struct spot *spot, const struct member *member,
                         void *out) {
    (void)member;
    const struct function **decider = out;
    if (!function_is(spot->L, spot->index)) {
        return spot_complain_type(spot, "function(findings) … end");
    }
    *decider = function_take_decider(spot);
    return *decider;
}

static const struct member worst_of[] = {
    NAMES(blocking),
    NAME(unknown),
    NAME(none),
    {.name = "decide", .read = read_decider, .offset = offsetof(struct draft, decider)}};
static const struct member rank_by[] = {NAME(among), NAMES(allowed), NAMES(last)};
static const struct member cut_windows[] = {NAME(outside), NAME(unnamed)};
static const struct member steps[] = {{.name = "waits",
                                       .read = member_names,
                                       .offset = offsetof(struct draft, waits),
                                       .style = STYLE_LOWER,
                                       .right = "a list of words of `by`"}};

// What a fold wants to know besides the roles.
static const struct {
    const struct member *members;
    size_t count;
} settings[] = {
    [FOLD_WORST_OF] = {worst_of, COUNT(worst_of)},
    [FOLD_RANK_BY] = {rank_by, COUNT(rank_by)},
    [FOLD_CUT_WINDOWS] = {cut_windows, COUNT(cut_windows)},
    [FOLD_STEPS] = {steps, COUNT(steps)},
};

static int find_field(const struct kind *kind, struct text name,
                      struct nearest *nearest) {
    for (size_t i = 0; i < kind->fields_count; i++) {
        if (text_equal(kind->fields[i].name, name)) {
            return (int)i;
        }
        if (nearest) {
            nearest_offer(nearest, kind->fields[i].name);
        }
    }
    return -1;
}

static bool check_role_type(const struct spot *spot, const struct kind *kind,
                            size_t role) {
    int field = kind->roles[role];
    if (field < 0 || (role_types[role] >> kind->fields[field].type & 1u) != 0) {
        return true;
    }
    return spot_complain(spot, CHECK_KIND_SHAPE,
                         "the field \"%.*s\" cannot play the role \"%.*s\" with its type "
                         "(give it another type or name)",
                         SHOWN(kind->fields[field].name), TEXT_ARGS(roles[role]));
}

// One role: the field that the table names, or the one of the role's own name.
static bool read_role(const struct spot *table, struct kind *kind, size_t role) {
    struct spot spot = spot_field(table, roles[role]);
    struct text name = roles[role];
    bool is_right = true;
    if (!lua_isnil(table->L, spot.index)) {
        is_right = value_look(&spot, STYLE_SNAKE, &name);
        struct nearest nearest = {.word = name};
        kind->roles[role] = is_right ? find_field(kind, name, &nearest) : -1;
        if (is_right && kind->roles[role] < 0) {
            struct suggestion end;
            is_right = spot_complain(&spot, CHECK_KIND_SHAPE,
                                     "\"%.*s\" is no field of this kind%s", SHOWN(name),
                                     suggest_near(&end, &nearest, "add it to fields"));
        }
    } else {
        kind->roles[role] = find_field(kind, name, NULL);
        bool is_old =
            kind->roles[role] >= 0 && kind->fields[kind->roles[role]].deprecated.len > 0;
        kind->roles[role] = is_old ? -1 : kind->roles[role];
    }
    is_right = check_role_type(&spot, kind, role) && is_right;
    lua_settop(table->L, spot.index - 1);
    return is_right;
}

static bool check_needs(const struct spot *table, const struct kind *kind) {
    bool is_right = true;
    for (size_t i = 0; i < COUNT(needs); i++) {
        if (needs[i].fold != kind->fold) {
            continue;
        }
        int field = kind->roles[needs[i].role];
        bool is_played =
            field >= 0 && (needs[i].types >> kind->fields[field].type & 1u) != 0;
        if (!is_played) {
            is_right = spot_complain(table, CHECK_KIND_SHAPE,
                                     "%.*s needs a field of the right type for \"%.*s\" "
                                     "(see plugins/README.md)",
                                     TEXT_ARGS(folds[kind->fold]),
                                     TEXT_ARGS(roles[needs[i].role]));
        } else if (!kind->fields[field].is_needed && !kind->fields[field].standard &&
                   needs[i].role != ROLE_OF) {
            is_right = spot_complain(table, CHECK_KIND_SHAPE,
                                     "%.*s needs \"%.*s\" of every rule (give the field "
                                     "needed = true)",
                                     TEXT_ARGS(folds[kind->fold]),
                                     SHOWN(kind->fields[field].name));
        }
    }
    return is_right;
}

// A list of choices of `by`; none without it.
static bool read_choices(const struct spot *table, const struct kind *kind,
                         struct text name, uint64_t *out) {
    const struct field *by = &kind->fields[kind->roles[ROLE_BY]];
    struct spot spot = spot_field(table, name);
    bool is_right =
        lua_isnil(table->L, spot.index) ||
        value_bits(&spot, (struct texts){by->choices, by->choices_count}, out);
    lua_settop(table->L, spot.index - 1);
    return is_right;
}

// A fact that another field's schema does not have is told where a rule of the kind wants
// it (rulebase_finish); one that is nearly there is misspelt.
static bool check_among(const struct spot *table, const struct kind *kind) {
    const struct load *load = table->script->load;
    const struct schema *schema = &load->base->schema;
    const struct fact *fact = schema_fact(schema, kind->among);
    if ((fact && fact->type == FACT_RECORDS) || load->is_schema_doubtful) {
        return true;
    }
    struct nearest nearest = {.word = kind->among};
    for (size_t i = 0; i < schema->facts_count; i++) {
        nearest_offer(&nearest, schema->facts[i].name);
    }
    if (!fact && nearest.best.len == 0) {
        return true;
    }
    struct spot spot = spot_field(table, TEXT("among"));
    lua_settop(table->L, spot.index - 1);
    struct suggestion end;
    return spot_complain(&spot, CHECK_UNKNOWN_FACT,
                         "\"%.*s\" is no fact of type \"records\"%s", SHOWN(kind->among),
                         suggest_near(&end, &nearest, "see rules/schema.lua"));
}

static void keep(struct kind *kind, const struct draft *draft) {
    kind->unknown = draft->unknown;
    kind->none = draft->none;
    kind->among = draft->among;
    kind->outside = draft->outside;
    kind->unnamed = draft->unnamed;
    kind->allowed = draft->allowed.at;
    kind->allowed_count = draft->allowed.count;
    kind->last = draft->last.at;
    kind->last_count = draft->last.count;
    kind->decider = draft->decider;
}

static bool read_table(const struct spot *table, struct kind *kind) {
    const struct member *members = settings[kind->fold].members;
    size_t count = settings[kind->fold].count;
    struct text *names = members_names(table->script, members, count, ROLE_COUNT);
    if (!names) {
        return false;
    }
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        names[count + i] = roles[i];
    }
    struct draft draft = {0};
    bool is_right = members_check(table, (struct texts){names, count + ROLE_COUNT}, 0);
    is_right = members_fill(table, members, count, &draft) && is_right;
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        is_right = read_role(table, kind, i) && is_right;
    }
    keep(kind, &draft);
    if (!is_right || !check_needs(table, kind)) {
        return false;
    }
    return read_choices(table, kind, TEXT("blocking"), &kind->blocking) &&
           read_choices(table, kind, TEXT("waits"), &kind->waits) &&
           (kind->fold != FOLD_RANK_BY || check_among(table, kind));
}

bool decide_read(const struct spot *spot, struct kind *kind) {
    lua_State *L = spot->L;
    const int *fold = luaL_testudata(L, spot->index, DECISION);
    if (lua_type(L, spot->index) == LUA_TFUNCTION) {
        return spot_complain(spot, CHECK_KIND_SHAPE,
                             "a kind decides by one of the folds, and a function only "
                             "for worst_of (write worst_of { …, decide = function })");
    }
    if (!fold) {
        return spot_complain_type(spot,
                                  "worst_of { … }, rank_by { … }, cut_windows { … } or "
                                  "steps { … }");
    }
    kind->fold = (enum fold) * fold;
    (void)lua_getiuservalue(L, spot->index, 1);
    struct spot table = spot_found(spot);
    table.index = lua_gettop(L);
    table.name = folds[*fold];
    table.token = block_table(table.token);
    bool is_right = kind->fields_count > 0 && read_table(&table, kind);
    lua_settop(L, table.index - 1);
    return is_right;
}
