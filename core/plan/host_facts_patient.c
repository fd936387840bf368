// What a host says of the patient.
#include "core/facts/record.h"
#include "core/plan/host_facts_entry.h"

#include <inttypes.h>
#include <stdio.h>

#define DIGITS_MAX 24

// The fact that a member of the patient, which is placed, is about. NULL when the member
// is the host's own, or refused.
static const struct fact *find(aftercare_status *status, const struct reading *reading,
                               const struct json *member) {
    const struct fact *fact = NULL;
    *status = facts_find_fact(&fact, reading, member);
    return *status ? NULL : fact;
}

// Refuses a value that does not fit its fact. Nothing that was read is kept.
static aftercare_status check(aftercare_facts *facts, const struct reading *reading,
                              const struct fact *fact, const struct json *value) {
    struct known known = {0};
    if (facts->list[fact->index].value) {
        return json_fail_twice(reading->err, reading->document, value);
    }
    aftercare_status status = host_facts_check(facts, reading, value);
    return status ? status : facts_read_fact(&known, reading, fact, value, DATE_MIN);
}

static aftercare_status put_value(aftercare_facts *facts, const char *name,
                                  struct json value, aftercare_error *err) {
    const struct reading reading = host_facts_reading(facts, err);
    aftercare_status status;
    json_place(&value, &facts->patient, text_of(name));
    const struct fact *fact = find(&status, &reading, &value);
    if (!fact) {
        return status;
    }
    status = check(facts, &reading, fact, &value);
    if (!status) {
        status = host_facts_put(facts, &facts->patient, &value, err);
    }
    if (!status) {
        facts->list[fact->index].value = facts->patient.last;
    }
    return status;
}

aftercare_status aftercare_facts_put_flag(aftercare_facts *facts, const char *name,
                                          bool value, aftercare_error *err) {
    const struct json flag = {.type = value ? JSON_TRUE : JSON_FALSE};
    return put_value(facts, name, flag, err);
}

aftercare_status aftercare_facts_put_number(aftercare_facts *facts, const char *name,
                                            int64_t value, aftercare_error *err) {
    char digits[DIGITS_MAX];
    (void)snprintf(digits, sizeof digits, "%" PRId64, value);
    const struct json number = {.type = JSON_NUMBER,
                                .is_integer = true,
                                .integer = value,
                                .text = text_of(digits)};
    return put_value(facts, name, number, err);
}

aftercare_status aftercare_facts_put_text(aftercare_facts *facts, const char *name,
                                          const char *value, aftercare_error *err) {
    const struct json text = {.type = JSON_TEXT, .text = text_of(value)};
    return value ? put_value(facts, name, text, err) : AFTERCARE_OK;
}

// Puts an empty list into the patient. NULL when there is no memory.
static struct json_branch *put_list(aftercare_facts *facts, const struct fact *fact) {
    struct json_branch *list = arena_alloc(&facts->arena, sizeof *list);
    if (list) {
        list->value.type = JSON_LIST;
        json_place(&list->value, &facts->patient, fact->name);
        json_append(&facts->patient, &list->value);
        facts->list[fact->index].value = &list->value;
        facts->list[fact->index].list = list;
    }
    return list;
}

static aftercare_status no_memory(aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the facts");
}

aftercare_status aftercare_facts_put_none(aftercare_facts *facts, const char *list,
                                          aftercare_error *err) {
    const struct reading reading = host_facts_reading(facts, err);
    struct json none = {.type = JSON_LIST};
    aftercare_status status;
    json_place(&none, &facts->patient, text_of(list));
    const struct fact *fact = find(&status, &reading, &none);
    if (!fact) {
        return status;
    }
    status = check(facts, &reading, fact, &none);
    return status || put_list(facts, fact) ? status : no_memory(err);
}

// Puts a copy of an entry that was checked into its list.
static aftercare_status keep_entry(aftercare_facts *facts, const struct fact *fact,
                                   const struct host_entry *entry, aftercare_error *err) {
    struct json_branch *list = facts->list[fact->index].list;
    struct json_branch *kept =
        host_facts_copy_branch(facts, &entry->value, entry->members);
    if (kept && !list) {
        list = put_list(facts, fact);
    }
    if (!kept || !list) {
        return no_memory(err);
    }
    json_place(&kept->value, list, TEXT(""));
    json_append(list, &kept->value);
    return AFTERCARE_OK;
}

// A list that was put in as empty, or that an answer rests on already, gets no entry.
static aftercare_status check_list(const aftercare_facts *facts,
                                   const struct reading *reading,
                                   const struct json *list) {
    if (list->count == 0) {
        return json_fail(reading->err, reading->document, list,
                         "the list was put in as empty (put in that there are none, or "
                         "its entries)");
    }
    if (facts->is_fetching && list->index < facts->fetched_from) {
        return json_fail(reading->err, reading->document, list,
                         "the list was there before this was asked for (put a list in "
                         "as a whole)");
    }
    return AFTERCARE_OK;
}

aftercare_status aftercare_facts_add_entry(aftercare_facts *facts, const char *list,
                                           const char *code,
                                           const aftercare_member *members, size_t count,
                                           aftercare_error *err) {
    const struct reading reading = host_facts_reading(facts, err);
    const struct host_said said = {"code", code, members, count};
    struct json_branch none = {.value = {.type = JSON_LIST}};
    struct host_entry entry;
    struct record record;
    aftercare_status status;
    json_place(&none.value, &facts->patient, text_of(list));
    const struct fact *fact = find(&status, &reading, &none.value);
    if (!fact) {
        return status;
    }
    const struct json_branch *there = facts->list[fact->index].list;
    status = there ? check_list(facts, &reading, &there->value)
                   : check(facts, &reading, fact, &none.value);
    if (!status) {
        status = host_entry_say(&entry, facts, &reading, there ? there : &none, &said);
    }
    if (!status) {
        status = record_read(&record, &reading, fact, &entry.value.value, DATE_MIN);
    }
    return status ? status : keep_entry(facts, fact, &entry, err);
}

aftercare_status aftercare_facts_add_unanswered(aftercare_facts *facts, const char *term,
                                                aftercare_error *err) {
    return host_facts_put_term(facts, &facts->unanswered, (struct categories){0}, term,
                               err);
}
