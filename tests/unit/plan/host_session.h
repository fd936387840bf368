// A host that says a session member by member, as its document has them, and plans it.
#ifndef AFTERCARE_TESTS_PLAN_HOST_SESSION_H
#define AFTERCARE_TESTS_PLAN_HOST_SESSION_H

#include "tests/unit/plan/host.h"

static inline aftercare_status
host_put_change(aftercare_facts *facts, const struct json *change, aftercare_error *err) {
    aftercare_member members[HOST_MEMBERS];
    size_t count = 0;
    for (const struct json *each = change->first; each; each = each->next) {
        if (!text_is(each->key, "rule")) {
            assert_true(count < HOST_MEMBERS);
            members[count++] = (aftercare_member){each->key.at, host_word(each)};
        }
    }
    return aftercare_facts_session_change(facts, host_text(change, "rule"), members,
                                          count, err);
}

// What the session is, but for what was done in it.
static inline aftercare_status
host_put_visit(aftercare_facts *facts, const struct json *session, aftercare_error *err) {
    const struct json *number = json_member(session, "number");
    const struct json *changes = json_member(session, "changes");
    const struct json *change = changes ? changes->first : NULL;
    aftercare_status status =
        aftercare_facts_session_id(facts, host_text(session, "id"), err);
    if (!status) {
        status =
            aftercare_facts_session_timezone(facts, host_text(session, "timezone"), err);
    }
    if (!status) {
        status =
            aftercare_facts_session_ended(facts, host_text(session, "ended_at"), err);
    }
    if (!status && number && number->type == JSON_NUMBER) {
        status = aftercare_facts_session_number(facts, number->integer, err);
    }
    if (!status) {
        status = host_put_terms(facts, json_member(session, "products"),
                                aftercare_facts_session_product, err);
    }
    for (; !status && change; change = change->next) {
        status = host_put_change(facts, change, err);
    }
    return status;
}

static inline aftercare_status
host_put_done(aftercare_facts *facts, const struct json *session, aftercare_error *err) {
    aftercare_status status = host_put_terms(facts, json_member(session, "treatments"),
                                             aftercare_facts_session_treatment, err);
    if (!status) {
        status = host_put_terms(facts, json_member(session, "areas"),
                                aftercare_facts_session_area, err);
    }
    return status ? status
                  : host_put_details(facts, json_member(session, "details"),
                                     aftercare_facts_session_detail, err);
}

static inline aftercare_status
host_put_quiet(aftercare_facts *facts, const struct json *quiet, aftercare_error *err) {
    const struct json *till = quiet && quiet->first ? quiet->first->next : NULL;
    if (!quiet || quiet->type != JSON_LIST) {
        return AFTERCARE_OK;
    }
    return quiet->count == 0
               ? aftercare_facts_contact_never_quiet(facts, err)
               : aftercare_facts_contact_quiet(facts, host_word(quiet->first),
                                               till ? host_word(till) : NULL, err);
}

static inline aftercare_status host_put_contact(aftercare_facts *facts,
                                                const struct json *contact,
                                                aftercare_error *err) {
    aftercare_status status =
        aftercare_facts_contact_channel(facts, host_text(contact, "channel"), err);
    if (!status) {
        status = aftercare_facts_contact_to(facts, host_text(contact, "to"), err);
    }
    if (!status) {
        status = aftercare_facts_contact_locale(facts, host_text(contact, "locale"), err);
    }
    return status ? status : host_put_quiet(facts, json_member(contact, "quiet"), err);
}

// All but the patient, who may be put in before or afterwards.
static inline aftercare_status
host_put_session(aftercare_facts *facts, const struct host *host, aftercare_error *err) {
    aftercare_status status = host_put_visit(facts, host->session, err);
    if (!status) {
        status = host_put_done(facts, host->session, err);
    }
    return status ? status : host_put_contact(facts, host->contact, err);
}

static inline const char *host_or(const char *text) {
    return text ? text : "-";
}

// All that a plan says: its JSON, and a line each of what that does not hold.
static inline const char *host_plan_text(struct arena *arena,
                                         const aftercare_plan *plan) {
    struct buffer out;
    buffer_init(&out, &system_allocator, 1 << 26);
    buffer_format(&out, "%s\n%s %s %s %lld %lld %s %s %s %s %s %d\n", plan->json,
                  plan->session, host_or(plan->patient), plan->course,
                  (long long)plan->ended, (long long)plan->number, plan->timezone,
                  plan->timezone_digest, host_or(plan->channel), host_or(plan->to),
                  host_or(plan->locale), plan->ended_offset);
    for (size_t i = 0; i < plan->reminders_count; i++) {
        const aftercare_planned_reminder *one = &plan->reminders[i];
        buffer_format(&out, "%s %lld %lld %lld %lld %lld %s %s %s %s\n", one->key,
                      (long long)one->due, (long long)one->expires,
                      (long long)one->wanted, (long long)one->due_wall,
                      (long long)one->expires_wall, one->course, host_or(one->rhythm),
                      one->message, host_or(one->missed));
    }
    for (size_t i = 0; i < plan->changes_count; i++) {
        const aftercare_change *one = plan->changes[i];
        buffer_format(&out, "%s %s %s %s %s\n", one->rule, host_or(one->from),
                      host_or(one->till), one->by, host_or(one->because));
    }
    assert_false(out.failed);
    const char *text = arena_copy(arena, out.at, out.len);
    buffer_clear(&out);
    return text;
}

#endif
