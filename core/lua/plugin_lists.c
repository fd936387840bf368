#include "core/lua/plugin_lists.h"

#include "core/rules/rule.h"

// A field that takes a list of the schema's.
struct listed {
    const struct kind *kind;
    struct field *field;
    struct listed *next;
};

static const struct categories *list_of(const struct schema *schema, struct text name) {
    const struct fact *fact = schema_fact(schema, name);
    return text_is(name, "treatments")          ? &schema->treatments
           : text_is(name, "areas")             ? &schema->areas
           : text_is(name, "products")          ? &schema->products
           : fact && fact->type == FACT_RECORDS ? &fact->categories
                                                : NULL;
}

static bool has(struct texts texts, struct text text) {
    for (size_t i = 0; i < texts.count; i++) {
        if (text_equal(texts.at[i], text)) {
            return true;
        }
    }
    return false;
}

bool plugin_lists_read(struct texts *out, bool *is_list, struct script *script,
                       struct texts names) {
    const struct schema *schema = &script->base->schema;
    size_t most = 0;
    for (size_t i = 0; i < names.count; i++) {
        const struct categories *list = list_of(schema, names.at[i]);
        most += list ? list->count : 1;
    }
    struct text *made = script_alloc(script, most, sizeof *made);
    *out = (struct texts){made, 0};
    *is_list = false;
    for (size_t i = 0; made && i < names.count; i++) {
        const struct categories *list = list_of(schema, names.at[i]);
        struct categories alone = {&names.at[i], 1};
        struct categories all = list ? *list : alone;
        *is_list = *is_list || list;
        for (size_t k = 0; k < all.count; k++) {
            if (!has(*out, all.names[k])) {
                made[out->count++] = all.names[k];
            }
        }
    }
    return made != NULL;
}

void plugin_lists_note(struct script *script, const struct kind *kind,
                       struct field *field) {
    struct listed *listed = script_scratch(script, sizeof *listed);
    if (listed) {
        *listed = (struct listed){kind, field, script->load->listed};
        script->load->listed = listed;
    }
}

static bool is_listed(const struct load *load, const struct field *field) {
    const struct listed *one = load->listed;
    while (one && one->field != field) {
        one = one->next;
    }
    return one != NULL;
}

// Whether another kind of the fold, which takes no list, names the category.
static bool is_named_by_other(const struct load *load, const struct kind *kind,
                              struct text category) {
    for (size_t i = 0; i < load->base->kinds_count; i++) {
        const struct kind *other = load->base->kinds[i];
        if (other == kind || other->fold != kind->fold || other->roles[ROLE_OF] < 0 ||
            !text_equal(other->among, kind->among)) {
            continue;
        }
        const struct field *of = &other->fields[other->roles[ROLE_OF]];
        struct texts names = {of->categories.names, of->categories.count};
        if (!is_listed(load, of) && has(names, category)) {
            return true;
        }
    }
    return false;
}

// What another kind names is no default here, as it is in no rule.
static void check_default(const struct load *load, const struct field *field) {
    const struct standard *standard = field->standard;
    struct texts left = {field->categories.names, field->categories.count};
    for (size_t i = 0; standard && i < standard->value.terms_count; i++) {
        const struct term *term = standard->value.terms[i];
        if (!has(left, term->category)) {
            problem(load->problems, CHECK_UNKNOWN_TERM, standard->place,
                    "\"%.*s\" is of another kind's category, \"%.*s\" (write another "
                    "default)",
                    TEXT_ARGS(term->id), TEXT_ARGS(term->category));
        }
    }
}

static aftercare_status narrow(const struct load *load, const struct listed *listed) {
    struct categories *all = &listed->field->categories;
    struct text *kept = arena_array(load->kept, all->count, sizeof *kept);
    size_t count = 0;
    if (!kept) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < all->count; i++) {
        if (!is_named_by_other(load, listed->kind, all->names[i])) {
            kept[count++] = all->names[i];
        }
    }
    if (count > 0) {
        *all = (struct categories){kept, count};
        check_default(load, listed->field);
    }
    return AFTERCARE_OK;
}

aftercare_status plugin_lists_narrow(struct load *load) {
    aftercare_status status = AFTERCARE_OK;
    for (const struct listed *one = load->listed; !status && one; one = one->next) {
        if (one->kind->roles[ROLE_OF] == (int)one->field->index) {
            status = narrow(load, one);
        }
    }
    return status;
}
