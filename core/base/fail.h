// Writing an aftercare_error, the same way everywhere. Whoever first knows what is wrong
// writes it; those above pass it on untouched.
#ifndef AFTERCARE_BASE_FAIL_H
#define AFTERCARE_BASE_FAIL_H

#include "aftercare/error.h"

// Fills *err (which may be NULL) and returns status, so that a caller can write
// `return fail(err, …)`. place may be NULL. Control characters in the sentence become
// '?'.
__attribute__((format(printf, 4, 5))) aftercare_status fail(aftercare_error *err,
                                                            aftercare_status status,
                                                            const char *place,
                                                            const char *format, ...);

// The same with a line and a column (from 1; 0 for none).
__attribute__((format(printf, 6, 7))) aftercare_status
fail_at(aftercare_error *err, aftercare_status status, const char *place, int line,
        int column, const char *format, ...);

// The one way in which people see an error: "PLACE:LINE:COLUMN: SENTENCE", with the JSON
// pointer before the sentence where there is one; parts that are empty are left out.
// Writes at most size bytes with the NUL; returns out.
char *fail_line(char *out, unsigned long size, const aftercare_error *err);

#endif
