// Lists of terms, and details, as requests and sessions have them.
#include "core/facts/facts_inside.h"

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
                                  const struct reading *reading,
                                  struct categories categories, const struct json *list) {
    aftercare_status status = member_expect(reading, list, JSON_LIST, "a list of terms");
    if (status) {
        return status;
    }
    const struct term **terms =
        arena_array(reading->arena, (size_t)list->count + 1, sizeof(const struct term *));
    if (!terms) {
        return facts_no_memory(reading);
    }
    size_t found = 0;
    for (const struct json *entry = list->first; entry; entry = entry->next) {
        const struct term *term;
        status = member_term(&term, reading, categories, entry);
        if (status) {
            return status;
        }
        found = facts_insert_term(terms, found, term);
    }
    *out = terms;
    *count = found;
    return AFTERCARE_OK;
}

static aftercare_status refuse_detail(const struct reading *reading,
                                      const struct json *member) {
    const struct schema *schema = reading->schema;
    struct nearest nearest = {.word = member->key};
    for (size_t i = 0; i < schema->details_count; i++) {
        nearest_offer(&nearest, schema->details[i].name);
    }
    return json_fail(reading->err, reading->document, member,
                     "the schema has no such detail (%s%.*s%s)",
                     nearest.best.len > 0 ? "did you mean \"" : "see rules/schema.lua",
                     TEXT_ARGS(nearest.best), nearest.best.len > 0 ? "\"?" : "");
}

aftercare_status facts_read_detail(struct detail_value *out,
                                   const struct reading *reading,
                                   const struct json *member) {
    int choice;
    out->detail = schema_detail(reading->schema, member->key);
    if (!out->detail) {
        return refuse_detail(reading, member);
    }
    aftercare_status status = out->detail->choices_count > 0
                                  ? member_choice(&choice, reading, out->detail->choices,
                                                  out->detail->choices_count, member)
                                  : member_expect(reading, member, JSON_TEXT, "a text");
    out->value = member->text;
    return status;
}

aftercare_status facts_read_details(const struct detail_value **out, size_t *count,
                                    const struct reading *reading,
                                    const struct json *object) {
    aftercare_status status =
        member_expect(reading, object, JSON_OBJECT, "an object of details");
    if (status) {
        return status;
    }
    struct detail_value *values =
        arena_array(reading->arena, object->count, sizeof *values);
    if (!values) {
        return facts_no_memory(reading);
    }
    size_t found = 0;
    for (const struct json *member = object->first; !status && member;
         member = member->next) {
        bool is_callers = facts_is_callers(member->key);
        if (!is_callers && member->type != JSON_NULL) {
            status = facts_read_detail(&values[found++], reading, member);
        }
    }
    if (!status) {
        *out = values;
        *count = found;
    }
    return status;
}
