#include "core/lua/plugin_fields.h"

#include "core/lua/rule_fields.h"

static const struct field *named(const struct kind *kind, struct text name) {
    for (size_t i = 0; i < kind->fields_count; i++) {
        if (text_equal(kind->fields[i].name, name)) {
            return &kind->fields[i];
        }
    }
    return NULL;
}

// A field that another has taken the place of is read as that one.
static bool check_deprecated(const struct spot *spot, const struct kind *kind,
                             const struct field *field) {
    const struct field *other = named(kind, field->deprecated);
    const char *wrong = NULL;
    if (field->deprecated.len == 0) {
        return true;
    }
    if (!other || other == field || other->deprecated.len > 0) {
        wrong = "is no field that could take its place (name one that is not "
                "deprecated)";
    } else if (other->type != field->type) {
        wrong = "has another type (a field keeps it when it gets another name)";
    } else if (field->is_needed) {
        wrong = "is to be used instead, so it cannot be needed (take needed away)";
    }
    return !wrong || spot_complain(spot, CHECK_KIND_SHAPE,
                                   "\"%.*s\" is deprecated, and \"%.*s\" %s",
                                   SHOWN(field->name), SHOWN(field->deprecated), wrong);
}

bool plugin_fields_check(const struct spot *spot, const struct kind *kind) {
    bool is_right = true;
    for (size_t i = 0; i < kind->fields_count; i++) {
        struct spot entry = spot_entry(spot, (int)i + 1);
        is_right = check_deprecated(&entry, kind, &kind->fields[i]) && is_right;
        lua_settop(spot->L, entry.index - 1);
    }
    return is_right;
}

// What a rule of such a type says is its own: when it holds, what it takes the place of
// and where it comes from.
static bool is_of_each_rule(enum field_type type) {
    return type == FIELD_CONDITION || type == FIELD_DETAILS || type == FIELD_POLICY ||
           type == FIELD_RULES || type == FIELD_SOURCES;
}

static bool may_have_default(const struct spot *spot, const struct field *field) {
    const char *wrong = NULL;
    if (is_of_each_rule(field->type)) {
        wrong = "takes no default, since each rule says that for itself (take default "
                "away)";
    } else if (field->is_needed) {
        wrong = "is needed of every rule, so that none has its default (take needed or "
                "default away)";
    } else if (field->deprecated.len > 0) {
        wrong = "is deprecated, so that no rule has its default (give that to the field "
                "that has taken its place)";
    }
    return !wrong || spot_complain(spot, CHECK_KIND_SHAPE, "\"%.*s\" %s",
                                   SHOWN(field->name), wrong);
}

static bool read_default(const struct spot *spot, struct field *field) {
    struct standard standard = {.place = spot_place(spot)};
    if (!may_have_default(spot, field) ||
        !rule_field_read(spot, field, &standard.value)) {
        return false;
    }
    struct standard *kept = script_alloc(spot->script, 1, sizeof *kept);
    if (kept) {
        *kept = standard;
        field->standard = kept;
    }
    return kept != NULL;
}

bool plugin_fields_default(const struct spot *table, struct field *field) {
    struct spot spot = spot_field(table, TEXT("default"));
    bool is_right = lua_isnil(table->L, spot.index) || read_default(&spot, field);
    lua_settop(table->L, spot.index - 1);
    return is_right;
}
