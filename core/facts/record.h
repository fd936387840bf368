// One coded entry of a patient's list.
#ifndef AFTERCARE_FACTS_RECORD_H
#define AFTERCARE_FACTS_RECORD_H

#include "core/facts/facts.h"

// Reads an entry of the fact's list and normalises its dates as of the day asked about.
// EDOCUMENT with its place.
aftercare_status record_read(struct record *out, const struct reading *reading,
                             const struct fact *fact, const struct json *entry,
                             struct date today);

#endif
