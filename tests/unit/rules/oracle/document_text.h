// A document as JSON. What does not matter is written in any way: the order of members,
// an id or its synonym or code, null or nothing, members of the caller's own.
#ifndef AFTERCARE_TESTS_ORACLE_DOCUMENT_TEXT_H
#define AFTERCARE_TESTS_ORACLE_DOCUMENT_TEXT_H

#include "core/base/text.h"
#include "tests/unit/rules/oracle/plain.h"

// style 0 is the plain way; any other number another one.
void document_write(struct buffer *out, const struct calendar *calendar,
                    const struct plain_rules *rules,
                    const struct plain_document *document, uint64_t style);

#endif
