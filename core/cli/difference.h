// Where two documents differ first.
#ifndef AFTERCARE_CLI_DIFFERENCE_H
#define AFTERCARE_CLI_DIFFERENCE_H

#include "core/base/json.h"

// The first value, in the order in which they are written, that the other document does
// not have in the same place; NULL: they are written alike. Of two that differ, that of
// the second; of one that the second lacks, that of the first.
const struct json *difference_first(const struct json *first, const struct json *second);

#endif
