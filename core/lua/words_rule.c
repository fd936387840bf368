// Rule files: a word for each kind that a plugin has made, `kind "id" { … }`.
#include "core/lua/rule_fields.h"
#include "core/lua/stages.h"

#include <inttypes.h>
#include <string.h>

static struct texts field_names(struct script *script, const struct kind *kind) {
    struct text *names = script_passing(script, (kind->fields_count + 1) * sizeof *names);
    for (size_t i = 0; names && i < kind->fields_count; i++) {
        names[i] = kind->fields[i].name;
    }
    return (struct texts){names, names ? kind->fields_count : 0};
}

// The spot of a field's value, on the stack; where the field is not given, that of one
// whose place it has taken, which is *old then.
static struct spot given_spot(const struct spot *table, const struct kind *kind,
                              const struct field *field, const struct field **old) {
    struct spot spot = spot_field(table, field->name);
    bool is_given = !lua_isnil(table->L, spot.index);
    for (size_t i = 0; i < kind->fields_count && !is_given; i++) {
        const struct field *other = &kind->fields[i];
        if (text_equal(other->deprecated, field->name)) {
            lua_settop(table->L, spot.index - 1);
            spot = spot_field(table, other->name);
            is_given = !lua_isnil(table->L, spot.index);
            *old = is_given ? other : NULL;
        }
    }
    return spot;
}

// What is given by its old name stays as it is, and `check` tells it.
static void note_dated(const struct spot *spot, const struct field *field) {
    struct script *script = spot->script;
    struct dated *dated = script_alloc(script, 1, sizeof *dated);
    if (dated) {
        *dated = (struct dated){spot_place(spot), field, script->base->dated};
        script->base->dated = dated;
    }
}

// By its old name and by its new one.
static void tell_twins(const struct spot *table, const struct kind *kind) {
    for (size_t i = 0; i < kind->fields_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->deprecated.len == 0) {
            continue;
        }
        struct spot old = spot_field(table, field->name);
        struct spot spot = spot_field(table, field->deprecated);
        bool are_both =
            !lua_isnil(table->L, old.index) && !lua_isnil(table->L, spot.index);
        lua_settop(table->L, old.index - 1);
        if (are_both) {
            (void)spot_complain(&old, CHECK_GIVEN_TWICE,
                                "\"%.*s\" is the old name of \"%.*s\", which is given "
                                "too (leave the old one out)",
                                SHOWN(field->name), SHOWN(field->deprecated));
        }
    }
}

// Whether the field is given, and right; *is_doubtful when it is wrong, or missing.
static bool read_field(const struct spot *table, const struct kind *kind,
                       const struct field *field, struct rule_value *out,
                       bool *is_doubtful) {
    const struct field *old = NULL;
    struct spot spot = given_spot(table, kind, field, &old);
    bool is_given = false;
    if (!lua_isnil(table->L, spot.index)) {
        is_given = rule_field_read(&spot, field, out);
        *is_doubtful = *is_doubtful || !is_given;
        if (old) {
            note_dated(&spot, old);
        }
    } else if (field->is_needed) {
        struct suggestion right;
        struct texts names = field_names(table->script, kind);
        spot.name = field->name;
        (void)(names.at &&
               members_lack(table, names, field->name, rule_field_right(field, &right)));
        *is_doubtful = true;
    }
    lua_settop(table->L, spot.index - 1);
    return is_given;
}

// The spot of the field that plays a role, without its value.
static struct spot role_spot(const struct spot *table, const struct rule *rule,
                             enum role role) {
    struct spot spot =
        spot_field(table, rule->kind->fields[rule->kind->roles[role]].name);
    lua_settop(table->L, spot.index - 1);
    return spot;
}

// What no field can know alone: the window, and how many reminders lie in it. Whether it
// is right.
static bool check_window(const struct spot *table, const struct rule *rule) {
    const struct rule_value *from = rule_get(rule, ROLE_FROM);
    const struct rule_value *till = rule_get(rule, ROLE_TILL);
    const struct rule_value *remind = rule_get(rule, ROLE_REMIND);
    if (!from || !till) {
        return true;
    }
    if (span_compare(from->spans[0], till->spans[0]) > 0) {
        struct spot spot = role_spot(table, rule, ROLE_FROM);
        return spot_complain(
            &spot, CHECK_WINDOW_ORDER, "\"%.*s\" is after \"%.*s\" (swap them)",
            SHOWN(spot.name),
            SHOWN(rule->kind->fields[rule->kind->roles[ROLE_TILL]].name));
    }
    int64_t count =
        remind ? rule_remind_count(remind->remind, from->spans[0], till->spans[0]) : 0;
    const char *mistake =
        remind ? rule_remind_mistake(remind->remind, from->spans[0], till->spans[0])
               : NULL;
    bool is_right = true;
    if (mistake) {
        struct spot spot = role_spot(table, rule, ROLE_REMIND);
        is_right = spot_complain(&spot, CHECK_REMIND_PARTS, "%s", mistake);
    }
    if (count > REMINDERS_MAX) {
        struct spot spot = role_spot(table, rule, ROLE_REMIND);
        is_right = spot_complain(&spot, CHECK_TOO_MUCH,
                                 "these are up to %" PRId64
                                 " reminders (at most %d: set times, or "
                                 "remind less often)",
                                 count, REMINDERS_MAX);
    }
    return is_right;
}

static bool is_first_use(const struct script *script, const struct head *head) {
    for (const struct head *at = script->heads; at; at = at->next) {
        if (at != head && at->word == head->word && at->is_done) {
            return false;
        }
    }
    return true;
}

static void check_plugin(const struct script *script, const struct head *head,
                         const struct kind *kind) {
    const struct pack *pack = script->pack;
    for (size_t i = 0; i < pack->plugins_count; i++) {
        if (text_equal(pack->plugins[i], kind->plugin)) {
            return;
        }
    }
    if (pack->names_plugins && is_first_use(script, head)) {
        problem(script->problems, CHECK_PLUGIN_NOT_NAMED, head->place,
                "%.*s comes from the plugin \"%.*s\", which the pack does not name (add "
                "it to "
                "plugins in pack.lua)",
                SHOWN(kind->name), SHOWN(kind->plugin));
    }
}

// "pack.id"; at NULL: no memory.
static struct text full_name(struct script *script, struct text id) {
    struct text pack = script->pack->name;
    size_t len = pack.len + 1 + id.len;
    char *name = script_passing(script, len);
    if (!name) {
        return (struct text){0};
    }
    memcpy(name, pack.at, pack.len);
    name[pack.len] = '.';
    memcpy(name + pack.len + 1, id.at, id.len);
    return script_copy(script, (struct text){name, len});
}

// Adds a copy of the rule, its values behind it.
static void add_rule(struct script *script, const struct rule *draft) {
    size_t values = draft->values_count * sizeof *draft->values;
    struct rule *rule = script_alloc(script, 1, sizeof *rule + values);
    if (!rule) {
        return;
    }
    *rule = *draft;
    rule->values = memcpy(rule + 1, draft->values, values);
    (void)script_check(script, rulebase_add_rule(script->base, rule));
}

// The field of that name, present or old; NULL when there is none.
static const struct field *field_named(const struct kind *kind, struct text name) {
    for (size_t i = 0; i < kind->fields_count; i++) {
        if (text_equal(kind->fields[i].name, name)) {
            return &kind->fields[i];
        }
    }
    return NULL;
}

// Notes where each of the values stands: behind its field's name, or an old one.
static void place_values(const struct spot *table, struct rule_value *values,
                         const struct rule *rule) {
    struct block_walk walk = block_walk(spot_token(table));
    struct block_field given;
    while (block_next(&walk, &given)) {
        const struct field *field = field_named(rule->kind, given.key);
        for (size_t i = 0; field && i < rule->values_count; i++) {
            const struct field *present = &rule->kind->fields[values[i].field];
            if (field == present || text_equal(field->deprecated, present->name)) {
                rule_value_stands(&values[i], rule,
                                  script_place(table->script, given.value, 0));
            }
        }
    }
}

// A rule with a mistake is added all the same, so that who overrules it is not told
// again.
static void read_rule(struct script *script, const struct head *head,
                      const struct spot *table) {
    const struct kind *kind = head->word->about;
    struct rule_value values[KIND_FIELDS_MAX];
    struct rule rule = {
        .kind = kind, .pack = script->pack, .values = values, .place = head->place};
    struct texts names = field_names(script, kind);
    if (!names.at) {
        return;
    }
    check_plugin(script, head, kind);
    rule.is_doubtful = !members_check(table, names, 0);
    tell_twins(table, kind);
    for (size_t i = 0; i < kind->fields_count; i++) {
        bool is_given = kind->fields[i].deprecated.len == 0 &&
                        read_field(table, kind, &kind->fields[i],
                                   &values[rule.values_count], &rule.is_doubtful);
        rule.values_count = (uint8_t)(rule.values_count + is_given);
    }
    rule.is_doubtful = !check_window(table, &rule) || rule.is_doubtful;
    if (!head->is_right) {
        return;
    }
    place_values(table, values, &rule);
    rule.name = full_name(script, head->id);
    if (rule.name.at) {
        add_rule(script, &rule);
    }
}

void words_rule_add(lua_State *L, struct script *script) {
    const struct rulebase *base = script->base;
    struct word *words = script_scratch(script, (base->kinds_count + 1) * sizeof *words);
    for (size_t i = 0; words && i < base->kinds_count; i++) {
        words[i] = (struct word){.name = base->kinds[i]->name.at,
                                 .read = read_rule,
                                 .has_id = true,
                                 .style = STYLE_KEBAB,
                                 .about = base->kinds[i]};
    }
    if (words) {
        words_add(L, words);
    }
}
