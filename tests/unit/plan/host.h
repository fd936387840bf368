// A host that has a document in mind: it says the same fact by fact, or keeps it to be
// asked.
#ifndef AFTERCARE_TESTS_PLAN_HOST_H
#define AFTERCARE_TESTS_PLAN_HOST_H

#include "tests/unit/rules/workshop.h"

#define HOST_MEMBERS 16
#define HOST_FETCHES 32

struct host {
    // NULL: nothing is said of it.
    const struct json *patient, *request, *session, *contact;
    const char *fetched[HOST_FETCHES]; // in their order
    size_t fetches;
};

static inline const char *host_word(const struct json *value) {
    return value->type == JSON_TEXT ? value->text.at : NULL;
}

static inline aftercare_status host_put_entry(aftercare_facts *facts, const char *list,
                                              const struct json *entry,
                                              aftercare_error *err) {
    aftercare_member members[HOST_MEMBERS];
    const char *code = NULL;
    size_t count = 0;
    for (const struct json *each = entry->first; each; each = each->next) {
        if (text_is(each->key, "code")) {
            code = host_word(each);
        } else {
            assert_true(count < HOST_MEMBERS);
            members[count++] = (aftercare_member){each->key.at, host_word(each)};
        }
    }
    return aftercare_facts_add_entry(facts, list, code, members, count, err);
}

static inline aftercare_status
host_put_list(aftercare_facts *facts, const struct json *list, aftercare_error *err) {
    const char *name = list->key.at;
    aftercare_status status =
        list->count > 0 ? AFTERCARE_OK : aftercare_facts_put_none(facts, name, err);
    for (const struct json *entry = list->first; !status && entry; entry = entry->next) {
        status = host_put_entry(facts, name, entry, err);
    }
    return status;
}

// One member of the patient; what is unanswered is no fact of its own.
static inline aftercare_status
host_put_fact(aftercare_facts *facts, const struct json *fact, aftercare_error *err) {
    switch (fact->type) {
    case JSON_FALSE:
    case JSON_TRUE:
        return aftercare_facts_put_flag(facts, fact->key.at, fact->type == JSON_TRUE,
                                        err);
    case JSON_NUMBER:
        return aftercare_facts_put_number(facts, fact->key.at, fact->integer, err);
    case JSON_TEXT:
    case JSON_NULL:
        return aftercare_facts_put_text(facts, fact->key.at, host_word(fact), err);
    case JSON_LIST:
    case JSON_OBJECT:
        break;
    }
    return host_put_list(facts, fact, err);
}

typedef aftercare_status host_put_term(aftercare_facts *facts, const char *term,
                                       aftercare_error *err);

static inline aftercare_status host_put_terms(aftercare_facts *facts,
                                              const struct json *list, host_put_term *put,
                                              aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;
    const struct json *term = list ? list->first : NULL;
    for (; !status && term; term = term->next) {
        status = put(facts, host_word(term), err);
    }
    return status;
}

// All of the patient, in the document's order.
static inline aftercare_status
host_put_patient(aftercare_facts *facts, const struct host *host, aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;
    const struct json *fact = host->patient ? host->patient->first : NULL;
    for (; !status && fact; fact = fact->next) {
        status = text_is(fact->key, "unanswered")
                     ? host_put_terms(facts, fact, aftercare_facts_add_unanswered, err)
                     : host_put_fact(facts, fact, err);
    }
    return status;
}

typedef aftercare_status host_put_detail(aftercare_facts *facts, const char *name,
                                         const char *value, aftercare_error *err);

static inline aftercare_status host_put_details(aftercare_facts *facts,
                                                const struct json *details,
                                                host_put_detail *put,
                                                aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;
    const struct json *detail = details ? details->first : NULL;
    for (; !status && detail; detail = detail->next) {
        status = put(facts, detail->key.at, host_word(detail), err);
    }
    return status;
}

// A member that is a text; NULL where it is none.
static inline const char *host_text(const struct json *object, const char *name) {
    const struct json *member = json_member(object, name);
    return member ? host_word(member) : NULL;
}

static inline aftercare_status
host_put_request(aftercare_facts *facts, const struct host *host, aftercare_error *err) {
    const struct json *request = host->request;
    aftercare_status status =
        aftercare_facts_request_date(facts, host_text(request, "date"), err);
    if (!status) {
        status = host_put_terms(facts, json_member(request, "treatments"),
                                aftercare_facts_request_treatment, err);
    }
    if (!status) {
        status = host_put_terms(facts, json_member(request, "areas"),
                                aftercare_facts_request_area, err);
    }
    return status ? status
                  : host_put_details(facts, json_member(request, "details"),
                                     aftercare_facts_request_detail, err);
}

// Asked for a fact, the host puts in what its document says of it.
static inline aftercare_status host_fetch(void *context, aftercare_facts *facts,
                                          const char *name, aftercare_error *err) {
    struct host *host = context;
    const struct json *fact = json_member(host->patient, name);
    assert_true(host->fetches < HOST_FETCHES);
    host->fetched[host->fetches++] = name;
    return fact ? host_put_fact(facts, fact, err) : AFTERCARE_OK;
}

// The answer as JSON, which is the same as a document's.
static inline aftercare_status host_assess(aftercare_assessor *assessor,
                                           aftercare_facts *facts, aftercare_json *out,
                                           aftercare_error *err) {
    const aftercare_assessment *shown = NULL;
    aftercare_status status = aftercare_assess_facts(assessor, facts, &shown, err);
    assert_int_equal(shown == NULL, status != AFTERCARE_OK);
    return status ? status : aftercare_result_json(assessor, out, err);
}

static inline struct host host_of(const struct json *document) {
    return (struct host){.patient = json_member(document, "patient"),
                         .request = json_member(document, "request"),
                         .session = json_member(document, "session"),
                         .contact = json_member(document, "contact")};
}

#endif
