// plugins/*.lua: plugin "name" { … } and kind "name" { … }.
#include "core/lua/decide.h"
#include "core/lua/kind_shows.h"
#include "core/lua/plugin_fields.h"
#include "core/lua/plugin_lists.h"
#include "core/lua/stages.h"
#include "core/lua/version.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define CHOICES_MAX 64 // they are bits of a word
#define KINDS_MAX 200
#define BOUND INT64_C(1000000000)

struct plugin_draft {
    struct text version, says;
    struct version_range engine;
};
#define PLUGIN(field) offsetof(struct plugin_draft, field)

static const struct member plugin_members[] = {
    {.name = "version",
     .read = version_read,
     .offset = PLUGIN(version),
     .is_needed = true,
     .right = "\"1.0.0\""},
    {.name = "engine",
     .read = version_range_read,
     .offset = PLUGIN(engine),
     .is_needed = true,
     .right = "{ \"0.1\", \"1.0\" }"},
    {.name = "says",
     .read = member_text,
     .offset = PLUGIN(says),
     .is_needed = true,
     .right = "one sentence"},
};

static bool is_first(const struct spot *table, const struct head *head) {
    const struct plugin *at = table->script->load->plugins;
    for (; at; at = at->next) {
        if (text_equal(at->name, head->id)) {
            return spot_complain(
                table, CHECK_GIVEN_TWICE,
                "the plugin \"%.*s\" is there already, in %s:%d (give it "
                "another name)",
                SHOWN(head->id), at->place.file, at->place.line);
        }
    }
    return true;
}

static void read_plugin(struct script *script, const struct head *head,
                        const struct spot *table) {
    struct plugin_draft draft = {0};
    (void)members_read(table, plugin_members, COUNT(plugin_members), &draft);
    if (draft.engine.from.len > 0) {
        const struct version_owner owner = {TEXT("plugin"), head->id, head->place};
        (void)version_fits(script, &owner, &draft.engine);
    }
    if (script->plugin.len > 0) {
        (void)spot_complain(
            table, CHECK_FILE_SHAPE,
            "this file is the plugin \"%.*s\" already (one plugin a file)",
            SHOWN(script->plugin));
        return;
    }
    struct plugin *plugin = script_scratch(script, sizeof *plugin);
    if (!plugin || !head->is_right || !is_first(table, head)) {
        return;
    }
    script->plugin = script_copy(script, head->id);
    *plugin = (struct plugin){script->plugin, head->place, script->load->plugins};
    script->load->plugins = plugin;
}

#define X(name, word) {word, sizeof word - 1},
static const struct text field_types[] = {FIELD_TYPES(X)};
#undef X

struct field_draft {
    struct field field;
    int type;
    struct texts among, of;
    bool is_list; // of: names a list of the schema's
};
#define FIELD(name) offsetof(struct field_draft, field.name)

static bool read_of(const struct spot *spot, const struct member *member, void *out) {
    struct field_draft *draft = out;
    struct texts names = {0};
    return member_names(spot, member, &names) &&
           plugin_lists_read(&draft->of, &draft->is_list, spot->script, names);
}

static bool read_type(const struct spot *spot, const struct member *member, void *out) {
    (void)member;
    struct field_draft *draft = out;
    int type = 0;
    if (!value_choice(spot, (struct texts){field_types, COUNT(field_types)}, &type)) {
        return false;
    }
    draft->type = type;
    return true;
}

// A default is read once all else of the field is known to be right.
static bool read_later(const struct spot *spot, const struct member *member, void *out) {
    (void)spot, (void)member, (void)out;
    return true;
}

static const struct member field_members[] = {
    {.name = "type",
     .read = read_type,
     .is_needed = true,
     .right = "\"phrase\", \"terms\" …"},
    {.name = "says",
     .read = member_text,
     .offset = FIELD(says),
     .is_needed = true,
     .right = "half a sentence"},
    {.name = "shown", .read = member_name, .offset = FIELD(shown), .style = STYLE_SNAKE},
    {.name = "deprecated",
     .read = member_name,
     .offset = FIELD(deprecated),
     .style = STYLE_SNAKE},
    {.name = "needed", .read = member_flag, .offset = FIELD(is_needed)},
    {.name = "from",
     .read = member_number,
     .offset = FIELD(from),
     .from = -BOUND,
     .till = BOUND},
    {.name = "till",
     .read = member_number,
     .offset = FIELD(till),
     .from = -BOUND,
     .till = BOUND},
    {.name = "among",
     .read = member_names,
     .offset = offsetof(struct field_draft, among),
     .style = STYLE_LOWER},
    {.name = "of", .read = read_of, .style = STYLE_SNAKE},
    {.name = "default", .read = read_later},
};

#define TYPE(type) (1u << FIELD_##type)

// Which attributes belong to some types only; there they are needed.
static const struct {
    const char *name;
    unsigned types;
} shapes[] = {
    {"from", TYPE(NUMBER) | TYPE(NUMBERS)},
    {"till", TYPE(NUMBER) | TYPE(NUMBERS)},
    {"among", TYPE(CHOICE)},
    {"of", TYPE(TERM) | TYPE(TERMS)},
};

static bool check_shape(const struct spot *table, int type) {
    bool is_right = true;
    for (size_t i = 0; i < COUNT(shapes); i++) {
        struct spot spot = spot_field(table, text_of(shapes[i].name));
        bool is_given = !lua_isnil(table->L, spot.index);
        bool belongs = (shapes[i].types >> (unsigned)type & 1u) != 0;
        lua_settop(table->L, spot.index - 1);
        if (is_given != belongs) {
            is_right = spot_complain(
                &spot, CHECK_KIND_SHAPE, "a field of type \"%.*s\" %s \"%s\" (%s)",
                TEXT_ARGS(field_types[type]), belongs ? "needs" : "does not take",
                shapes[i].name, belongs ? "add it" : "leave it out");
        }
    }
    return is_right;
}

static bool check_field(const struct spot *table, const struct field_draft *draft) {
    if (!check_shape(table, draft->type)) {
        return false;
    }
    if (draft->field.from > draft->field.till) {
        return spot_complain(table, CHECK_WRONG_ORDER, "from is above till (swap them)");
    }
    if (draft->among.count > CHOICES_MAX) {
        return spot_complain(table, CHECK_TOO_MUCH, "among has %zu choices (at most %d)",
                             draft->among.count, CHOICES_MAX);
    }
    return true;
}

static bool read_field(const struct spot *table, struct field *out, bool *is_list) {
    struct field_draft draft = {.type = -1};
    if (lua_type(table->L, table->index) != LUA_TTABLE) {
        return spot_complain_type(table,
                                  "each field as { \"name\", type = …, says = … }");
    }
    size_t count = COUNT(field_members);
    struct text *names = members_names(table->script, field_members, count, 0);
    struct spot name = spot_entry(table, 1);
    bool is_right = names && value_name_text(&name, STYLE_SNAKE, &draft.field.name);
    lua_settop(table->L, name.index - 1);
    if (!is_right) {
        return false;
    }
    struct spot titled = *table;
    titled.name = draft.field.name;
    is_right = members_check(&titled, (struct texts){names, count}, 1);
    is_right = members_fill(&titled, field_members, count, &draft) && is_right;
    if (!is_right || draft.type < 0 || !check_field(&titled, &draft)) {
        return false;
    }
    draft.field.index = out->index;
    *out = draft.field;
    out->type = (enum field_type)draft.type;
    out->choices = draft.among.at;
    out->choices_count = draft.among.count;
    out->categories = (struct categories){draft.of.at, draft.of.count};
    *is_list = draft.is_list;
    return plugin_fields_default(&titled, out);
}

static bool is_new(const struct spot *spot, const struct field *fields, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (text_equal(fields[i].name, fields[count].name)) {
            return spot_complain(
                spot, CHECK_GIVEN_TWICE,
                "the field \"%.*s\" is there already (give it another name)",
                SHOWN(fields[count].name));
        }
    }
    return true;
}

static bool read_fields(const struct spot *spot, const struct member *member, void *out) {
    (void)member;
    struct kind *kind = out;
    int count = 0;
    if (!value_count(spot, "a list of fields: { { \"name\", type = …, says = … } }",
                     &count)) {
        return false;
    }
    if (count > KIND_FIELDS_MAX) {
        return spot_complain(spot, CHECK_TOO_MUCH, "there are %d fields (at most %d)",
                             count, KIND_FIELDS_MAX);
    }
    struct field *fields = script_alloc(spot->script, (size_t)count, sizeof *fields);
    size_t read = 0;
    bool is_right = fields != NULL;
    for (int i = 1; fields && i <= count; i++) {
        struct spot entry = spot_entry(spot, i);
        bool is_list = false;
        fields[read].index = (uint32_t)read;
        bool is_read =
            read_field(&entry, &fields[read], &is_list) && is_new(&entry, fields, read);
        if (is_read && is_list) {
            plugin_lists_note(spot->script, kind, &fields[read]);
        }
        read += is_read;
        is_right = is_right && is_read;
        lua_settop(spot->L, entry.index - 1);
    }
    kind->fields = fields;
    kind->fields_count = is_right ? read : 0; // half of them would only confuse `decide`
    return is_right && plugin_fields_check(spot, kind);
}

// A decision looks at the fields, which are read before it, and only when they are right.
static bool read_decide(const struct spot *spot, const struct member *member, void *out) {
    (void)member;
    return decide_read(spot, out);
}

static const struct member kind_members[] = {
    {.name = "says",
     .read = member_text,
     .offset = offsetof(struct kind, says),
     .is_needed = true,
     .right = "one sentence"},
    {.name = "fields",
     .read = read_fields,
     .is_needed = true,
     .right = "{ { \"name\", type = …, says = … }, … }"},
    {.name = "decide",
     .read = read_decide,
     .is_needed = true,
     .right = "worst_of { … }, rank_by { … }, cut_windows { … } or steps { … }"},
    {.name = "shows", .read = kind_shows_read}, // looks at both, which are read before
};

// Words that rule files have besides.
static bool is_free(const struct spot *table, struct text name) {
    static const struct text taken[] = {{"area", 4}, {"option", 6}, {"accept", 6}};
    bool is_taken = schema_word(&table->script->base->schema, name) != NULL;
    for (size_t i = 0; i < COUNT(taken); i++) {
        is_taken = is_taken || text_equal(taken[i], name);
    }
    return !is_taken || spot_complain(table, CHECK_KIND_SHAPE,
                                      "\"%.*s\" is a word of conditions (give the kind "
                                      "another name)",
                                      SHOWN(name));
}

static void read_kind(struct script *script, const struct head *head,
                      const struct spot *table) {
    struct kind *kind = script_alloc(script, 1, sizeof *kind);
    if (!kind) {
        return;
    }
    kind->name = script_copy(script, head->id);
    kind->place = head->place;
    kind->plugin = script->plugin;
    bool is_right = members_read(table, kind_members, COUNT(kind_members), kind);
    if (script->plugin.len == 0) {
        is_right =
            spot_complain(table, CHECK_FILE_SHAPE,
                          "%.*s stands before its plugin (begin the file with plugin "
                          "\"name\" { … })",
                          SHOWN(table->name));
    }
    if (head->is_right && is_free(table, head->id) && is_right &&
        spot_has_room(table, script->base->kinds_count, KINDS_MAX, "kinds")) {
        (void)script_check(script,
                           rulebase_add_kind(script->base, kind, script->problems));
    }
}

static bool is_verdict(const struct kind *kind, struct text word) {
    const struct field *by = &kind->fields[kind->roles[ROLE_BY]];
    for (size_t i = 0; i < by->choices_count; i++) {
        if (text_equal(by->choices[i], word)) {
            return true;
        }
    }
    return text_equal(kind->unknown, word) || text_equal(kind->none, word);
}

static void check_verdicts(const struct load *load, const struct kind *kind,
                           const struct text *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (!is_verdict(load->base->verdict_kind, words[i])) {
            problem(
                load->problems, CHECK_KIND_SHAPE, kind->place,
                "\"%.*s\" is no verdict of \"%.*s\" (name those that it decides between)",
                SHOWN(words[i]), SHOWN(load->base->verdict_kind->name));
        }
    }
}

void words_plugin_check(struct load *load) {
    const struct rulebase *base = load->base;
    for (size_t i = 0; base->verdict_kind && i < base->kinds_count; i++) {
        const struct kind *kind = base->kinds[i];
        check_verdicts(load, kind, kind->allowed, kind->allowed_count);
        check_verdicts(load, kind, kind->last, kind->last_count);
    }
}

void words_plugin_prepare(lua_State *L, struct script *script) {
    (void)script;
    decide_add(L);
}

const struct word words_plugin[] = {
    {.name = "plugin",
     .read = read_plugin,
     WORD_MEMBERS(plugin_members),
     .has_id = true,
     .style = STYLE_KEBAB},
    {.name = "kind",
     .read = read_kind,
     WORD_MEMBERS(kind_members),
     .has_id = true,
     .style = STYLE_SNAKE},
    {.name = NULL},
};
