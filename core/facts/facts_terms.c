// Lists of terms, and details, as requests and sessions have them.
#include "core/facts/facts_inside.h"

#include "core/facts/members.h"

#include <string.h>

// Puts a term into a list in the order of ids, once.
size_t facts_insert_term(const struct term **terms, size_t count,
                         const struct term *term) {
    size_t i = count;
    while (i > 0 && terms[i - 1]->index >= term->index) {
        if (terms[i - 1] == term) {
            return count;
        }
        i--;
    }
    memmove(&terms[i + 1], &terms[i], (count - i) * sizeof(const struct term *));
    terms[i] = term;
    return count + 1;
}

aftercare_status facts_read_terms(const struct term ***out, size_t *count,
                                  struct arena *arena, const struct schema *schema,
                                  struct categories categories,
                                  const struct json_document *document,
                                  const struct json *list, aftercare_error *err) {
    aftercare_status status =
        member_expect(document, list, JSON_LIST, "a list of terms", err);
    if (status) {
        return status;
    }
    const struct term **terms =
        arena_array(arena, (size_t)list->count + 1, sizeof(const struct term *));
    if (!terms) {
        return facts_no_memory(err);
    }
    size_t found = 0;
    for (const struct json *entry = list->first; entry; entry = entry->next) {
        const struct term *term;
        status = member_term(&term, schema->vocabulary, categories, document, entry, err);
        if (status) {
            return status;
        }
        found = facts_insert_term(terms, found, term);
    }
    *out = terms;
    *count = found;
    return AFTERCARE_OK;
}

static aftercare_status read_detail(struct detail_value *out, const struct schema *schema,
                                    const struct json_document *document,
                                    const struct json *member, aftercare_error *err) {
    out->detail = schema_detail(schema, member->key);
    if (!out->detail) {
        struct nearest nearest = {.word = member->key};
        for (size_t i = 0; i < schema->details_count; i++) {
            nearest_offer(&nearest, schema->details[i].name);
        }
        return json_fail(
            err, document, member, "the schema has no such detail (%s%.*s%s)",
            nearest.best.len > 0 ? "did you mean \"" : "see rules/schema.lua",
            TEXT_ARGS(nearest.best), nearest.best.len > 0 ? "\"?" : "");
    }
    if (out->detail->choices_count > 0) {
        int choice;
        aftercare_status status =
            member_choice(&choice, out->detail->choices, out->detail->choices_count,
                          document, member, err);
        if (status) {
            return status;
        }
    } else if (member->type != JSON_TEXT) {
        return json_fail(err, document, member, "%s stands here (it should be a text)",
                         json_type_name(member->type));
    }
    out->value = member->text;
    return AFTERCARE_OK;
}

aftercare_status facts_read_details(const struct detail_value **out, size_t *count,
                                    struct arena *arena, const struct schema *schema,
                                    const struct json_document *document,
                                    const struct json *object, aftercare_error *err) {
    aftercare_status status =
        member_expect(document, object, JSON_OBJECT, "an object of details", err);
    if (status) {
        return status;
    }
    struct detail_value *values = arena_array(arena, object->count, sizeof *values);
    if (!values) {
        return facts_no_memory(err);
    }
    size_t found = 0;
    for (const struct json *member = object->first; member; member = member->next) {
        bool is_callers = facts_is_callers(member->key);
        if (is_callers || member->type == JSON_NULL) {
            continue;
        }
        status = read_detail(&values[found++], schema, document, member, err);
        if (status) {
            return status;
        }
    }
    *out = values;
    *count = found;
    return AFTERCARE_OK;
}
