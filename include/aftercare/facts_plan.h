// A session put in member by member, with no document, and the plan that follows it. The
// patient's facts are those of facts.h, on the same handle; so one handle answers whether
// a treatment may be done, and then what follows it.
//
// Members are those of a session's document (examples/clinic/session.json). Each call
// checks what it is given at once, as facts.h tells: what does not fit is refused with
// EDOCUMENT in the sentence that a document would get, with err->pointer saying where,
// "/session/treatments/1" for the second treatment. Whether a time zone exists, and
// whether what every session needs is there (an id, treatments, its end and a time zone),
// is looked at when it is planned. What is there already is refused, but of treatments,
// areas, products and changes, which are lists. A source that is asked for a fact leaves
// the session alone: ECONFLICT. ELIMIT and NULL are as facts.h has them.
#ifndef AFTERCARE_FACTS_PLAN_H
#define AFTERCARE_FACTS_PLAN_H

#include "aftercare/facts.h"
#include "aftercare/plan.h"

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Says the session's id, 1 to 200 bytes: the keys of its reminders begin with it.
// EDOCUMENT, ECONFLICT, ELIMIT, ENOMEM.
// Threads: one at a time for each handle.
// Cost: below a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_session_id(aftercare_facts *facts,
                                                          const char *id,
                                                          aftercare_error *err);

// Says when the session ended: an instant, RFC 3339 with an offset,
// "2026-11-22T15:30:00+01:00". Errors as aftercare_facts_session_id.
// Threads: one at a time for each handle.
// Cost: below a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_session_ended(aftercare_facts *facts,
                                                             const char *instant,
                                                             aftercare_error *err);

// Says in which time zone the patient lives, an IANA name; without it the options' holds.
// Errors as aftercare_facts_session_id, but that a name which is none is refused when
// the session is planned.
// Threads: one at a time for each handle.
// Cost: below a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_session_timezone(aftercare_facts *facts,
                                                                const char *name,
                                                                aftercare_error *err);

// Says which session of its course it was, from 1 to 1000; without it the first. Errors
// as aftercare_facts_session_id.
// Threads: one at a time for each handle.
// Cost: below a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_session_number(aftercare_facts *facts,
                                                              int64_t number,
                                                              aftercare_error *err);

// Adds a treatment to those that were done. Errors as aftercare_facts_session_id.
// Threads: one at a time for each handle.
// Cost: below a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_session_treatment(aftercare_facts *facts,
                                                                 const char *term,
                                                                 aftercare_error *err);

// Adds an area of the body to those that were treated. Errors as
// aftercare_facts_session_id.
// Threads: one at a time for each handle.
// Cost: below a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_session_area(aftercare_facts *facts,
                                                            const char *term,
                                                            aftercare_error *err);

// Adds a product to those that the plan tells of; without one, all that are known. Errors
// as aftercare_facts_session_id.
// Threads: one at a time for each handle.
// Cost: below a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_session_product(aftercare_facts *facts,
                                                               const char *term,
                                                               aftercare_error *err);

// Says how it was done: a detail of the schema's, each once. Errors as
// aftercare_facts_session_id.
// Threads: one at a time for each handle.
// Cost: below a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_session_detail(aftercare_facts *facts,
                                                              const char *name,
                                                              const char *value,
                                                              aftercare_error *err);

// Adds what the practitioner decided otherwise than a rule: the rule, and count members,
// "from" and "till" (durations from the session's end, "PT72H"; one of them at least),
// "by", which must be there, and "because". Errors as aftercare_facts_session_id.
// Threads: one at a time for each handle.
// Cost: about a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_session_change(
    aftercare_facts *facts, const char *rule, const aftercare_member *members,
    size_t count, aftercare_error *err);

// Says by which channel the patient is reminded. Errors as aftercare_facts_session_id.
// Threads: one at a time for each handle.
// Cost: below a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_contact_channel(aftercare_facts *facts,
                                                               const char *channel,
                                                               aftercare_error *err);

// Says where on that channel. Errors as aftercare_facts_session_id.
// Threads: one at a time for each handle.
// Cost: below a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_contact_to(aftercare_facts *facts,
                                                          const char *to,
                                                          aftercare_error *err);

// Says in which language, "en"; without it, or where a rule has none of it, in English.
// Errors as aftercare_facts_session_id.
// Threads: one at a time for each handle.
// Cost: below a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_contact_locale(aftercare_facts *facts,
                                                              const char *locale,
                                                              aftercare_error *err);

// Says in which hours the patient is not to be reminded, "21:00" to "08:00", on the
// patient's own clock; without them the options' hold. Errors as
// aftercare_facts_session_id.
// Threads: one at a time for each handle.
// Cost: below a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_contact_quiet(aftercare_facts *facts,
                                                             const char *from,
                                                             const char *till,
                                                             aftercare_error *err);

// Says that the patient may be reminded at any hour, whatever the options say. Errors as
// aftercare_facts_session_id.
// Threads: one at a time for each handle.
// Cost: below a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_contact_never_quiet(aftercare_facts *facts,
                                                                   aftercare_error *err);

// Plans what follows the session that was put in, as aftercare_plan_session does of a
// document that says the same, to the same bytes; *plan is borrowed from the assessor
// until its next call, and untouched on failure. Nothing in it needs the facts any more:
// they stay, and may be added to. A source is asked, as for an assessment, for what the
// plan depends on: what decides which rules apply, what describes the course, and the
// patient's id. plan->content is a digest of what was put in and fetched, so that facts
// of which no plan asks do not change it. EUSAGE when facts and assessor are of different
// rules, or an option is wrong; EDOCUMENT when something is missing, or there is no such
// time zone; what the source answered; ECONFLICT inside an aftercare_fetch; ENOMEM.
// Threads: one at a time for each assessor, and for each handle.
// Cost: as aftercare_plan_session, without reading.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_plan_facts(aftercare_assessor *assessor,
                                                    aftercare_facts *facts,
                                                    const aftercare_plan_options *options,
                                                    const aftercare_plan **plan,
                                                    aftercare_error *err);

// The use of every product, and the steps in force, at one instant (RFC 3339 with offset)
// of the same plan, as aftercare_plan_at tells it. EUSAGE when at is none, or lies before
// the session ended; otherwise as aftercare_plan_facts.
// Threads: one at a time for each assessor, and for each handle.
// Cost: as one plan.
// Since 0.1.0.
AFTERCARE_API aftercare_status
aftercare_plan_facts_at(aftercare_assessor *assessor, aftercare_facts *facts,
                        const aftercare_plan_options *options, const char *at,
                        aftercare_json *out, aftercare_error *err);

#ifdef __cplusplus
}
#endif

#endif
