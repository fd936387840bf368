// Facts put in one by one, with no document: for a host that has them in variables, in
// the rows of a database, or somewhere that is asked only when an answer depends on it.
//
// Names are those of the schema (rules/schema.lua), and say what they say in a document.
// What is not put in is unknown, never "no". A list is complete as soon as it has an
// entry, or was put in as empty, but for what was put in as unanswered. Each call looks
// its terms up and checks its dates at once: what does not fit is refused with EDOCUMENT,
// in the sentence that a document would get, and err->pointer says where: that is
// "/patient/medications/0" for the first entry of that list. What was refused is not
// there; what was put in before still is. ELIMIT over 1,000 entries in a list or 1 MiB of
// text in all; ENOMEM. Texts are UTF-8 and copied; NULL for a value is the same as to
// leave the call out.
#ifndef AFTERCARE_FACTS_H
#define AFTERCARE_FACTS_H

#include "aftercare/assessment.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The facts of one patient, and what is requested for them.
typedef struct aftercare_facts aftercare_facts;

// Makes a handle for facts as these rules' schema has them; its memory is their
// allocator's. It holds the rules until it is freed itself. *out is the caller's, to be
// freed with aftercare_facts_free; untouched on failure. ENOMEM.
// Threads: one at a time for each handle.
// Cost: a few µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_new(aftercare_facts **out,
                                                   const aftercare_rules *rules,
                                                   aftercare_error *err);

// Frees the handle; NULL does nothing. Not from inside an aftercare_fetch.
// Threads: one at a time for each handle.
// Cost: a few µs.
// Since 0.1.0.
AFTERCARE_API void aftercare_facts_free(aftercare_facts *facts);

// Forgets all facts and the request, for the next patient; memory and the source stay.
// Inside an aftercare_fetch it does nothing.
// Threads: one at a time for each handle.
// Cost: next to nothing.
// Since 0.1.0.
AFTERCARE_API void aftercare_facts_clear(aftercare_facts *facts);

// Puts in whether something is so of the patient. EDOCUMENT also for a fact that was put
// in already; ENOMEM.
// Threads: one at a time for each handle.
// Cost: below a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_put_flag(aftercare_facts *facts,
                                                        const char *name, bool value,
                                                        aftercare_error *err);

// Puts in a whole number, within the bounds that the schema gives it. Otherwise as
// aftercare_facts_put_flag.
// Threads: one at a time for each handle.
// Cost: below a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_put_number(aftercare_facts *facts,
                                                          const char *name, int64_t value,
                                                          aftercare_error *err);

// Puts in a text, one of the schema's choices, or a date, "1991-03-14", perhaps in part,
// "1991-03" or "1991", as the fact wants; the patient's id is a text. ELIMIT;
// otherwise as aftercare_facts_put_flag.
// Threads: one at a time for each handle.
// Cost: below a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_put_text(aftercare_facts *facts,
                                                        const char *name,
                                                        const char *value,
                                                        aftercare_error *err);

// What is said of an entry besides its code: "area", "status", and the dates by the names
// that the schema gives them ("started", "stopped").
typedef struct aftercare_member {
    const char *name, *value; // value NULL: not said
} aftercare_member;

// Adds an entry to a list: its code (a term, a synonym, or a code such as "L71.8"), and
// count members, which may be NULL when there are none. The list is complete with what is
// added to it. EDOCUMENT, ELIMIT, ENOMEM.
// Threads: one at a time for each handle.
// Cost: about a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_add_entry(
    aftercare_facts *facts, const char *list, const char *code,
    const aftercare_member *members, size_t count, aftercare_error *err);

// Puts a list in as empty: the patient is known to have none. EDOCUMENT, ENOMEM.
// Threads: one at a time for each handle.
// Cost: below a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_put_none(aftercare_facts *facts,
                                                        const char *list,
                                                        aftercare_error *err);

// Leaves a term, or a group, unanswered: of it nobody knows, although its list is there.
// EDOCUMENT, ELIMIT, ENOMEM.
// Threads: one at a time for each handle.
// Cost: below a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_add_unanswered(aftercare_facts *facts,
                                                              const char *term,
                                                              aftercare_error *err);

// Says about which day is asked, "2026-11-22"; it must be said, and once. ECONFLICT
// inside an aftercare_fetch.
// Threads: one at a time for each handle.
// Cost: below a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_request_date(aftercare_facts *facts,
                                                            const char *date,
                                                            aftercare_error *err);

// Adds a treatment to those that are asked about; without one, all are. ECONFLICT inside
// an aftercare_fetch.
// Threads: one at a time for each handle.
// Cost: below a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_request_treatment(aftercare_facts *facts,
                                                                 const char *term,
                                                                 aftercare_error *err);

// Adds an area of the body to those that are to be treated; without one, those of the
// concerns stand for them. ECONFLICT inside an aftercare_fetch.
// Threads: one at a time for each handle.
// Cost: below a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_request_area(aftercare_facts *facts,
                                                            const char *term,
                                                            aftercare_error *err);

// Says how it is to be done: a detail of the schema's, each once. ECONFLICT inside an
// aftercare_fetch.
// Threads: one at a time for each handle.
// Cost: below a µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_facts_request_detail(aftercare_facts *facts,
                                                              const char *name,
                                                              const char *value,
                                                              aftercare_error *err);

// A host's source of facts. It is asked for one fact, or one list as a whole, by the
// schema's name, and puts it into the facts; or nothing, when it does not know. It may
// put in others besides, which are then not asked for. Anything but OK ends the call that
// asked with that status, and with what the source wrote into err; what it had put in
// that time is gone. It must not free the facts, nor assess them: that is ECONFLICT.
typedef aftercare_status aftercare_fetch(void *context, aftercare_facts *facts,
                                         const char *name, aftercare_error *err);

// Gives the facts a source, or takes it away (NULL). aftercare_assess_facts and its like
// ask it for what is missing, one fact at a time, the most decisive first: only what an
// answer about the requested treatments depends on, with all that is known by then; never
// what was put in; never for one fact twice. The answer is the same as if all had been
// put in before, and so is the order of asking each time. What was fetched stays until
// aftercare_facts_clear.
// Threads: one at a time for each handle; the source is called in the thread that
// assesses.
// Cost: nothing; each fact that is fetched then costs less than an assessment besides.
// Since 0.1.0.
AFTERCARE_API void aftercare_facts_from(aftercare_facts *facts, aftercare_fetch *fetch,
                                        void *context);

// Assesses the facts, as aftercare_assess_result does a document; the answer's JSON is
// aftercare_result_json's. The facts stay, and may be added to and assessed again. *out
// is borrowed from the assessor until its next call, and untouched on failure. EUSAGE
// when facts and assessor are not of the same rules; EDOCUMENT when no day is requested;
// what the source answered; ENOMEM.
// Threads: one at a time for each assessor, and for each handle.
// Cost: an assessment without its JSON, in and out.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_assess_facts(aftercare_assessor *assessor,
                                                      aftercare_facts *facts,
                                                      const aftercare_assessment **out,
                                                      aftercare_error *err);

// The shortest intake for the facts, as aftercare_ask tells it, after the source was
// asked. Otherwise as aftercare_assess_facts.
// Threads: one at a time for each assessor, and for each handle.
// Cost: as aftercare_ask, without reading.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_ask_facts(aftercare_assessor *assessor,
                                                   aftercare_facts *facts,
                                                   aftercare_json *out,
                                                   aftercare_error *err);

// Explains one rule for the facts, as aftercare_explain does; of the source only what
// this rule reads is asked. ENOTFOUND with the nearest rule; otherwise as
// aftercare_assess_facts.
// Threads: one at a time for each assessor, and for each handle.
// Cost: as aftercare_explain, without reading.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_explain_facts(aftercare_assessor *assessor,
                                                       aftercare_facts *facts,
                                                       const char *rule,
                                                       aftercare_json *out,
                                                       aftercare_error *err);

#ifdef __cplusplus
}
#endif

#endif
