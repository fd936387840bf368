// Percent-encoding (RFC 3986, 2.1) of a path's segments and a query's values.
#ifndef AFTERCARE_HTTP_PERCENT_H
#define AFTERCARE_HTTP_PERCENT_H

#include "core/base/fail.h"
#include "core/base/text.h"

// Decodes into the arena, a NUL behind. EUSAGE when an escape is broken, when it hides
// a NUL, or when the result is not UTF-8; ENOMEM.
aftercare_status percent_decode(struct text *out, struct arena *arena, struct text text,
                                aftercare_error *err);

// Adds text with everything escaped but letters, digits, "-", ".", "_" and "~".
void percent_encode(struct buffer *out, struct text text);

#endif
