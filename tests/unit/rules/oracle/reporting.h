// Telling an answer line by line (listing.h), and what its parts share.
#ifndef AFTERCARE_TESTS_ORACLE_REPORTING_H
#define AFTERCARE_TESTS_ORACLE_REPORTING_H

#include "tests/unit/rules/oracle/naive.h"

struct reporting {
    struct listing *listing;
    const struct naive *naive;
    int work;
};

const char *reporting_term(const struct naive *naive, int term); // "null" for NONE
const char *reporting_verdict(enum naive_verdict verdict);

// "null" for never; the text is the listing's arena's.
const char *reporting_day(const struct reporting *reporting, int day);

// What suits one of the wishes.
void reporting_wish(const struct reporting *reporting, const struct plain_entry *wish);

#endif
