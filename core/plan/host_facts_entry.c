#include "core/plan/host_facts_entry.h"

static aftercare_status add_member(struct host_entry *entry, const aftercare_facts *facts,
                                   const struct reading *reading,
                                   const aftercare_member *said) {
    struct json_branch *value = &entry->value;
    struct json *member = &entry->members[value->value.count];
    struct text name = text_of(said->name);
    if (!said->value || facts_is_callers(name) || value->value.count == HOST_ENTRY_MAX) {
        return AFTERCARE_OK;
    }
    *member = (struct json){.type = JSON_TEXT, .text = text_of(said->value)};
    aftercare_status status = host_facts_place(member, facts, reading, value, said->name);
    if (!status) {
        json_append(value, member);
    }
    return status;
}

aftercare_status host_entry_say(struct host_entry *out, const aftercare_facts *facts,
                                const struct reading *reading,
                                const struct json_branch *list,
                                const struct host_said *said) {
    const aftercare_member first = {said->name, said->value};
    *out = (struct host_entry){.value = {.value = {.type = JSON_OBJECT}}};
    json_place(&out->value.value, list, TEXT(""));
    aftercare_status status = host_facts_check(facts, reading, &out->value.value);
    if (!status) {
        status = add_member(out, facts, reading, &first);
    }
    for (size_t i = 0; !status && i < said->count; i++) {
        status = add_member(out, facts, reading, &said->members[i]);
    }
    return status;
}
