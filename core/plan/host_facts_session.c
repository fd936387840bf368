// What a host says of a session that has taken place, and of whom to remind. Nothing of
// it changes while a plan is made.
#include "core/plan/host_facts_entry.h"
#include "core/plan/session_members.h"

#include <inttypes.h>
#include <stdio.h>

#define DIGITS_MAX 24

static aftercare_status check_open(const aftercare_facts *facts, aftercare_error *err) {
    return host_facts_check_open(facts, "session", err);
}

static aftercare_status no_memory(aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the facts");
}

static const struct schema *schema_of(const aftercare_facts *facts) {
    return &facts->rules->base->schema;
}

// --- members that are one value --------------------------------------------------------

// A member of the session, or of the contact.
struct member {
    struct json_branch *object;
    const char *name;
    // Refuses what no document could say; NULL: any text will do.
    aftercare_status (*check)(const struct reading *reading, const struct json *value);
};

static aftercare_status put(aftercare_facts *facts, const struct member *member,
                            struct json value, aftercare_error *err) {
    const struct reading reading = host_facts_reading(facts, err);
    aftercare_status status = check_open(facts, err);
    if (!status) {
        status = host_facts_place(&value, facts, &reading, member->object, member->name);
    }
    if (!status && member->check) {
        status = member->check(&reading, &value);
    }
    return status ? status : host_facts_put(facts, member->object, &value, err);
}

static aftercare_status put_text(aftercare_facts *facts, const struct member *member,
                                 const char *text, aftercare_error *err) {
    const struct json value = {.type = JSON_TEXT, .text = text_of(text)};
    return text ? put(facts, member, value, err) : check_open(facts, err);
}

static aftercare_status try_id(const struct reading *reading, const struct json *value) {
    struct text id;
    return session_id(&id, reading, value);
}

static aftercare_status try_ended(const struct reading *reading,
                                  const struct json *value) {
    struct instant ended;
    int32_t offset;
    return session_ended(&ended, &offset, reading, value);
}

static aftercare_status try_number(const struct reading *reading,
                                   const struct json *value) {
    int64_t number;
    return session_number(&number, reading, value);
}

aftercare_status aftercare_facts_session_id(aftercare_facts *facts, const char *id,
                                            aftercare_error *err) {
    const struct member member = {&facts->session.branch, "id", try_id};
    return put_text(facts, &member, id, err);
}

aftercare_status aftercare_facts_session_ended(aftercare_facts *facts,
                                               const char *instant,
                                               aftercare_error *err) {
    const struct member member = {&facts->session.branch, "ended_at", try_ended};
    return put_text(facts, &member, instant, err);
}

aftercare_status aftercare_facts_session_timezone(aftercare_facts *facts,
                                                  const char *name,
                                                  aftercare_error *err) {
    const struct member member = {&facts->session.branch, "timezone", NULL};
    return put_text(facts, &member, name, err);
}

aftercare_status aftercare_facts_session_number(aftercare_facts *facts, int64_t number,
                                                aftercare_error *err) {
    const struct member member = {&facts->session.branch, "number", try_number};
    char digits[DIGITS_MAX];
    (void)snprintf(digits, sizeof digits, "%" PRId64, number);
    const struct json value = {.type = JSON_NUMBER,
                               .is_integer = true,
                               .integer = number,
                               .text = text_of(digits)};
    return put(facts, &member, value, err);
}

aftercare_status aftercare_facts_contact_channel(aftercare_facts *facts,
                                                 const char *channel,
                                                 aftercare_error *err) {
    const struct member member = {&facts->contact, "channel", NULL};
    return put_text(facts, &member, channel, err);
}

aftercare_status aftercare_facts_contact_to(aftercare_facts *facts, const char *to,
                                            aftercare_error *err) {
    const struct member member = {&facts->contact, "to", NULL};
    return put_text(facts, &member, to, err);
}

aftercare_status aftercare_facts_contact_locale(aftercare_facts *facts,
                                                const char *locale,
                                                aftercare_error *err) {
    const struct member member = {&facts->contact, "locale", NULL};
    return put_text(facts, &member, locale, err);
}

// --- lists -----------------------------------------------------------------------------

static aftercare_status add_term(aftercare_facts *facts, struct host_part *list,
                                 struct categories categories, const char *term,
                                 aftercare_error *err) {
    aftercare_status status = check_open(facts, err);
    return status ? status : host_facts_put_term(facts, list, categories, term, err);
}

aftercare_status aftercare_facts_session_treatment(aftercare_facts *facts,
                                                   const char *term,
                                                   aftercare_error *err) {
    return add_term(facts, &facts->session.treatments, schema_of(facts)->treatments, term,
                    err);
}

aftercare_status aftercare_facts_session_area(aftercare_facts *facts, const char *term,
                                              aftercare_error *err) {
    return add_term(facts, &facts->session.areas, schema_of(facts)->areas, term, err);
}

aftercare_status aftercare_facts_session_product(aftercare_facts *facts, const char *term,
                                                 aftercare_error *err) {
    return add_term(facts, &facts->products, schema_of(facts)->products, term, err);
}

aftercare_status aftercare_facts_session_detail(aftercare_facts *facts, const char *name,
                                                const char *value, aftercare_error *err) {
    aftercare_status status = check_open(facts, err);
    return status
               ? status
               : host_facts_put_detail(facts, &facts->session.details, name, value, err);
}

aftercare_status aftercare_facts_session_change(aftercare_facts *facts, const char *rule,
                                                const aftercare_member *members,
                                                size_t count, aftercare_error *err) {
    const struct session_reading from = {.reading = host_facts_reading(facts, err),
                                         .base = facts->rules->base};
    const struct host_said said = {"rule", rule, members, count};
    struct host_entry entry;
    struct change change = {0};
    aftercare_status status = check_open(facts, err);
    if (!status) {
        status =
            host_entry_say(&entry, facts, &from.reading, &facts->changes.branch, &said);
    }
    if (!status) {
        status = session_change(&change, &from, &entry.value.value);
    }
    if (status) {
        return status;
    }
    struct json_branch *kept = host_facts_copy_branch(facts, &entry.value, entry.members);
    if (!kept) {
        return no_memory(err);
    }
    json_place(&kept->value, &facts->changes.branch, TEXT(""));
    host_facts_append(&facts->changes, &kept->value);
    return AFTERCARE_OK;
}

// --- quiet hours -----------------------------------------------------------------------

// A copy of the list that was checked.
static aftercare_status keep_quiet(aftercare_facts *facts, const struct json_branch *said,
                                   const struct json *hours, aftercare_error *err) {
    struct json_branch *kept = host_facts_copy_branch(facts, said, hours);
    if (!kept) {
        return no_memory(err);
    }
    json_place(&kept->value, &facts->contact, TEXT("quiet"));
    json_append(&facts->contact, &kept->value);
    return AFTERCARE_OK;
}

static aftercare_status put_quiet(aftercare_facts *facts, const char *from,
                                  const char *till, aftercare_error *err) {
    const struct reading reading = host_facts_reading(facts, err);
    const char *const clocks[] = {from, till};
    struct json_branch said = {.value = {.type = JSON_LIST}};
    struct json hours[2];
    struct quiet quiet = {0};
    aftercare_status status =
        host_facts_place(&said.value, facts, &reading, &facts->contact, "quiet");
    for (size_t i = 0; !status && i < 2; i++) {
        struct json *hour = &hours[said.value.count];
        *hour = (struct json){.type = JSON_TEXT, .text = text_of(clocks[i])};
        if (clocks[i]) {
            json_place(hour, &said, TEXT(""));
            json_append(&said, hour);
            status = host_facts_check(facts, &reading, hour);
        }
    }
    if (!status) {
        status = session_quiet(&quiet, &reading, &said.value);
    }
    return status ? status : keep_quiet(facts, &said, hours, err);
}

aftercare_status aftercare_facts_contact_quiet(aftercare_facts *facts, const char *from,
                                               const char *till, aftercare_error *err) {
    aftercare_status status = check_open(facts, err);
    return status || (!from && !till) ? status : put_quiet(facts, from, till, err);
}

aftercare_status aftercare_facts_contact_never_quiet(aftercare_facts *facts,
                                                     aftercare_error *err) {
    aftercare_status status = check_open(facts, err);
    return status ? status : put_quiet(facts, NULL, NULL, err);
}
