#include "core/lua/plugin_fields.h"

#include "core/lua/value.h"

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
