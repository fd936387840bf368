// What the files that read a document's facts share.
#ifndef AFTERCARE_FACTS_FACTS_INSIDE_H
#define AFTERCARE_FACTS_FACTS_INSIDE_H

#include "core/facts/facts.h"

// ENOMEM with its sentence.
aftercare_status facts_no_memory(const struct reading *reading);

// Reads the object "patient"; NULL: nothing is known of the person.
aftercare_status facts_patient(struct facts *facts, const struct reading *reading,
                               const struct json *patient);

// Reads the object "request"; NULL: nothing is asked in particular.
aftercare_status facts_request(struct facts *facts, const struct reading *reading,
                               const struct json *request);

// The day that the host or the request asks about, else today.
aftercare_status facts_day(struct date *out, const struct reading *reading,
                           const struct json *request, const struct asked *asked);

// The treatments that the host asks about, instead of the request's.
aftercare_status facts_asked(struct facts *facts, const struct reading *reading,
                             const struct asked *asked);

// Puts a term into a list in the order of ids, once; returns the new count. The list has
// room for it.
size_t facts_insert_term(const struct term **terms, size_t count,
                         const struct term *term);

#endif
